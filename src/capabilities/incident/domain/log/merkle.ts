import { areEqual, join } from './bytes.ts'
import type { Sha256 } from './cryptography.ts'

/** The Merkle tree of RFC 6962 §2.1: leaves under 0x00, nodes under 0x01, so that no leaf passes for a node. */

const leafPrefix = Uint8Array.of(0)
const nodePrefix = Uint8Array.of(1)

export const hashLeaf = (sha256: Sha256, leaf: Uint8Array): Uint8Array => sha256(join(leafPrefix, leaf))

const hashNode = (sha256: Sha256, left: Uint8Array, right: Uint8Array): Uint8Array =>
  sha256(join(nodePrefix, left, right))

/**
 * What must be kept of a tree to add to it and to know its root: the root of each full subtree, largest first. Their
 * sizes are the ones of the binary writing of `size`.
 */
export interface Frontier {
  readonly size: number
  readonly peaks: readonly Uint8Array[]
}

export const emptyFrontier: Frontier = { size: 0, peaks: [] }

export function addLeaf(sha256: Sha256, { size, peaks }: Frontier, leafHash: Uint8Array): Frontier {
  const kept = [...peaks]
  let added = leafHash
  for (let rest = size; rest % 2 === 1; rest = Math.floor(rest / 2)) {
    const left = kept.pop()
    if (left === undefined) throw new Error('a frontier lacks a peak')
    added = hashNode(sha256, left, added)
  }
  return { size: size + 1, peaks: [...kept, added] }
}

/** Root of the tree; of an empty one the hash of nothing. */
export function rootOf(sha256: Sha256, { peaks }: Frontier): Uint8Array {
  const last = peaks.at(-1)
  if (last === undefined) return sha256(new Uint8Array())
  return peaks.slice(0, -1).reduceRight((right, left) => hashNode(sha256, left, right), last)
}

/** The frontier of these leaves, by their hashes. */
export function frontierOf(sha256: Sha256, leafHashes: readonly Uint8Array[]): Frontier {
  return leafHashes.reduce((frontier, hash) => addLeaf(sha256, frontier, hash), emptyFrontier)
}

const treeRoot = (sha256: Sha256, leafHashes: readonly Uint8Array[]): Uint8Array =>
  rootOf(sha256, frontierOf(sha256, leafHashes))

/** Largest power of two below `size`, which is at least 2. */
function splitOf(size: number): number {
  let split = 1
  while (split * 2 < size) split *= 2
  return split
}

/** PATH(m, D) of RFC 6962 §2.1.1. `index` lies below the number of leaves. */
export function proveInclusion(
  sha256: Sha256,
  leafHashes: readonly Uint8Array[],
  index: number,
): Uint8Array[] {
  const size = leafHashes.length
  if (!(Number.isInteger(index) && index >= 0 && index < size))
    throw new RangeError('no leaf of this tree stands there')
  if (size === 1) return []
  const split = splitOf(size)
  const left = leafHashes.slice(0, split)
  const right = leafHashes.slice(split)
  return index < split
    ? [...proveInclusion(sha256, left, index), treeRoot(sha256, right)]
    : [...proveInclusion(sha256, right, index - split), treeRoot(sha256, left)]
}

/** PROOF(m, D) of RFC 6962 §2.1.2: from the first `oldSize` leaves to all of them. Empty for 0 and for all. */
export function proveConsistency(
  sha256: Sha256,
  leafHashes: readonly Uint8Array[],
  oldSize: number,
): Uint8Array[] {
  if (!(Number.isInteger(oldSize) && oldSize >= 0 && oldSize <= leafHashes.length))
    throw new RangeError('this tree was never of that size')
  return oldSize === 0 ? [] : subproof(sha256, leafHashes, oldSize, true)
}

function subproof(
  sha256: Sha256,
  leafHashes: readonly Uint8Array[],
  oldSize: number,
  isKnown: boolean,
): Uint8Array[] {
  if (oldSize === leafHashes.length) return isKnown ? [] : [treeRoot(sha256, leafHashes)]
  const split = splitOf(leafHashes.length)
  const left = leafHashes.slice(0, split)
  const right = leafHashes.slice(split)
  return oldSize <= split
    ? [...subproof(sha256, left, oldSize, isKnown), treeRoot(sha256, right)]
    : [...subproof(sha256, right, oldSize - split, false), treeRoot(sha256, left)]
}

/** RFC 9162 §2.1.3.2: the same trees, the verification that RFC 6962 left out. */
export function isIncluded(
  sha256: Sha256,
  leafHash: Uint8Array,
  index: number,
  tree: { readonly size: number; readonly root: Uint8Array },
  proof: readonly Uint8Array[],
): boolean {
  if (!(isCount(index) && isCount(tree.size) && index < tree.size)) return false
  let node = index
  let last = tree.size - 1
  let hash = leafHash
  for (const step of proof) {
    if (last === 0) return false
    if (node % 2 === 1 || node === last) {
      hash = hashNode(sha256, step, hash)
      while (node % 2 === 0 && node !== 0) {
        node = Math.floor(node / 2)
        last = Math.floor(last / 2)
      }
    } else {
      hash = hashNode(sha256, hash, step)
    }
    node = Math.floor(node / 2)
    last = Math.floor(last / 2)
  }
  return last === 0 && areEqual(hash, tree.root)
}

/** RFC 9162 §2.1.4.2: the second tree begins with all that the first one holds. */
export function isConsistent(
  sha256: Sha256,
  older: { readonly size: number; readonly root: Uint8Array },
  newer: { readonly size: number; readonly root: Uint8Array },
  proof: readonly Uint8Array[],
): boolean {
  if (!(isCount(older.size) && isCount(newer.size) && older.size <= newer.size)) return false
  if (older.size === newer.size) return proof.length === 0 && areEqual(older.root, newer.root)
  if (older.size === 0) return proof.length === 0 && areEqual(older.root, sha256(new Uint8Array()))
  const steps = isPowerOfTwo(older.size) ? [older.root, ...proof] : [...proof]
  const [first, ...rest] = steps
  if (first === undefined) return false
  let node = older.size - 1
  let last = newer.size - 1
  while (node % 2 === 1) {
    node = Math.floor(node / 2)
    last = Math.floor(last / 2)
  }
  let oldHash = first
  let newHash = first
  for (const step of rest) {
    if (last === 0) return false
    if (node % 2 === 1 || node === last) {
      oldHash = hashNode(sha256, step, oldHash)
      newHash = hashNode(sha256, step, newHash)
      while (node % 2 === 0 && node !== 0) {
        node = Math.floor(node / 2)
        last = Math.floor(last / 2)
      }
    } else {
      newHash = hashNode(sha256, newHash, step)
    }
    node = Math.floor(node / 2)
    last = Math.floor(last / 2)
  }
  return last === 0 && areEqual(oldHash, older.root) && areEqual(newHash, newer.root)
}

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0

function isPowerOfTwo(size: number): boolean {
  let power = 1
  while (power < size) power *= 2
  return power === size
}
