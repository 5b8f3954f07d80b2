import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import { utf8 } from '../domain/log/bytes.ts'
import { type Checkpoint, writeCheckpoint } from '../domain/log/checkpoint.ts'
import type { Cryptography } from '../domain/log/cryptography.ts'
import { keyIdOf, type VerifierKey, writeNote } from '../domain/log/note.ts'

/** SHA-256 and Ed25519 of Node. */
export const machine: Cryptography = {
  sha256: (bytes) => createHash('sha256').update(bytes).digest(),
  verifyEd25519(publicKey, message, signature) {
    if (publicKey.length !== 32 || signature.length !== 64) return false
    try {
      return verify(null, message, keyObjectOf(publicKey), signature)
    } catch {
      return false
    }
  },
}

/** The last key read: a logbook is verified by the same one from end to end. */
let lastRead: { readonly x: string; readonly key: KeyObject } | null = null

function keyObjectOf(publicKey: Uint8Array): KeyObject {
  const x = Buffer.from(publicKey).toString('base64url')
  if (lastRead?.x !== x)
    lastRead = { x, key: createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' }) }
  return lastRead.key
}

export interface SigningKey {
  readonly publicKey: Uint8Array
  sign(message: Uint8Array): Uint8Array
}

/** A new key, in the form in which it is kept (PKCS #8, base64): seal it. */
export function newSigningKey(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64')
}

export function readSigningKey(pkcs8: string): SigningKey {
  const key = createPrivateKey({ key: Buffer.from(pkcs8, 'base64'), type: 'pkcs8', format: 'der' })
  const { x } = createPublicKey(key).export({ format: 'jwk' })
  if (key.asymmetricKeyType !== 'ed25519' || x === undefined) throw new Error('this is no Ed25519 key')
  return {
    publicKey: new Uint8Array(Buffer.from(x, 'base64url')),
    sign: (message) => new Uint8Array(sign(null, message, key)),
  }
}

/** The verifier key of a log: it bears the name of the log. */
export const keyOfLog = (origin: string, publicKey: Uint8Array): VerifierKey => ({
  name: origin,
  algorithm: 1,
  publicKey,
})

/** A text signed by the key of a log, as a note. */
export function signText(text: string, origin: string, key: SigningKey): string {
  const keyId = keyIdOf(machine.sha256, keyOfLog(origin, key.publicKey))
  return writeNote({ text, signatures: [{ name: origin, keyId, value: key.sign(utf8(text)) }] })
}

export const signCheckpoint = (checkpoint: Checkpoint, key: SigningKey): string =>
  signText(writeCheckpoint(checkpoint), checkpoint.origin, key)
