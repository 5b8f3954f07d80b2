import {
  type AskTxt,
  evaluateSpf,
  organizationalDomain,
  policyForItself,
  readIp,
  walkTree,
} from '../../watch/index.ts'
import type { Authentication, DkimSeen, DmarcSeen, SpfSeen } from '../domain/authentication.ts'
import { resultsTold } from '../domain/authentication-results.ts'
import { domainOfAddress, isAmong, isSameOwner } from '../domain/domain-names.ts'
import type { MailSeen } from '../domain/mail.ts'
import { type Entry, entryOf, type Hop, hopsOf, houseOf, isPrivate } from '../domain/route.ts'
import type { Outside } from './outside.ts'
import { type AskKey, verifySignatures } from './signatures.ts'

interface Sent {
  readonly mail: Pick<MailSeen, 'headers' | 'from' | 'returnPath'>
  /** The bytes that were signed; null where they are no longer what was sent. */
  readonly signed: Buffer | null
  readonly ownDomains: readonly string[]
}

/** Asks the DNS who may write in the author's name, and whether this message does. */
export async function checkSender(
  { mail, signed, ownDomains }: Sent,
  outside: Outside,
): Promise<Authentication> {
  const author = authorOf(mail)
  const hops = hopsOf(mail.headers)
  const isOwn = (host: string) => isAmong(host, ownDomains)
  const inside = await hopsInside(hops, isOwn, outside)
  const entry = entryOf(hops, { isOwn, isInside: (hop) => inside.has(hop) })
  const isEntered = entry !== null && entry !== 'inside'
  const told = isEntered ? resultsTold(mail.headers, entry) : null
  const [spf, dkim, walk] = await Promise.all([
    isEntered ? spfOf(entry, mail.returnPath, told?.spf ?? null, outside) : notAsked,
    signed === null ? [] : verifySignatures(signed, keyAsked(outside), outside.now()),
    author === '' ? null : walked(author, outside.askTxt),
  ])
  const signatures = [...dkim, ...(told?.dkimPassed ?? []).map(toldPassed)]
  const passed = {
    spf: spf.result === 'pass' ? [spf.domain] : [],
    dkim: signatures.filter(({ result }) => result === 'pass').map(({ domain }) => domain),
  }
  const isAligned = author !== '' && (await isAnyAligned(passed, author, walk, outside.askTxt))
  const isFromHouse = isOwn(author) || isSameOwner(author, houseOf(hops) ?? '')
  return {
    domain: author,
    route: isEntered ? 'entered' : entry === 'inside' && isFromHouse ? 'inside' : 'none',
    spf,
    dkim: signatures,
    dmarc: walk?.dmarc ?? { policy: null, foundAt: null },
    isAligned,
    isDoubtful:
      spf.result === 'temperror' ||
      (isEntered && spf.result === 'not-asked') ||
      signatures.some(({ result }) => result === 'temperror') ||
      (walk?.isDoubtful ?? false),
    isDnsSilent: outside.isSilent(),
  }
}

/** A message of several authors, or of none, has no domain to hold to (RFC 9989 section 4.5). */
function authorOf({ from }: Sent['mail']): string {
  const domains = new Set(from.map(({ address }) => domainOfAddress(address)))
  const [only = ''] = domains
  const ascii = URL.parse(`http://${only}/`)?.hostname ?? ''
  return domains.size === 1 && /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)+$/.test(ascii) ? ascii : ''
}

const notAsked: SpfSeen = { result: 'not-asked', domain: '', isToldByReceiver: false }

async function spfOf(
  { ip, helo }: Entry,
  returnPath: string | null,
  told: { result: string; domain: string } | null,
  { lookUp, now }: Outside,
): Promise<SpfSeen> {
  const results = ['pass', 'fail', 'softfail', 'neutral', 'none', 'permerror'] as const
  const result = results.find((each) => each === told?.result)
  // What was true when the message came counts more than what is published now.
  if (told !== null && told.domain !== '' && result !== undefined)
    return { result, domain: told.domain, isToldByReceiver: true }
  const address = readIp(ip)
  if (returnPath === null || address === null) return notAsked
  const seen = await evaluateSpf({ ip: address, sender: returnPath, helo, now: now() }, lookUp)
  return { result: seen.result, domain: seen.domain.toLowerCase(), isToldByReceiver: false }
}

const toldPassed = (domain: string): DkimSeen => ({
  domain,
  selector: '',
  result: 'pass',
  isToldByReceiver: true,
  why: '',
})

/** The codes by which Node's resolver says that there is nothing; any other is a fault that may pass. */
const keyAsked =
  ({ askTxt }: Outside): AskKey =>
  async (name) => {
    const told = await askTxt(name)
    if (told.kind === 'answer') return told.records
    const code =
      told.kind === 'no-such-name' ? 'ENOTFOUND' : told.kind === 'no-record' ? 'ENODATA' : 'ETIMEOUT'
    throw Object.assign(new Error(told.kind), { code })
  }

interface Walked {
  readonly dmarc: DmarcSeen
  readonly isDoubtful: boolean
  readonly isStrict: { readonly spf: boolean; readonly dkim: boolean }
}

async function walked(domain: string, askTxt: AskTxt): Promise<Walked> {
  const [steps, own] = await Promise.all([walkTree(domain, askTxt), askTxt(domain)])
  const { applied, met, discovery } = policyForItself(steps, own)
  const isStrict = (tag: string) => met?.record.tags.get(tag)?.trim().toLowerCase() === 's'
  return {
    dmarc: { policy: applied, foundAt: met?.domain ?? null },
    isDoubtful: discovery.doubt !== null,
    isStrict: { spf: isStrict('aspf'), dkim: isStrict('adkim') },
  }
}

const mostCompared = 6

/** Whether a domain that passed is the author's: the same, or one of the same organisation (RFC 9989 section 4.4). */
async function isAnyAligned(
  { spf, dkim }: { readonly spf: readonly string[]; readonly dkim: readonly string[] },
  author: string,
  walk: Walked | null,
  askTxt: AskTxt,
): Promise<boolean> {
  if (spf.includes(author) || dkim.includes(author)) return true
  const relaxed = [...(walk?.isStrict.spf ? [] : spf), ...(walk?.isStrict.dkim ? [] : dkim)]
  // Two registrations are never one organisation: the DNS need not be asked.
  const near = [...new Set(relaxed)].filter((domain) => isSameOwner(domain, author)).slice(0, mostCompared)
  if (near.length === 0) return false
  const organization = organizationalDomain(await walkTree(author, askTxt)).domain
  for (const domain of near)
    if (organization !== null && organizationalDomain(await walkTree(domain, askTxt)).domain === organization)
      return true
  return false
}

const mostAsked = 4

/** Hops between servers of the house under public addresses: the name they give must lead to the address they come from. */
async function hopsInside(
  hops: readonly Hop[],
  isOwn: (host: string) => boolean,
  { lookUp }: Outside,
): Promise<ReadonlySet<Hop>> {
  const house = houseOf(hops) ?? ''
  const claimed = hops
    .filter(({ ip, helo }) => ip !== null && !isPrivate(ip) && (isSameOwner(helo, house) || isOwn(helo)))
    .slice(0, mostAsked)
  const proven = await Promise.all(
    claimed.map(async (hop) => {
      const isV6 = hop.ip?.includes(':') === true
      const told = await lookUp(hop.helo, isV6 ? 'AAAA' : 'A')
      return told.kind === 'answer' && told.records.includes(hop.ip?.toLowerCase() ?? '') ? [hop] : []
    }),
  )
  return new Set(proven.flat())
}
