import type { TlsaRecord } from './look-up.ts'
import type { Digests, Secured, SentCertificate } from './mail-greeting.ts'

const hexLengths: Readonly<Record<number, number>> = { 1: 64, 2: 128 }

/**
 * Whether mail servers can use a TLSA record: usages 2 and 3 only (RFC 7672 section 3.1), known selector and matching
 * type, a digest of the right length (RFC 6698 section 2.1).
 */
export function isUsable({ usage, selector, matchingType, data }: TlsaRecord): boolean {
  if ((usage !== 2 && usage !== 3) || (selector !== 0 && selector !== 1)) return false
  return matchingType === 0 ? data.length > 0 : data.length === hexLengths[matchingType]
}

/**
 * What the usable records say of what a server showed. `unsure`: an authority whose whole certificate or key stands in
 * the record may sign without being sent, which is not verified here.
 */
export type DaneMatch = 'match' | 'mismatch' | 'unsure'

export function matchDane(records: readonly TlsaRecord[], shown: Secured, mailDomain: string): DaneMatch {
  const usable = records.filter(isUsable)
  if (usable.some((record) => matches(record, shown, mailDomain))) return 'match'
  return usable.some(({ usage, matchingType }) => usage === 2 && matchingType === 0) ? 'unsure' : 'mismatch'
}

function matches(record: TlsaRecord, shown: Secured, mailDomain: string): boolean {
  const [own, ...above] = shown.chain
  if (own === undefined) return false
  // DANE-EE looks neither at names nor at dates (RFC 7672 section 3.1.1).
  if (record.usage === 3) return isSame(record, own)
  const index = above.findIndex((certificate) => isSame(record, certificate))
  if (index < 0) return false
  const isLinked = shown.chain.slice(0, index + 1).every(({ isSignedByNext }) => isSignedByNext)
  return isLinked && isWithinDates(shown) && isForServerOrDomain(shown, mailDomain)
}

function isSame({ selector, matchingType, data }: TlsaRecord, certificate: SentCertificate): boolean {
  const digests: Digests | null = selector === 0 ? certificate.whole : certificate.key
  if (digests === null) return false
  const said = matchingType === 0 ? digests.raw : matchingType === 1 ? digests.sha256 : digests.sha512
  return said === data.toLowerCase()
}

const isWithinDates = ({ certificate }: Secured) =>
  certificate !== null &&
  !certificate.faults.includes('expired') &&
  !certificate.faults.includes('not-yet-valid')

/** With DANE-TA the certificate is for the server or for the domain of the mail (RFC 7672 section 3.2.3). */
function isForServerOrDomain({ certificate }: Secured, mailDomain: string): boolean {
  if (certificate === null) return false
  if (!certificate.faults.includes('wrong-host')) return true
  return certificate.names.some((name) => name.toLowerCase() === mailDomain.toLowerCase())
}

export const writeTlsa = ({ usage, selector, matchingType, data }: TlsaRecord) =>
  `${usage} ${selector} ${matchingType} ${data}`
