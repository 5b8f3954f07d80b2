import type { AskForTerm } from './asked.ts'
import { mostNames } from './asked.ts'
import {
  dottedParts,
  type IpBytes,
  isInNetwork,
  readIp4,
  readIp6,
  reverseName,
  writeIp,
} from './ip-address.ts'
import { canBeAsked, expand, type MacroLetter, type MacroString, nameOf, usesLetter } from './macro-string.ts'

/** What macros speak of (RFC 7208 section 7.2). */
export interface Message {
  readonly ip: IpBytes
  readonly localPart: string
  readonly senderDomain: string
  readonly helo: string
  readonly receiver: string
  readonly now: Date
  /** The domain whose record is being evaluated. */
  readonly domain: string
}

/** A domain-spec as the name to ask for. */
export async function expandName(target: MacroString, message: Message, ask: AskForTerm): Promise<string> {
  return nameOf(await expandText(target, message, ask))
}

/** A macro-string with its values. Only `p` asks anything. */
export async function expandText(text: MacroString, message: Message, ask: AskForTerm): Promise<string> {
  const ownName = usesLetter(text, 'p') ? await validatedName(message, ask) : ''
  return expand(text, (letter) => expansionOf(letter, message, ownName))
}

function expansionOf(letter: MacroLetter, message: Message, validated: string): string {
  const { ip, localPart, senderDomain, helo, receiver, now, domain } = message
  switch (letter) {
    case 's':
      return `${localPart}@${senderDomain}`
    case 'l':
      return localPart
    case 'o':
      return senderDomain
    case 'd':
      return domain
    case 'i':
      return dottedParts(ip).join('.')
    case 'p':
      return validated
    case 'v':
      return ip.length === 4 ? 'in-addr' : 'ip6'
    case 'h':
      return helo
    case 'c':
      return writeIp(ip)
    case 'r':
      return receiver
    case 't':
      return String(Math.floor(now.getTime() / 1000))
  }
}

/** `p`: the domain itself where it is validated, else a name below it, else any other (section 7.3). */
async function validatedName(message: Message, ask: AskForTerm): Promise<string> {
  const names = await validatedNames(message.ip, ask)
  const domain = message.domain.toLowerCase()
  const same = (name: string) => name.toLowerCase() === domain
  return names.find(same) ?? names.find((name) => isBelow(name, domain)) ?? names[0] ?? 'unknown'
}

/** Whether a name ends with `domain`, itself in lower case. */
export const isBelow = (name: string, domain: string) => name.toLowerCase().endsWith(`.${domain}`)

/** The names of an address that lead back to it, of the first ten (section 5.5). A DNS fault validates nothing. */
export async function validatedNames(ip: IpBytes, ask: AskForTerm): Promise<readonly string[]> {
  const told = await ask(reverseName(ip), 'PTR')
  const names = told.kind === 'answer' ? told.records.slice(0, mostNames) : []
  const validated: string[] = []
  for (const name of names.map((each) => each.replace(/\.$/, ''))) {
    const found = await addressesOf(name, ip, ask)
    if (found.kind === 'told' && found.addresses.some((each) => isInNetwork(ip, each, 128)))
      validated.push(name)
  }
  return validated
}

type AddressesFound =
  | { readonly kind: 'told'; readonly addresses: readonly IpBytes[] }
  | { readonly kind: 'dns'; readonly name: string; readonly type: 'A' | 'AAAA'; readonly reason: Fault }

type Fault = Extract<Awaited<ReturnType<AskForTerm>>, { kind: 'could-not-tell' }>['reason']

/** The addresses of a name in the family of the client. A name that cannot be asked for has none. */
export async function addressesOf(name: string, ip: IpBytes, ask: AskForTerm): Promise<AddressesFound> {
  if (!canBeAsked(name)) return { kind: 'told', addresses: [] }
  const type = ip.length === 4 ? 'A' : 'AAAA'
  const told = await ask(name, type)
  if (told.kind === 'could-not-tell') return { kind: 'dns', name, type, reason: told.reason }
  const read = ip.length === 4 ? readIp4 : readIp6
  const texts = told.kind === 'answer' ? told.records : []
  return { kind: 'told', addresses: texts.flatMap((text) => [read(text)].filter((each) => each !== null)) }
}
