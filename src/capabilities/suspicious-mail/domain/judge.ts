import { faultsOfFile, shownFile } from './attachment.ts'
import { type Authentication, reasonsOfAuthentication } from './authentication.ts'
import { ibansIn, shownIban } from './iban.ts'
import { faultsOfLink, type KnownHosts } from './link.ts'
import type { Protected } from './look-alike.ts'
import type { MailSeen } from './mail.ts'
import { defanged, shownSafely } from './plain-text.ts'
import type { Reason, ReasonCode } from './reason.ts'
import { faultsOfSender, type Institution } from './sender.ts'
import { type Concluded, conclude } from './verdict.ts'
import type { WordingFound } from './wording.ts'

/** Groups of words that are looked for; some are reasons by themselves, some only together. */
export const wordingCodes = [
  'bank-details-change',
  'urgency',
  'threat',
  'secrecy',
  'transfer',
  'gift-cards',
  'blackmail',
  'asks-secret-code',
] as const
export type WordingCode = (typeof wordingCodes)[number]

/** What is known beforehand: content of the product, and the domains of the commune. */
export interface Knowledge {
  readonly institutions: readonly Institution[]
  readonly hosts: KnownHosts
  readonly freeMail: ReadonlySet<string>
  readonly findWords: (text: string) => readonly WordingFound<WordingCode>[]
  /** The commune itself, and this installation of Beffroi. */
  readonly own: readonly Protected[]
}

export interface Judgement extends Concluded {
  readonly reasons: readonly Reason[]
}

const mostEvidence = 5

export function judge(mail: MailSeen, authentication: Authentication, knowledge: Knowledge): Judgement {
  const protects = [...knowledge.own, ...knowledge.institutions]
  const found = [
    ...reasonsOfAuthentication(authentication, protects),
    ...faultsOfSender(
      { from: mail.from, replyTo: mail.replyTo, isAuthenticated: authentication.isAligned },
      { institutions: knowledge.institutions, protects, freeMail: knowledge.freeMail },
    ),
    ...reasonsOfLinks(mail, authentication, knowledge, protects),
    ...mail.files.flatMap((file) =>
      faultsOfFile(file).map((code): Reason => ({ code, evidence: [shownSafely(shownFile(file))] })),
    ),
    ...(mail.asksPassword ? [{ code: 'mail-asks-password' as const, evidence: [] }] : []),
    ...reasonsOfWords(mail, knowledge),
    ...mail.unread.map(
      (unread): Reason => ({ code: unread === 'broken' ? 'not-readable' : 'too-much-to-read', evidence: [] }),
    ),
  ]
  const reasons = gathered(found)
  return { ...conclude(reasons), reasons }
}

function reasonsOfLinks(
  mail: MailSeen,
  { domain, isAligned }: Authentication,
  { hosts: known }: Knowledge,
  protects: readonly Protected[],
): Reason[] {
  const judging = { known, protects, authenticatedAs: isAligned ? domain : null }
  return mail.links.flatMap((link) =>
    faultsOfLink(link, judging).map(({ code, target, likes }): Reason => {
      const differs = code === 'link-shows-other-site' || code === 'link-shows-tracked-site'
      const shown = differs ? `${defanged(shownSafely(link.shown, 60))} → ` : ''
      return {
        code,
        evidence: [`${shown}${defanged(target)}`],
        ...(likes === undefined ? {} : { words: { name: likes.of.name } }),
      }
    }),
  )
}

function reasonsOfWords({ subject, text }: MailSeen, { findWords }: Knowledge): Reason[] {
  const whole = `${subject}\n${text}`
  const found = new Map(findWords(whole).map(({ code, words }) => [code, `« ${shownSafely(words)} »`]))
  const alone: readonly ReasonCode[] = [
    'bank-details-change',
    'urgency',
    'threat',
    'gift-cards',
    'blackmail',
    'asks-secret-code',
  ]
  const reasons = alone.flatMap((code): Reason[] => {
    const words = wordingCodes.find((each) => each === code)
    const quote = words === undefined ? undefined : found.get(words)
    return quote === undefined ? [] : [{ code, evidence: [quote] }]
  })
  const [secrecy, transfer] = [found.get('secrecy'), found.get('transfer')]
  if (secrecy !== undefined && transfer !== undefined)
    reasons.push({ code: 'secret-transfer', evidence: [secrecy, transfer] })
  if (!found.has('bank-details-change')) return reasons
  const ibans = ibansIn(text)
  const foreign = ibans.filter((iban) => !/^(?:FR|MC)/.test(iban))
  return [
    ...reasons,
    ...(ibans.length === 0
      ? []
      : [{ code: 'bank-details-change' as const, evidence: ibans.slice(0, 3).map(shownIban) }]),
    ...(foreign.length === 0
      ? []
      : [{ code: 'foreign-account' as const, evidence: foreign.slice(0, 3).map(shownIban) }]),
  ]
}

/** Each reason once, with the evidence of all its occurrences, the first of each. */
function gathered(found: readonly Reason[]): Reason[] {
  const byCode = new Map<ReasonCode, Reason>()
  for (const reason of found) {
    const already = byCode.get(reason.code)
    const evidence = [...new Set([...(already?.evidence ?? []), ...reason.evidence])].slice(0, mostEvidence)
    byCode.set(reason.code, { ...reason, ...already, evidence })
  }
  return [...byCode.values()]
}
