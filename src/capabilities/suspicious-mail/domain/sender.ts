import { domainOfAddress, isAmong, isSameOwner } from './domain-names.ts'
import { isSure, type LookAlikeSeen, lookAlikeOf, type Protected } from './look-alike.ts'
import { defanged, plainText, shownSafely } from './plain-text.ts'
import type { Reason } from './reason.ts'

export interface Mailbox {
  readonly name: string
  readonly address: string
}

/** A body whose name opens doors. */
export interface Institution extends Protected {
  /** How it signs, in plain letters: `direction generale des finances publiques`. */
  readonly signs: readonly string[]
}

export interface Author {
  readonly from: readonly Mailbox[]
  readonly replyTo: readonly Mailbox[]
  readonly isAuthenticated: boolean
}

export interface SenderJudging {
  readonly institutions: readonly Institution[]
  readonly protects: readonly Protected[]
  readonly freeMail: ReadonlySet<string>
}

/** What the author says of himself against what he is. */
export function faultsOfSender(author: Author, judging: SenderJudging): Reason[] {
  const [first] = author.from
  if (first === undefined) return []
  const domain = domainOfAddress(first.address)
  const reasons: Reason[] = []
  if (author.from.length > 1)
    reasons.push({ code: 'several-authors', evidence: author.from.slice(0, 3).map(shownMailbox) })
  const likes = lookAlikeOf(domain, judging.protects)
  if (likes !== null) reasons.push(imitation(likes, domain))
  const shown = addressIn(first.name)
  if (shown !== null && !isSameOwner(domainOfAddress(shown), domain)) {
    const isRelayed = author.isAuthenticated && /\bvia\b/i.test(first.name)
    reasons.push({
      code: isRelayed ? 'name-shows-relayed-address' : 'name-shows-other-address',
      evidence: [shownMailbox(first)],
    })
  }
  const claimed = institutionIn(first.name, judging.institutions)
  if (claimed !== null && !isAmong(domain, claimed.domains))
    reasons.push({
      code: 'name-is-institution',
      evidence: [shownMailbox(first)],
      words: { name: claimed.name },
    })
  return [...reasons, ...faultsOfReply(author, domain, judging)]
}

const imitation = (likes: LookAlikeSeen, domain: string): Reason => ({
  code: isSure(likes) ? 'sender-looks-alike' : 'sender-resembles',
  evidence: [defanged(domain)],
  words: { name: likes.of.name },
})

function faultsOfReply(
  { from, replyTo }: Author,
  domain: string,
  { freeMail, protects }: SenderJudging,
): Reason[] {
  const known = new Set(from.map(({ address }) => address.toLowerCase()))
  const elsewhere = replyTo.filter(
    ({ address }) => !known.has(address.toLowerCase()) && !isSameOwner(domainOfAddress(address), domain),
  )
  const [first] = elsewhere
  if (first === undefined) return []
  const target = domainOfAddress(first.address)
  const likes = lookAlikeOf(target, protects)
  if (likes !== null) return [imitation(likes, target)]
  const isTrap = freeMail.has(target) && !freeMail.has(domain)
  return [
    {
      code: isTrap ? 'reply-leaves-for-free-mail' : 'reply-goes-elsewhere',
      evidence: elsewhere.slice(0, 3).map(shownMailbox),
    },
  ]
}

/** The institution whose name stands in a text. */
export function institutionIn(text: string, institutions: readonly Institution[]): Institution | null {
  const plain = ` ${plainText(text.slice(0, 500)).replace(/[^a-z0-9]+/g, ' ')} `
  return institutions.find(({ signs }) => signs.some((sign) => plain.includes(` ${sign} `))) ?? null
}

/** An address written inside a name. */
function addressIn(name: string): string | null {
  return /[a-z0-9._%+-]{1,64}@([a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}/i.exec(name.slice(0, 1000))?.[0] ?? null
}

export const shownMailbox = ({ name, address }: Mailbox): string =>
  shownSafely(name === '' ? address : `${name} <${address}>`)
