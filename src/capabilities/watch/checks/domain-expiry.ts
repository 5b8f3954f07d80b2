import { getDomain } from 'tldts'
import { dayInWords, dayOf } from '../../../kernel/day.ts'
import type { Doubt } from '../domain/issue-seen.ts'
import { type RegistryFault, readRegistration, stageOf } from '../domain/registration.ts'
import type { Beside, Check } from './check.ts'

const doubtOf: Readonly<Record<RegistryFault, Doubt>> = {
  busy: 'no-registry-answer',
  'no-answer': 'no-registry-answer',
  unreadable: 'registry-unreadable',
  'private-address': 'private-address',
  stopped: 'deadline',
  'not-asked': 'not-asked',
}

/** Until when the domain name is paid for, and how the registry holds it (RDAP, RFC 9083). */
export const domainExpiry: Check = {
  name: 'domain-expiry',
  async run({ target: { domain, mail, site }, registrationOf, now }) {
    const code = 'domain-expiry'
    if (mail.kind === 'none' && site.kind === 'none') {
      return { beside: [{ code, verdict: 'not-applicable', evidence: {} }] }
    }
    const name = getDomain(domain)
    // `commune.exemple-hebergeur.com`, where the host lends names to everybody: the registration is not the commune's.
    if (name === null || getDomain(domain, { allowPrivateDomains: true }) !== name) {
      return {
        beside: [{ code, verdict: 'not-applicable', variant: 'lent', words: { domain }, evidence: {} }],
      }
    }
    const told = await registrationOf(name)
    const words = { name }
    const unknown = (doubt: Doubt, evidence: object): Beside => ({
      code,
      verdict: 'could-not-tell',
      doubt,
      variant: doubt,
      words,
      evidence: { name, ...evidence },
    })
    if (told.kind === 'no-server') return { beside: [unknown('no-registry', {})] }
    if (told.kind === 'could-not-tell') {
      const { server, reason, detail } = told
      return { beside: [unknown(doubtOf[reason], { server, reason, detail: detail.slice(0, 200) })] }
    }
    const { server } = told
    if (told.kind === 'not-registered') {
      return {
        beside: [{ code, verdict: 'to-fix', variant: 'not-registered', words, evidence: { name, server } }],
      }
    }
    const registration = readRegistration(told.content, name)
    if (registration === null) return { beside: [unknown('registry-unreadable', { server })] }
    const { stage, daysLeft } = stageOf(registration, now())
    const evidence = { server, registration, daysLeft }
    if (stage === 'no-date') return { beside: [unknown('registry-unreadable', evidence)] }
    const { expiresAt, registrar } = registration
    const said = {
      ...words,
      expiresOn: expiresAt === null ? 'une date inconnue' : dayInWords(dayOf(new Date(expiresAt))),
      days: Math.abs(daysLeft ?? 0) === 1 ? '1 jour' : `${Math.max(daysLeft ?? 0, 0)} jours`,
      registrar: registrar ?? 'un bureau d’enregistrement que le registre ne nomme pas',
    }
    if (stage === 'far') return { beside: [{ code, verdict: 'ok', words: said, evidence }] }
    return { beside: [{ code, verdict: 'to-fix', variant: stage, words: said, evidence }] }
  },
}
