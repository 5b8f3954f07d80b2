import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'

/** What an answer says otherwise than a device would. */
export interface Lie {
  readonly origin?: string
  /** The name that the key says it is bound to. */
  readonly rpId?: string
  readonly challenge?: string
  readonly isUserUnverified?: boolean
  readonly counter?: number
  readonly type?: string
}

/** A key as a device holds one (ES256), that answers rightly or as a test wants. */
export interface SoftKey {
  readonly id: string
  create(challenge: string, lie?: Lie): object
  sign(challenge: string, lie?: Lie): object
}

const userPresent = 0x01
const userVerified = 0x04
const keyIncluded = 0x40

export function makeSoftKey(origin: string): SoftKey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const credentialId = randomBytes(16)
  const id = credentialId.toString('base64url')
  let counter = 0

  const clientData = (type: string, challenge: string, lie: Lie) =>
    Buffer.from(
      JSON.stringify({
        type: lie.type ?? type,
        challenge: lie.challenge ?? challenge,
        origin: lie.origin ?? origin,
        crossOrigin: false,
      }),
    )
  function authenticatorBytes(lie: Lie, more: number, rest: Buffer): Buffer {
    counter += 1
    const count = Buffer.alloc(4)
    count.writeUInt32BE(lie.counter ?? counter)
    const flags = userPresent | (lie.isUserUnverified ? 0 : userVerified) | more
    const rpId = lie.rpId ?? new URL(origin).hostname
    return Buffer.concat([createHash('sha256').update(rpId).digest(), Buffer.from([flags]), count, rest])
  }
  const common = { id, rawId: id, type: 'public-key', clientExtensionResults: {} }

  return {
    id,
    create(challenge, lie = {}) {
      // RFC 9053 §7.1.1: EC2, ES256, P-256.
      const cose = new Map<number, number | Uint8Array>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, new Uint8Array(Buffer.from(x, 'base64url'))],
        [-3, new Uint8Array(Buffer.from(y, 'base64url'))],
      ])
      const length = Buffer.alloc(2)
      length.writeUInt16BE(credentialId.length)
      const attested = [Buffer.alloc(16), length, credentialId, Buffer.from(isoCBOR.encode(cose))]
      const authData = authenticatorBytes(lie, keyIncluded, Buffer.concat(attested))
      const attestation = new Map<string, string | Uint8Array | Map<string, string>>([
        ['fmt', 'none'],
        ['attStmt', new Map<string, string>()],
        ['authData', new Uint8Array(authData)],
      ])
      return {
        ...common,
        response: {
          clientDataJSON: clientData('webauthn.create', challenge, lie).toString('base64url'),
          attestationObject: Buffer.from(isoCBOR.encode(attestation)).toString('base64url'),
          transports: ['internal'],
        },
      }
    },
    sign(challenge, lie = {}) {
      const said = clientData('webauthn.get', challenge, lie)
      const authData = authenticatorBytes(lie, 0, Buffer.alloc(0))
      const signed = Buffer.concat([authData, createHash('sha256').update(said).digest()])
      return {
        ...common,
        response: {
          clientDataJSON: said.toString('base64url'),
          authenticatorData: authData.toString('base64url'),
          signature: sign('sha256', signed, privateKey).toString('base64url'),
        },
      }
    },
  }
}
