import { mailKindOf } from '../domain/mail-kind.ts'
import { isSameRegistration } from '../domain/public-suffix.ts'
import type { Check } from './check.ts'

/** What kind of mail the commune uses: a domain of its own, or somebody else's. */
export const mailKind: Check = {
  name: 'mail-kind',
  async run({ target: { domain, mail }, relayDomains }) {
    const code = 'mail-kind'
    if (mail.kind !== 'address') return { beside: [{ code, verdict: 'not-applicable', evidence: {} }] }
    const kind = mailKindOf(mail.domain, domain, isSameRegistration(mail.domain, domain), relayDomains)
    const words = { mailDomain: mail.domain, domain, address: mail.address }
    const verdict = kind === 'consumer' || kind === 'other' ? 'to-fix' : 'ok'
    const evidence = { kind, mail }
    return { beside: [{ code, verdict, variant: kind, words, evidence }] }
  },
}
