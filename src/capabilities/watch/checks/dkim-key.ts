import { createPublicKey, type KeyObject } from 'node:crypto'

/**
 * Size in bits of an RSA public key, in the form of certificates (`SubjectPublicKeyInfo`, what everybody publishes) or
 * bare (`RSAPublicKey`, what RFC 6376 section 3.6.1 writes). Null for anything else.
 */
export function sizeOfRsa(der: Uint8Array): number | null {
  const key = read(der, 'spki') ?? read(der, 'pkcs1')
  if (key?.asymmetricKeyType !== 'rsa') return null
  return key.asymmetricKeyDetails?.modulusLength ?? null
}

function read(der: Uint8Array, type: 'spki' | 'pkcs1'): KeyObject | null {
  try {
    return createPublicKey({ key: Buffer.from(der), format: 'der', type })
  } catch {
    return null
  }
}
