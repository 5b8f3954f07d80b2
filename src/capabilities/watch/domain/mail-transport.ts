import { doubtOfFault } from './doubt.ts'
import type { Doubt } from './issue-seen.ts'
import type { Greeting, GreetingEnd, Secured } from './mail-greeting.ts'
import type { CertificateFault, VisitFault } from './visit.ts'

/** Why a greeting says nothing certain of a server; null when it does. */
export function doubtOfGreeting(end: GreetingEnd): Doubt | null {
  switch (end.kind) {
    case 'could-not-tell':
      return doubtsOfMail[end.reason] ?? doubtOfFault[end.reason]
    case 'refused':
      return 'mail-refused'
    case 'turned-away':
      return 'mail-turned-away'
    case 'not-asked':
      return 'not-asked'
    default:
      return null
  }
}

const doubtsOfMail: Partial<Readonly<Record<VisitFault, Doubt>>> = {
  timeout: 'mail-timeout',
  reset: 'mail-reset',
  unreachable: 'mail-unreachable',
  malformed: 'mail-unreadable',
}

/** Whether a mail server was there: it spoke, whatever it said. */
const spoke = ({ end }: Greeting) =>
  end.kind === 'secured' ||
  end.kind === 'without-starttls' ||
  end.kind === 'starttls-fault' ||
  end.kind === 'turned-away'

export type Reach =
  | { readonly kind: 'all' }
  /** The others answer on the same port: it is the server, not our network. */
  | { readonly kind: 'one-refuses'; readonly host: string }
  | { readonly kind: 'unsure'; readonly doubt: Doubt }

/**
 * Whether the servers of a domain can be reached. Networks that let nobody out to port 25 make every connection time
 * out, or refuse it: that says nothing of the servers. Names without an address are said elsewhere (`mx-quality`).
 */
export function judgeReach(greetings: readonly Greeting[]): Reach {
  const found = greetings.filter(({ end }) => end.kind !== 'no-such-host')
  const doubts = found.flatMap(({ end }) => (end.kind === 'turned-away' ? [] : (doubtOfGreeting(end) ?? [])))
  const [first] = doubts
  if (first === undefined) return { kind: 'all' }
  if (!found.some(spoke)) {
    const isBlocked = found.every(
      ({ end }) => end.kind === 'could-not-tell' && end.reason === 'timeout' && end.detail === 'connection',
    )
    return { kind: 'unsure', doubt: isBlocked ? 'mail-port-blocked' : first }
  }
  const refusing = found.find(({ end }) => end.kind === 'refused')
  if (refusing !== undefined) return { kind: 'one-refuses', host: refusing.host }
  return { kind: 'unsure', doubt: first }
}

export type Encryption =
  | { readonly kind: 'missing' | 'declined' | 'text-in-clear' | 'no-agreement'; readonly host: string }
  | { readonly kind: 'unsure'; readonly doubt: Doubt }
  /** Encrypted, by a certificate that is not verified on the way: mail servers accept it all the same (RFC 7435). */
  | { readonly kind: 'unverified'; readonly host: string; readonly fault: CertificateFault | 'none-shown' }
  | { readonly kind: 'all' }

/** Whether each server that could be greeted encrypts what it receives. A fault seen counts though another is not known. */
export function judgeEncryption(greetings: readonly Greeting[]): Encryption {
  const found = greetings.filter(({ end }) => end.kind !== 'no-such-host')
  for (const { host, end } of found) {
    if (end.kind === 'without-starttls') return { kind: 'missing', host }
    if (end.kind === 'starttls-fault') return { kind: end.fault, host }
  }
  const doubt = found.flatMap(({ end }) => doubtOfGreeting(end) ?? [])[0]
  if (doubt !== undefined) return { kind: 'unsure', doubt }
  for (const { host, end } of found) {
    const fault = end.kind === 'secured' ? certificateFault(end) : null
    if (fault !== null) return { kind: 'unverified', host, fault }
  }
  return { kind: 'all' }
}

/** What stands against a certificate where it has to be verified; null when nothing does. */
export function certificateFault({ certificate }: Secured): CertificateFault | 'none-shown' | null {
  return certificate === null ? 'none-shown' : (certificate.faults[0] ?? null)
}

/** As evidence: what was seen, without the bytes of the certificates. */
export function shownGreeting({ host, address, end }: Greeting): unknown {
  if (end.kind !== 'secured') return { host, address, ...end }
  const { protocol, certificate, chain } = end
  const sent = chain.map(({ subject, whole, key }) => ({
    subject,
    sha256: whole.sha256,
    keySha256: key?.sha256 ?? null,
  }))
  return { host, address, kind: end.kind, protocol, certificate, sent }
}
