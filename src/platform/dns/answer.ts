import type { RecordOf, RecordType } from './look-up.ts'
import { type FoundRecord, type Message, typeNumbers } from './message.ts'
import { isAtOrBelow, labelsOf, MalformedMessage } from './names.ts'
import { readData, readNameThatFills } from './records.ts'

/** RFC 1034 gives no number; longer chains are faults. */
export const longestAliasChain = 8

/** What one message says of one name. */
export interface Answer<T> {
  readonly records: readonly T[]
  /** Each name the one before stands for. */
  readonly aliases: readonly string[]
  /** The name the records are of, or would be. */
  readonly owner: string
  /** How long all of it may be believed; 0 when that is not said. */
  readonly ttlInS: number
  /** An SOA above `owner` says that there is no more to find: its zone answers for it (RFC 2308 section 2.2). */
  readonly isTheWhole: boolean
  /** Only other servers are named, nothing is said of the name. */
  readonly isReferral: boolean
}

/** Follows the aliases inside the message, then takes the records of the last name: those of others do not count. */
export function readAnswer<T extends RecordType>(
  message: Message,
  name: string,
  type: T,
): Answer<RecordOf[T]> {
  const aliases: string[] = []
  let owner = name
  let ttlInS = Number.POSITIVE_INFINITY
  while (aliases.length <= longestAliasChain) {
    const alias = findAlias(message, owner)
    if (alias === null) break
    owner = alias.target
    ttlInS = Math.min(ttlInS, alias.ttlInS)
    aliases.push(owner)
  }
  const records: RecordOf[T][] = []
  for (const found of message.answers) {
    if (found.type !== typeNumbers[type] || found.owner !== owner) continue
    const record = readData(message.bytes, type, found)
    if (record !== null) records.push(record)
    ttlInS = Math.min(ttlInS, found.ttlInS)
  }
  if (records.length > 0) return { records, aliases, owner, ttlInS, isTheWhole: true, isReferral: false }
  const soa = message.authorities.find((found) => found.type === typeNumbers.SOA)
  const namesServers = message.authorities.some((found) => found.type === typeNumbers.NS)
  return {
    records,
    aliases,
    owner,
    ttlInS: soa === undefined ? 0 : Math.min(ttlInS, timeOfAbsence(message, soa)),
    isTheWhole: soa !== undefined && isAtOrBelow(owner, soa.owner),
    isReferral: !message.isAuthoritative && namesServers && soa === undefined,
  }
}

interface Alias {
  readonly target: string
  readonly ttlInS: number
}

/** The CNAME of `owner`; without one, a DNAME above it (RFC 6672), for servers that leave the CNAME to be made. */
function findAlias(message: Message, owner: string): Alias | null {
  let alias: Alias | null = null
  for (const { type, from, to, ttlInS, ...found } of message.answers) {
    if (type !== typeNumbers.CNAME || found.owner !== owner) continue
    const target = readNameThatFills(message.bytes, from, to)
    if (alias !== null && alias.target !== target)
      throw new MalformedMessage('two aliases for one name (RFC 2181 section 10.1)')
    alias = { target, ttlInS }
  }
  return alias ?? aliasFromAbove(message, owner)
}

function aliasFromAbove(message: Message, owner: string): Alias | null {
  for (const { type, from, to, ttlInS, ...found } of message.answers) {
    if (type !== typeNumbers.DNAME || found.owner === owner || !isAtOrBelow(owner, found.owner)) continue
    const target = readNameThatFills(message.bytes, from, to)
    const own = labelsOf(owner)
    const above = found.owner === '.' ? 0 : labelsOf(found.owner).length
    const kept = own.slice(0, own.length - above).join('.')
    return { target: target === '.' ? kept : `${kept}.${target}`, ttlInS }
  }
  return null
}

/** RFC 2308 section 5: the smaller of the SOA's own time and its last number. */
function timeOfAbsence(message: Message, soa: FoundRecord): number {
  return Math.min(soa.ttlInS, readData(message.bytes, 'SOA', soa)?.minimum ?? 0)
}
