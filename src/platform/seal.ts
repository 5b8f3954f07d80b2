import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const nonceInBytes = 12
const tagInBytes = 16

const keyOf = (installationKey: string, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', installationKey, '', purpose, 32))

/**
 * Encrypted and authenticated (AES-256-GCM) by a key of its own for each purpose, drawn from that of the installation.
 * @param purpose a name that never changes: `beffroi webhook secret v1`
 */
export function seal(secret: string, installationKey: string, purpose: string): string {
  const nonce = randomBytes(nonceInBytes)
  const cipher = createCipheriv('aes-256-gcm', keyOf(installationKey, purpose), nonce)
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64')
}

/** Throws when the text was changed, or sealed by another installation or for something else. */
export function unseal(sealed: string, installationKey: string, purpose: string): string {
  const bytes = Buffer.from(sealed, 'base64')
  const key = keyOf(installationKey, purpose)
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceInBytes))
  decipher.setAuthTag(bytes.subarray(nonceInBytes, nonceInBytes + tagInBytes))
  return (
    decipher.update(bytes.subarray(nonceInBytes + tagInBytes), undefined, 'utf8') + decipher.final('utf8')
  )
}
