import type { LookUp } from '../look-up.ts'
import { type AskForTerm, mostNames } from './asked.ts'
import { isInNetwork } from './ip-address.ts'
import { canBeAsked } from './macro-string.ts'
import { addressesOf, expandName, isBelow, type Message, validatedNames } from './message.ts'
import type { Match, SpfProblem } from './outcome.ts'
import type { Exists, Hosts, Include, Mechanism, Pointer } from './record.ts'

const told = (isMatch: boolean): Match => ({ kind: 'told', isMatch })

/** Whether a mechanism matches the client, `include` aside (RFC 7208 sections 5.1 and 5.3 to 5.7). */
export async function matchHosts(
  mechanism: Exclude<Mechanism, Include>,
  message: Message,
  ask: AskForTerm,
): Promise<Match> {
  switch (mechanism.name) {
    case 'all':
      return told(true)
    case 'ip4':
    case 'ip6':
      return told(isInNetwork(message.ip, mechanism.network, mechanism.prefix))
    case 'exists':
      return exists(mechanism, message, ask)
    case 'ptr':
      return pointer(mechanism, message, ask)
    case 'a':
      return hosts([await targetOf(mechanism, message, ask)], mechanism, message, ask)
    case 'mx':
      return mailServers(mechanism, message, ask)
  }
}

const targetOf = async ({ target }: Hosts | Pointer, message: Message, ask: AskForTerm) =>
  target === null ? message.domain : expandName(target, message, ask)

/** Any IPv4 address, even for a client in IPv6 (section 5.7). */
async function exists({ target, text: term }: Exists, message: Message, ask: AskForTerm): Promise<Match> {
  const name = await expandName(target, message, ask)
  if (!canBeAsked(name)) return told(false)
  const found = await ask(name, 'A')
  if (found.kind === 'could-not-tell') return untold(message, term, { name, type: 'A' }, found)
  return told(found.kind === 'answer' && found.records.length > 0)
}

/** Names of the client that lead back to it, at the target or below (section 5.5). */
async function pointer(mechanism: Pointer, message: Message, ask: AskForTerm): Promise<Match> {
  const target = (await targetOf(mechanism, message, ask)).toLowerCase()
  const names = await validatedNames(message.ip, ask)
  return told(names.some((name) => name.toLowerCase() === target || isBelow(name, target)))
}

/** The hosts that take the mail of a domain; without MX there is none, never the domain itself (section 5.4). */
async function mailServers(mechanism: Hosts, message: Message, ask: AskForTerm): Promise<Match> {
  const name = await targetOf(mechanism, message, ask)
  if (!canBeAsked(name)) return told(false)
  const found = await ask(name, 'MX')
  const { text: term } = mechanism
  if (found.kind === 'could-not-tell') return untold(message, term, { name, type: 'MX' }, found)
  const servers = found.kind === 'answer' ? found.records : []
  const { domain } = message
  if (servers.length > mostNames)
    return { kind: 'problem', problem: { kind: 'too-many-mail-servers', domain, term } }
  const exchanges = servers
    .toSorted((left, right) => left.preference - right.preference)
    .map(({ exchange }) => exchange.replace(/\.$/, ''))
  return hosts(exchanges, mechanism, message, ask)
}

async function hosts(
  names: readonly string[],
  { prefix4, prefix6, text: term }: Hosts,
  message: Message,
  ask: AskForTerm,
): Promise<Match> {
  const { ip } = message
  const prefix = ip.length === 4 ? prefix4 : prefix6
  for (const name of names) {
    const found = await addressesOf(name, ip, ask)
    if (found.kind === 'dns') return { kind: 'problem', problem: { ...found, domain: message.domain, term } }
    if (found.addresses.some((address) => isInNetwork(ip, address, prefix))) return told(true)
  }
  return told(false)
}

type Untold = Extract<LookUp<unknown>, { kind: 'could-not-tell' }>
type Asked = Pick<Extract<SpfProblem, { kind: 'dns' }>, 'name' | 'type'>

const untold = ({ domain }: Message, term: string, asked: Asked, { reason }: Untold): Match => ({
  kind: 'problem',
  problem: { kind: 'dns', domain, term, ...asked, reason },
})
