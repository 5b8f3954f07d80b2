import { setTimeout as pause } from 'node:timers/promises'
import { type Answer, longestAliasChain, readAnswer } from './answer.ts'
import type { Exchange } from './exchange.ts'
import type { LookUp, LookUpFault, LookUpOptions, RecordOf, RecordType } from './look-up.ts'
import { type Message, type Question, withoutEdns, writeQuestion } from './message.ts'
import { MalformedMessage } from './names.ts'
import type { ServerAddress } from './server-address.ts'
import type { Stop } from './stop.ts'

/** How one question gets to one server: over sockets of its own, or over those of the pool. */
export type Ask = (server: ServerAddress, question: Question, stop: Stop) => Promise<Exchange>

export interface Asking<T extends RecordType = RecordType> {
  readonly name: string
  readonly type: T
  readonly options: LookUpOptions
}

/** A look-up, and how long it may be believed; 0 for what must not be kept. */
export interface Resolved<T> {
  readonly lookUp: LookUp<T>
  readonly ttlInS: number
}

type Fault = { readonly kind: 'could-not-tell'; readonly reason: LookUpFault; readonly detail: string }
type Told = { readonly kind: 'message'; readonly message: Message; readonly question: Question }

const pauseBeforeSecondTryInMs = 250
const worthASecondTry: ReadonlySet<LookUpFault> = new Set(['servfail', 'malformed', 'unreachable'])

/**
 * Asks `servers` in their order, and follows aliases to their end. Never throws for what the network does. Nearly every
 * question is answered at once, by the first server, without an alias: that way is the short one.
 */
export function resolve<T extends RecordType>(
  servers: readonly ServerAddress[],
  ask: Ask,
  asking: Asking<T>,
  stop: Stop,
): Promise<Resolved<RecordOf[T]>> {
  const [first] = servers
  const question = questionOf(asking)
  if (first === undefined || 'reason' in question) return resolveInFull(servers, ask, asking, stop)
  return ask(first, question, stop).then(
    (exchange) =>
      readAtOnce(exchange, question, asking.type) ??
      resolveInFull(servers, replay(ask, exchange), asking, stop),
  )
}

/** The first exchange was made already: given again instead of asked again. */
function replay(ask: Ask, first: Exchange): Ask {
  let isReplayed = false
  return (server, question, stop) => {
    if (isReplayed) return ask(server, question, stop)
    isReplayed = true
    return Promise.resolve(first)
  }
}

/** Null for whatever takes a second look: a fault, an alias, a contradiction, a referral. */
function readAtOnce<T extends RecordType>(
  exchange: Exchange,
  question: Question,
  type: T,
): Resolved<RecordOf[T]> | null {
  if (exchange.kind !== 'message') return null
  const { message } = exchange
  if (message.code !== 'NOERROR' && message.code !== 'NXDOMAIN') return null
  const answer = readOrFault(message, question.name, type)
  if ('kind' in answer || answer.aliases.length > 0) return null
  const lookUp = conclude(message, answer, [], message.isAuthenticated)
  return lookUp === null || lookUp.kind === 'could-not-tell' ? null : { lookUp, ttlInS: answer.ttlInS }
}

/** What a message says of the name it ends at, `aliases` being the way there; null when that name is still to be asked. */
function conclude<T extends RecordType>(
  message: Message,
  answer: Answer<RecordOf[T]>,
  aliases: readonly string[],
  isAuthenticated: boolean,
): LookUp<RecordOf[T]> | null {
  const { records } = answer
  if (message.code === 'NXDOMAIN')
    return records.length > 0 ? contradiction : { kind: 'no-such-name', aliases, isAuthenticated }
  if (records.length > 0) return { kind: 'answer', records, aliases, isAuthenticated }
  if (answer.aliases.length === 0 && answer.isReferral) return referral
  return answer.aliases.length === 0 || answer.isTheWhole
    ? { kind: 'no-record', aliases, isAuthenticated }
    : null
}

async function resolveInFull<T extends RecordType>(
  servers: readonly ServerAddress[],
  ask: Ask,
  { name, type, options }: Asking<T>,
  stop: Stop,
): Promise<Resolved<RecordOf[T]>> {
  const aliases: string[] = []
  let isAuthenticated = true
  let ttlInS = Number.POSITIVE_INFINITY
  let first = name
  let asked = name
  for (;;) {
    const told = await askAll(servers, ask, { name: asked, type, options }, stop)
    if (told.kind === 'could-not-tell') return notTold(told)
    const { message, question } = told
    const answer = readOrFault(message, question.name, type)
    if ('kind' in answer) return notTold(answer)
    if (aliases.length === 0) first = question.name
    aliases.push(...answer.aliases)
    if (aliases.length > 0 && isEndless([first, ...aliases])) break
    isAuthenticated &&= message.isAuthenticated
    ttlInS = Math.min(ttlInS, answer.ttlInS)
    const lookUp = conclude(message, answer, aliases, isAuthenticated)
    if (lookUp?.kind === 'could-not-tell') return notTold(lookUp)
    if (lookUp !== null) return { lookUp, ttlInS }
    // The server gave the alias without its target, as one that holds a single zone does: ask for the target.
    asked = answer.owner
  }
  return notTold({
    kind: 'could-not-tell',
    reason: 'alias-loop',
    detail: aliases.slice(0, longestAliasChain).join(' -> '),
  })
}

const isEndless = (names: readonly string[]) =>
  names.length > longestAliasChain + 1 || new Set(names).size < names.length

async function askAll(
  servers: readonly ServerAddress[],
  ask: Ask,
  asking: Asking,
  stop: Stop,
): Promise<Told | Fault> {
  const question = questionOf(asking)
  if ('reason' in question) return question
  let fault: Fault = { kind: 'could-not-tell', reason: 'unreachable', detail: 'no DNS server is set' }
  for (const server of servers) {
    const told = await askOne(server, ask, question, stop)
    if (told.kind === 'message' || told.reason === 'stopped') return told
    fault = told
  }
  // A failure may be a passing one: the first server is asked a second time, unless it was silent all along.
  const [first] = servers
  if (first === undefined || !worthASecondTry.has(fault.reason)) return fault
  await pause(pauseBeforeSecondTryInMs, undefined, { signal: stop.signal() }).catch(() => undefined)
  return askOne(first, ask, question, stop)
}

function questionOf({ name, type, options }: Asking): Question | Fault {
  try {
    return writeQuestion(name, type, options)
  } catch (error) {
    if (error instanceof RangeError)
      return { kind: 'could-not-tell', reason: 'malformed', detail: error.message }
    throw error
  }
}

async function askOne(
  server: ServerAddress,
  ask: Ask,
  question: Question,
  stop: Stop,
): Promise<Told | Fault> {
  const told = await ask(server, question, stop)
  // A server older than EDNS(0) says FORMERR or NOTIMP (RFC 6891 section 7): ask in the old way.
  return told.kind === 'message' && deniesEdns.has(told.message.code)
    ? readFault(await ask(server, withoutEdns(question), stop), question)
    : readFault(told, question)
}

const deniesEdns: ReadonlySet<string> = new Set(['FORMERR', 'NOTIMP', 'BADVERS'])

/** Only NOERROR and NXDOMAIN tell something about the name. */
function readFault(told: Exchange, question: Question): Told | Fault {
  switch (told.kind) {
    case 'fault':
      return { kind: 'could-not-tell', reason: told.reason, detail: told.detail }
    case 'malformed':
      return { kind: 'could-not-tell', reason: 'malformed', detail: told.detail }
    case 'truncated':
      return { kind: 'could-not-tell', reason: 'malformed', detail: 'truncated' }
    case 'message': {
      const { code } = told.message
      if (code === 'NOERROR' || code === 'NXDOMAIN') return { ...told, question }
      return { kind: 'could-not-tell', reason: code === 'REFUSED' ? 'refused' : 'servfail', detail: code }
    }
  }
}

function readOrFault<T extends RecordType>(
  message: Message,
  name: string,
  type: T,
): Answer<RecordOf[T]> | Fault {
  try {
    return readAnswer(message, name, type)
  } catch (error) {
    if (error instanceof MalformedMessage)
      return { kind: 'could-not-tell', reason: 'malformed', detail: error.message }
    throw error
  }
}

const notTold = (lookUp: Fault): Resolved<never> => ({ lookUp, ttlInS: 0 })

const referral: Fault = {
  kind: 'could-not-tell',
  reason: 'referral',
  detail: 'only other servers were named',
}

const contradiction: Fault = {
  kind: 'could-not-tell',
  reason: 'malformed',
  detail: 'records of a name said not to exist',
}
