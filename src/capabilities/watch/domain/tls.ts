import { expiryOf } from './certificate-expiry.ts'
import type { ServedCertificate, TlsSeen, TlsVersion } from './visit.ts'

/** What a site does with the versions of TLS. RFC 8996 forbids 1.0 and 1.1; ANSSI asks for 1.2 or 1.3 (TLS guide, 2020). */
export type VersionsVerdict =
  | { readonly kind: 'current'; readonly accepted: readonly TlsVersion[] }
  | { readonly kind: 'old-accepted'; readonly old: readonly TlsVersion[] }
  | { readonly kind: 'only-old'; readonly old: readonly TlsVersion[] }
  | { readonly kind: 'unknown' }

const oldVersions = ['TLSv1', 'TLSv1.1'] as const
const newVersions = ['TLSv1.2', 'TLSv1.3'] as const

/** An old version that is accepted is a fault whatever the others do; `current` needs both old ones to be refused. */
export function judgeVersions({ versions }: TlsSeen): VersionsVerdict {
  const old = oldVersions.filter((version) => versions[version] === 'accepted')
  const accepted = newVersions.filter((version) => versions[version] === 'accepted')
  const isRefused = (version: TlsVersion) => versions[version] === 'refused'
  if (old.length > 0)
    return newVersions.every(isRefused) ? { kind: 'only-old', old } : { kind: 'old-accepted', old }
  return accepted.length > 0 && oldVersions.every(isRefused)
    ? { kind: 'current', accepted }
    : { kind: 'unknown' }
}

/** What is wrong with the chain a server sends, beside what browsers already refuse its own certificate for. */
export type ChainFault =
  /** The server sends its own certificate and not that of the authority that signed it. */
  'incomplete' | 'expired-above' | 'ends-soon-above' | 'weak-key' | 'weak-signature'

export interface ChainJudged {
  readonly fault: ChainFault
  readonly certificate: ServedCertificate
  readonly daysLeft: number
}

/** The first fault of a chain, the gravest first; null when there is none. */
export function judgeChain(
  chain: readonly ServedCertificate[],
  isIssuerUnknown: boolean,
  now: Date,
): ChainJudged | null {
  const [leaf, ...above] = chain
  if (leaf === undefined) return null
  const judged = (fault: ChainFault, certificate: ServedCertificate): ChainJudged => ({
    fault,
    certificate,
    daysLeft: expiryOf(certificate.validTo, now).daysLeft,
  })
  if (isIssuerUnknown && above.length === 0 && !leaf.isSelfIssued) return judged('incomplete', leaf)
  const stageOf = ({ validTo }: ServedCertificate) =>
    Number.isNaN(Date.parse(validTo)) ? 'far' : expiryOf(validTo, now).stage
  // A root is trusted for being known: browsers do not read its dates in what the server sends, nor its signature.
  const between = above.filter((certificate) => !certificate.isSelfIssued)
  const expired = between.find((certificate) => stageOf(certificate) === 'expired')
  if (expired !== undefined) return judged('expired-above', expired)
  const read = [leaf, ...between]
  const weakKey = read.find(hasWeakKey)
  if (weakKey !== undefined) return judged('weak-key', weakKey)
  const weakSignature = read.find(({ signature }) =>
    /md5|sha1\b|sha1With|-with-?sha1|SHA1$/i.test(signature ?? ''),
  )
  if (weakSignature !== undefined) return judged('weak-signature', weakSignature)
  const ending = between.find((certificate) => stageOf(certificate) !== 'far')
  return ending === undefined ? null : judged('ends-soon-above', ending)
}

/** ANSSI (RGS B1) and the CA/Browser Forum: RSA of 2048 bits, curves of 256 bits. */
function hasWeakKey({ keyType, keyBits }: ServedCertificate): boolean {
  if (keyType === 'dsa') return true
  if (keyBits === null) return false
  return keyType === 'ec' ? keyBits < 256 : keyBits < 2048
}
