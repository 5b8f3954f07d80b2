import { createHash, createPrivateKey, sign } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromBase64, fromHex, toBase64, toHex, utf8 } from '../domain/log/bytes.ts'
import { readCheckpoint, writeCheckpoint } from '../domain/log/checkpoint.ts'
import { cosignedAt, cosignedText, writeCosignature } from '../domain/log/cosignature.ts'
import { compareWithHeld } from '../domain/log/held-checkpoint.ts'
import {
  frontierOf,
  hashLeaf,
  isConsistent,
  isIncluded,
  proveConsistency,
  proveInclusion,
  rootOf,
} from '../domain/log/merkle.ts'
import {
  isSignedBy,
  keyIdOf,
  readNote,
  readVerifierKey,
  type VerifierKey,
  writeNote,
  writeVerifierKey,
} from '../domain/log/note.ts'
import { keyOfLog, machine, newSigningKey, readSigningKey, signCheckpoint, signText } from './cryptography.ts'

const { sha256 } = machine

/** The tree as RFC 6962 §2.1 defines it, word for word: another implementation than the one under test. */
function naiveRoot(leaves: readonly Uint8Array[]): Buffer {
  const hash = (...parts: readonly Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest()
  if (leaves.length === 0) return hash()
  const [only] = leaves
  if (leaves.length === 1 && only !== undefined) return hash(Buffer.of(0), only)
  const k = 2 ** Math.floor(Math.log2(leaves.length - 1))
  return hash(Buffer.of(1), naiveRoot(leaves.slice(0, k)), naiveRoot(leaves.slice(k)))
}

// The leaves and roots of the tests of Certificate Transparency.
const leaves = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((hex) => fromHex(hex) ?? new Uint8Array())
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]
const hashes = (count: number) => leaves.slice(0, count).map((leaf) => hashLeaf(sha256, leaf))
const treeOf = (leafHashes: readonly Uint8Array[]) => ({
  size: leafHashes.length,
  root: rootOf(sha256, frontierOf(sha256, leafHashes)),
})

describe('the tree', () => {
  it('has the roots that Certificate Transparency published', () => {
    for (const [count, root] of roots.entries()) expect(toHex(treeOf(hashes(count)).root)).toBe(root)
  })

  it('proves that 6 leaves begin 8, as Certificate Transparency published', () => {
    expect(proveConsistency(sha256, hashes(8), 6).map(toHex)).toEqual([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ])
  })

  it('equals, of any leaves, the definition of the RFC, and every proof holds for it only', () => {
    const some = fc.array(fc.uint8Array({ maxLength: 8 }), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(some, fc.nat(), fc.nat(), (content, pick, cut) => {
        const all = content.map((leaf) => hashLeaf(sha256, leaf))
        const tree = treeOf(all)
        expect(toHex(tree.root)).toBe(naiveRoot(content).toString('hex'))
        const index = pick % all.length
        const inclusion = proveInclusion(sha256, all, index)
        expect(isIncluded(sha256, all[index]!, index, tree, inclusion)).toBe(true)
        expect(isIncluded(sha256, sha256(utf8('other')), index, tree, inclusion)).toBe(false)
        expect(isIncluded(sha256, all[index]!, index, tree, [...inclusion, tree.root])).toBe(false)
        const older = treeOf(all.slice(0, cut % (all.length + 1)))
        const consistency = proveConsistency(sha256, all, older.size)
        expect(isConsistent(sha256, older, tree, consistency)).toBe(true)
        if (older.size > 0) {
          const forged = { size: older.size, root: sha256(older.root) }
          expect(isConsistent(sha256, forged, tree, consistency)).toBe(false)
        }
        for (const at of consistency.keys()) {
          const wrong = consistency.with(at, sha256(consistency[at]!))
          expect(isConsistent(sha256, older, tree, wrong)).toBe(false)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('refuses numbers that are none, whatever comes with them', () => {
    const tree = treeOf(hashes(3))
    const [leaf] = hashes(1)
    for (const index of [-1, 3, 0.5, Number.NaN, 2 ** 60])
      expect(isIncluded(sha256, leaf!, index, tree, [])).toBe(false)
    expect(isConsistent(sha256, tree, treeOf(hashes(2)), [])).toBe(false)
    expect(isConsistent(sha256, tree, treeOf(hashes(4)), [])).toBe(false)
  })
})

// The published example of the Go package `sumdb/note`, whose format C2SP took over.
const goKey = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'
const goSeed = 'AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz'
const goText = `If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n`
const goNote = `${goText}\n\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n`

describe('a signed note', () => {
  const key = readVerifierKey(sha256, goKey) as VerifierKey

  it('of the Go package is read, verified, and written again byte for byte', async () => {
    const note = readNote(goNote)
    expect(note?.text).toBe(goText)
    expect(await isSignedBy(machine, note!, key)).toBe(true)
    expect(writeVerifierKey(sha256, key)).toBe(goKey)
    const seed = Buffer.from(goSeed, 'base64').subarray(1)
    const pkcs8 = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed])
    const privateKey = createPrivateKey({ key: pkcs8, type: 'pkcs8', format: 'der' })
    const value = sign(null, Buffer.from(goText), privateKey)
    const signature = { name: 'PeterNeumann', keyId: keyIdOf(sha256, key), value }
    expect(writeNote({ text: goText, signatures: [signature] })).toBe(goNote)
  })

  it('does not hold once a letter is another', async () => {
    const note = readNote(goNote.replace('cryptography', 'cryptographY'))
    expect(await isSignedBy(machine, note!, key)).toBe(false)
  })

  it('is no note when it lacks its last newline, its signature, or has unused bits set', () => {
    expect(readNote(goNote.slice(0, -1))).toBeNull()
    expect(readNote(goText)).toBeNull()
    expect(readNote(goNote.replace('nAM=\n', 'nAN=\n'))).toBeNull()
    expect(readNote(`${goNote}\u0000`)).toBeNull()
  })

  it('knows the key of a witness by its own algorithm', () => {
    const witness = readVerifierKey(
      sha256,
      'remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2',
    )
    expect(witness?.algorithm).toBe(4)
    expect(readVerifierKey(sha256, goKey.replace('c74f20a3', 'c74f20a4'))).toBeNull()
  })
})

describe('a checkpoint', () => {
  it('is read as it was written, and only so', () => {
    const checkpoint = { origin: 'beffroi/a/b/1', size: 12, root: sha256(utf8('x')) }
    const text = writeCheckpoint(checkpoint)
    expect(readCheckpoint(text)).toEqual({ ...checkpoint, root: new Uint8Array(checkpoint.root) })
    for (const wrong of [
      text.replace('12', '012'),
      text.replace('12', '-1'),
      text.slice(0, -1),
      `\n${text}`,
      '',
    ])
      expect(readCheckpoint(wrong)).toBeNull()
  })

  it('countersigned by a witness says when it was seen', async () => {
    const witness = readSigningKey(newSigningKey())
    const key: VerifierKey = { name: 'relais.example', algorithm: 4, publicKey: witness.publicKey }
    const log = readSigningKey(newSigningKey())
    const note = readNote(signCheckpoint({ origin: 'log', size: 1, root: sha256(utf8('x')) }, log))!
    const seconds = Date.parse('2026-11-22T09:00:00Z') / 1000
    const value = writeCosignature(seconds, witness.sign(cosignedText(note.text, seconds)))
    const line = { name: key.name, keyId: keyIdOf(sha256, key), value }
    const cosigned = { ...note, signatures: [...note.signatures, line] }
    expect(await cosignedAt(machine, readNote(writeNote(cosigned))!, key)).toEqual(new Date(seconds * 1000))
    const later = { ...line, value: writeCosignature(seconds + 1, value.slice(8)) }
    expect(await cosignedAt(machine, { ...note, signatures: [later] }, key)).toBeNull()
  })

  it('held by a phone is replaced by one that continues it, and by no other', async () => {
    const log = readSigningKey(newSigningKey())
    const key = keyOfLog('beffroi/a/b/1', log.publicKey)
    const noteOf = (count: number, signer = log) =>
      signCheckpoint({ origin: key.name, ...treeOf(hashes(count)) }, signer)
    const proof = (from: number, to: number) => proveConsistency(sha256, hashes(to), from)
    const shown = (note: string, steps: readonly Uint8Array[] = []) => ({ note, proof: steps })
    const compare = (held: string | null, given: ReturnType<typeof shown>) =>
      compareWithHeld(machine, key, held, given).then(({ kind }) => kind)
    expect(await compare(null, shown(noteOf(3)))).toBe('grown')
    expect(await compare(noteOf(3), shown(noteOf(7), proof(3, 7)))).toBe('grown')
    expect(await compare(noteOf(3), shown(noteOf(7)))).toBe('refused')
    expect(await compare(noteOf(3), shown(noteOf(3)))).toBe('nothing-new')
    expect(await compare(noteOf(7), shown(noteOf(3)))).toBe('went-back')
    expect(
      await compare(
        noteOf(3),
        shown(signText(`${key.name}\n3\n${toBase64(sha256(utf8('y')))}\n`, key.name, log)),
      ),
    ).toBe('went-back')
    expect(await compare(noteOf(3), shown(noteOf(7, readSigningKey(newSigningKey())), proof(3, 7)))).toBe(
      'refused',
    )
  })
})

describe('bytes', () => {
  it('have one way to be written', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(fromHex(toHex(bytes))).toEqual(bytes)
        expect(fromBase64(toBase64(bytes))).toEqual(bytes)
      }),
    )
    expect(fromHex('AB')).toBeNull()
    expect(fromBase64('AB==')).toBeNull()
  })
})
