import canonicalize from 'canonicalize'
import { fromHex, join, toHex, utf8 } from './bytes.ts'
import type { Sha256 } from './cryptography.ts'
import { hashLeaf } from './merkle.ts'

/** Who writes, as it stands in the logbook for good. */
export interface Author {
  readonly id: string
  readonly name: string
  readonly role: string
  /** The organisation for which they came in under a mandate; null for the commune's own people. */
  readonly holderId: string | null
}

/** Place of an entry in the logbook of an incident. */
export interface EntryPlace {
  readonly epoch: number
  /** From 0 in each epoch. */
  readonly sequence: number
}

/** A checkpoint of an earlier epoch that an entry names, so that it can no more be forgotten. */
export interface Recalled {
  readonly origin: string
  readonly size: number
  /** Hexadecimal. */
  readonly root: string
  /** It cannot be reconciled with what the server holds: the server was set back and wrote on. */
  readonly diverges: boolean
}

/**
 * What the tree is made of. Instants are ISO 8601 in UTC with milliseconds. A leaf holds no word of what was written:
 * only the salted hash of it, so that the words can be taken out.
 */
export interface Leaf extends EntryPlace {
  readonly author: Author
  /** Salted hash of the body (`commitTo`), hexadecimal. */
  readonly body: string
  /** A device numbers its own entries: sent ten times, one is recorded once. */
  readonly device: { readonly id: string; readonly sequence: number }
  readonly kind: string
  /** `paper`: first written by hand, re-keyed later. */
  readonly medium: 'screen' | 'paper'
  /** When it happened, as told; for paper, the instant written on it. */
  readonly happenedAt: string
  /** When it was typed, by the clock of the device. */
  readonly writtenAt: string
  /** When the device sent it, by the same clock. */
  readonly sentAt: string
  /** When it reached the server, by the clock of the server. */
  readonly receivedAt: string
  readonly recalls?: readonly Recalled[]
  /** Written before in an epoch that the server lost, and given back by a device. */
  readonly recovers?: EntryPlace & { readonly hash: string }
  /** The entry whose words this one takes out. */
  readonly redacts?: EntryPlace
}

export interface AttachedFile {
  readonly name: string
  readonly mediaType: string
  readonly sizeInBytes: number
  readonly sha256: string
}

/** The words of an entry. */
export interface EntryBody {
  readonly text: string
  readonly attachments: readonly AttachedFile[]
  /** What a screen needs to show it again; JSON, its numbers within safe integers. */
  readonly detail?: unknown
}

export const saltInBytes = 32

/** RFC 8785. Throws on what JSON cannot say, such as half a surrogate pair. */
export function writeCanonical(value: unknown): string {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('this is no JSON value')
  return text
}

/** SHA-256 of 32 random bytes followed by the canonical body. */
export function commitTo(sha256: Sha256, salt: Uint8Array, body: unknown): string {
  if (salt.length !== saltInBytes) throw new RangeError('a salt has 32 bytes')
  return toHex(sha256(join(salt, utf8(writeCanonical(body)))))
}

/** The hash of a leaf in the tree. */
export const hashOfLeaf = (sha256: Sha256, leaf: Leaf): Uint8Array =>
  hashLeaf(sha256, utf8(writeCanonical(leaf)))

/** Whether these are the words to which the leaf is bound. */
export function isBodyOf(sha256: Sha256, leaf: Leaf, saltInHex: string, body: unknown): boolean {
  const salt = fromHex(saltInHex)
  return salt?.length === saltInBytes && commitTo(sha256, salt, body) === leaf.body
}

/**
 * When it was typed by the clock of the server: the clock of the device may be wrong by a year, the time between typing
 * and sending is not.
 */
export function likelyWrittenAt({ writtenAt, sentAt, receivedAt }: Leaf): Date {
  const heldForMs = Math.max(0, Date.parse(sentAt) - Date.parse(writtenAt))
  return new Date(Date.parse(receivedAt) - heldForMs)
}

const toleratedInMs = 5 * 60_000

/** How far the clock of the device is from that of the server; null when they agree within five minutes. */
export function clockFaultInMs({ sentAt, receivedAt }: Pick<Leaf, 'sentAt' | 'receivedAt'>): number | null {
  const fault = Date.parse(sentAt) - Date.parse(receivedAt)
  return Math.abs(fault) <= toleratedInMs ? null : fault
}
