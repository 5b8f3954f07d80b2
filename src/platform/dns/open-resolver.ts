import { getServers } from 'node:dns'
import { setTimeout as pause } from 'node:timers/promises'
import type { Answer, DecodedPacket } from 'dns-packet'
import { askOverTcp, askOverUdp, type Exchange, type Patience } from './exchange.ts'
import type { LookUp, LookUpFault, LookUpOptions, RecordOf, RecordType, Resolver } from './look-up.ts'
import { type Question, writeQuestion } from './message.ts'
import { read, sameName } from './records.ts'
import { readServerAddress, type ServerAddress } from './server-address.ts'

export interface ResolverSettings {
  /** Asked in this order; the system's when absent. */
  readonly servers?: readonly ServerAddress[]
  readonly patience?: Patience
}

const usualPatience: Patience = { timeoutInMs: 5000, resendAfterMs: 2000 }
const pauseBeforeSecondTryInMs = 250
/** RFC 1034 gives no number; longer chains are faults. */
const longestAliasChain = 8

type Message = { readonly code: string; readonly packet: DecodedPacket }
type Told = { readonly kind: 'message' } & Message
type Fault = { readonly kind: 'could-not-tell'; readonly reason: LookUpFault; readonly detail: string }

/** Why this client and not Node's own: `docs/adr/0005`. */
export function openResolver(settings: ResolverSettings = {}): Resolver {
  const servers = settings.servers ?? systemServers()
  const patience = settings.patience ?? usualPatience

  return { lookUp }

  async function lookUp<T extends RecordType>(
    name: string,
    type: T,
    signal: AbortSignal,
    options: LookUpOptions = {},
  ): Promise<LookUp<RecordOf[T]>> {
    const aliases: string[] = []
    let isAuthenticated = true
    let asked = name
    while (aliases.length <= longestAliasChain) {
      const told = await askAll(asked, type, signal, options)
      if (told.kind === 'could-not-tell') return told
      isAuthenticated &&= told.packet.flag_ad
      const answer = readAnswer(asked, type, told)
      aliases.push(...answer.aliases)
      const names = [name, ...aliases].map((each) => each.toLowerCase())
      if (new Set(names).size < names.length) return loop(aliases)
      if (answer.records.length > 0)
        return { kind: 'answer', records: answer.records, aliases, isAuthenticated }
      if (told.code === 'NXDOMAIN') return { kind: 'no-such-name', aliases, isAuthenticated }
      if (answer.aliases.length === 0)
        return isReferral(told.packet) ? referral : { kind: 'no-record', aliases, isAuthenticated }
      // The server gave the alias without its target, as one that holds a single zone does: ask for the target.
      asked = aliases.at(-1) ?? asked
    }
    return loop(aliases)
  }

  async function askAll(
    name: string,
    type: RecordType,
    signal: AbortSignal,
    options: LookUpOptions,
  ): Promise<Told | Fault> {
    let fault: Fault = { kind: 'could-not-tell', reason: 'unreachable', detail: 'no DNS server is set' }
    const [first] = servers
    // A failure may be a passing one: the first server is asked a second time, unless it was silent all along.
    for (const [index, server] of [...servers, ...(first ? [first] : [])].entries()) {
      const isSecondTry = index === servers.length
      if (isSecondTry && fault.reason !== 'servfail' && fault.reason !== 'malformed') break
      if (isSecondTry) await pause(pauseBeforeSecondTryInMs, undefined, { signal }).catch(() => undefined)
      const told = await askOne(server, name, type, signal, options)
      if (told.kind === 'message' || told.reason === 'stopped') return told
      fault = told
    }
    return fault
  }

  async function askOne(
    server: ServerAddress,
    name: string,
    type: RecordType,
    signal: AbortSignal,
    options: LookUpOptions,
  ) {
    const told = await exchange(server, name, type, true, signal, options)
    // A server older than EDNS(0) says FORMERR or NOTIMP (RFC 6891 section 7): ask in the old way.
    const isTooOld = told.kind === 'message' && (told.code === 'FORMERR' || told.code === 'NOTIMP')
    return readFault(isTooOld ? await exchange(server, name, type, false, signal, options) : told)
  }

  async function exchange(
    server: ServerAddress,
    name: string,
    type: RecordType,
    withEdns: boolean,
    signal: AbortSignal,
    options: LookUpOptions,
  ): Promise<Exchange> {
    let question: Question
    try {
      question = writeQuestion(name, type, withEdns, options)
    } catch (error) {
      return { kind: 'malformed', detail: String(error) }
    }
    const overUdp = await askOverUdp(server, question, patience, signal)
    return overUdp.kind === 'truncated' ? askOverTcp(server, question, patience, signal) : overUdp
  }
}

function systemServers(): ServerAddress[] {
  return getServers().flatMap((text) => readServerAddress(text) ?? [])
}

const loop = (aliases: readonly string[]): Fault => ({
  kind: 'could-not-tell',
  reason: 'alias-loop',
  detail: aliases.slice(0, longestAliasChain).join(' -> '),
})

/** Only NOERROR and NXDOMAIN tell something about the name. */
function readFault(told: Exchange): Told | Fault {
  switch (told.kind) {
    case 'fault':
      return { kind: 'could-not-tell', reason: told.reason, detail: told.detail }
    case 'malformed':
      return { kind: 'could-not-tell', reason: 'malformed', detail: told.detail }
    case 'truncated':
      return { kind: 'could-not-tell', reason: 'malformed', detail: 'truncated' }
    case 'message':
      if (told.code === 'NOERROR' || told.code === 'NXDOMAIN') return told
      return {
        kind: 'could-not-tell',
        reason: told.code === 'REFUSED' ? 'refused' : 'servfail',
        detail: told.code,
      }
  }
}

const referral: Fault = {
  kind: 'could-not-tell',
  reason: 'referral',
  detail: 'only other servers were named',
}

/** Follows the aliases inside the answer, then takes the records of the last name: those of other names do not count. */
function readAnswer<T extends RecordType>(name: string, type: T, message: Message) {
  const answers: readonly Answer[] = message.packet.answers ?? []
  const aliases: string[] = []
  let owner = name
  while (aliases.length <= longestAliasChain) {
    const alias = answers.find((answer) => answer.type === 'CNAME' && sameName(answer.name, owner))
    if (alias?.type !== 'CNAME') break
    owner = alias.data.toLowerCase()
    aliases.push(owner)
  }
  const records = answers.flatMap((answer): RecordOf[T][] => {
    const record = sameName(answer.name, owner) ? read[type](answer) : null
    return record === null ? [] : [record]
  })
  return { records, aliases }
}

/** RFC 2308 section 2.2: NS records without SOA in the authority section are no "no such record". */
function isReferral(packet: DecodedPacket): boolean {
  const authorities = packet.authorities ?? []
  const names = (type: string) => authorities.some((record) => record.type === type)
  return !packet.flag_aa && names('NS') && !names('SOA')
}
