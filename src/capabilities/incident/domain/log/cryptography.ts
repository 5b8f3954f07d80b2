/** What the rules of the logbook ask of the machine they run on: a server, a phone, the command that verifies. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array

/** Ed25519 (RFC 8032). False for a key or a signature that is none. */
export type VerifyEd25519 = (
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
) => Promise<boolean> | boolean

export interface Cryptography {
  readonly sha256: Sha256
  readonly verifyEd25519: VerifyEd25519
}
