import { isAmong } from './domain-names.ts'
import type { Protected } from './look-alike.ts'
import { defanged } from './plain-text.ts'
import type { Reason } from './reason.ts'

/** What SPF, DKIM and DMARC say of a message, after the DNS was asked. */
export interface Authentication {
  /** The domain of the author; empty when there is none. */
  readonly domain: string
  /** `none`: the route shows no entry from outside. */
  readonly route: 'entered' | 'inside' | 'none'
  readonly spf: SpfSeen
  readonly dkim: readonly DkimSeen[]
  readonly dmarc: DmarcSeen
  /** A signature or the address of the sender holds, and belongs to the author's domain (RFC 9989 section 4.4). */
  readonly isAligned: boolean
  /** Something could not be asked, and its answer might have changed what is said. */
  readonly isDoubtful: boolean
  /** Whether any question got an answer from the DNS. */
  readonly isDnsSilent: boolean
}

export interface SpfSeen {
  readonly result: 'pass' | 'fail' | 'softfail' | 'neutral' | 'none' | 'permerror' | 'temperror' | 'not-asked'
  readonly domain: string
  /** Told by the receiving server rather than asked now. */
  readonly isToldByReceiver: boolean
}

export interface DkimSeen {
  readonly domain: string
  readonly selector: string
  readonly result: 'pass' | 'fail' | 'temperror'
  readonly isToldByReceiver: boolean
  readonly why: string
}

export interface DmarcSeen {
  readonly policy: 'none' | 'quarantine' | 'reject' | null
  readonly foundAt: string | null
}

/** What authentication adds to the reasons. `protects`: those in whose name a failure is no mishap. */
export function reasonsOfAuthentication(seen: Authentication, protects: readonly Protected[]): Reason[] {
  const evidence = seen.domain === '' ? [] : [defanged(seen.domain)]
  const words = { domain: defanged(seen.domain) }
  if (seen.isAligned) return [{ code: 'sender-authenticated', evidence, words }]
  if (seen.route === 'inside') return [{ code: 'sender-internal', evidence }]
  if (seen.domain === '' || seen.isDoubtful)
    return [
      {
        code: 'sender-unverifiable',
        evidence,
        words: { ...words, why: seen.isDnsSilent ? 'dns' : 'partly' },
      },
    ]
  if (seen.route === 'none' && seen.dkim.length === 0) return [{ code: 'no-route-seen', evidence }]
  const owner = protects.find(({ domains }) => isAmong(seen.domain, domains))
  const isForbidden = seen.dmarc.policy === 'reject' || seen.dmarc.policy === 'quarantine'
  // The way in is not known: that the signature fails says little, a copy may have changed the message.
  if (seen.route === 'none') return [{ code: 'sender-not-authenticated', evidence, words }]
  if (isForbidden && owner !== undefined)
    return [{ code: 'sender-forges-known-name', evidence, words: { ...words, name: owner.name } }]
  if (isForbidden) return [{ code: 'sender-forged', evidence, words }]
  if (seen.spf.result === 'fail' && seen.spf.domain === seen.domain)
    return [{ code: 'sender-refused', evidence, words }]
  return [{ code: 'sender-not-authenticated', evidence, words }]
}
