import { createHash, type X509Certificate } from 'node:crypto'
import type { TLSSocket } from 'node:tls'

/** A certificate a server sent, as DANE compares it (RFC 6698 section 2.1). All in lower-case hexadecimal. */
export interface SentCertificate {
  readonly subject: string
  /** The whole certificate (selector 0). */
  readonly whole: Digests
  /** Its public key, SubjectPublicKeyInfo (selector 1); null when the certificate cannot be read that far. */
  readonly key: Digests | null
  /** Whether the key of the next certificate of the chain signed this one; false for the last. */
  readonly isSignedByNext: boolean
}

export interface Digests {
  readonly raw: string
  readonly sha256: string
  readonly sha512: string
}

/** Real chains hold two to four. */
const longestChain = 8

/** The chain a server sent, its own certificate first. Empty when it sent none. */
export function readSentChain(socket: TLSSocket): readonly SentCertificate[] {
  const sent: X509Certificate[] = []
  let next = socket.getPeerX509Certificate()
  while (next !== undefined && sent.length < longestChain) {
    sent.push(next)
    next = next.issuerCertificate
  }
  return sent.map((certificate, index) => describe(certificate, sent[index + 1]))
}

function describe(certificate: X509Certificate, issuer: X509Certificate | undefined): SentCertificate {
  const key = publicKeyOf(certificate.raw)
  return {
    subject: certificate.subject.replaceAll('\n', ', ').slice(0, 200),
    whole: digestsOf(certificate.raw),
    key: key === null ? null : digestsOf(key),
    isSignedByNext: issuer !== undefined && isSignedBy(certificate, issuer),
  }
}

/** Keys of kinds that OpenSSL does not know make it throw. */
function isSignedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  try {
    return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey)
  } catch {
    return false
  }
}

function digestsOf(bytes: Buffer): Digests {
  const digest = (algorithm: string) => createHash(algorithm).update(bytes).digest('hex')
  return { raw: bytes.toString('hex'), sha256: digest('sha256'), sha512: digest('sha512') }
}

/**
 * The bytes of the SubjectPublicKeyInfo as they stand in a certificate (RFC 5280 section 4.1): written anew by a
 * library they may differ, and so would their digest. Null when the certificate is not shaped so.
 */
export function publicKeyOf(certificate: Buffer): Buffer | null {
  const outer = elementAt(certificate, 0)
  const signed = outer && elementAt(certificate, outer.contentStart)
  if (!signed) return null
  let element = elementAt(certificate, signed.contentStart)
  // [0] version is left out in version 1; then serial number, signature, issuer, validity, subject.
  let before = element?.tag === 0xa0 ? 6 : 5
  while (element !== null && before > 0) {
    element = elementAt(certificate, element.end)
    before -= 1
  }
  if (element === null || element.tag !== 0x30 || element.end > signed.end) return null
  return certificate.subarray(element.start, element.end)
}

interface Element {
  readonly tag: number
  readonly start: number
  readonly contentStart: number
  readonly end: number
}

/** One element of DER (X.690 section 8.1), with lengths of at most four bytes. */
function elementAt(bytes: Buffer, start: number): Element | null {
  const [tag, first] = [bytes[start], bytes[start + 1]]
  if (tag === undefined || first === undefined) return null
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f
  if (first === 0x80 || lengthBytes > 4 || start + 2 + lengthBytes > bytes.length) return null
  const length = lengthBytes === 0 ? first : bytes.readUIntBE(start + 2, lengthBytes)
  const contentStart = start + 2 + lengthBytes
  const end = contentStart + length
  return end > bytes.length ? null : { tag, start, contentStart, end }
}
