import type { LookAlike } from '../domain/look-alikes/candidate.ts'
import { labelAndEnding } from '../domain/look-alikes/commune-names.ts'
import {
  addressesIn,
  type EndingHabit,
  habitOf,
  isParked,
  type LookAlikeSeen,
  mailServersIn,
  type NameAnswers,
  type Registration,
  registrationOf,
} from '../domain/look-alikes/registration.ts'
import type { LookUp } from '../domain/look-up.ts'
import type { ScanEnvironment } from '../scan-context.ts'

/** Names asked at once: a household's browser asks as many to open one page. */
const atOnce = 8
/** For all the names of a commune together; past it, what was not told stays untold. */
const searchDeadlineInMs = 90_000
/** A name that nobody has a reason to register, to learn what an ending says of such names. */
const nobodysLabel = 'beffroi-nom-que-personne-na-choisi-7f3k9'

export interface SearchedName extends LookAlike {
  readonly registration: Registration
  /** Of a registered name only. */
  readonly seen: LookAlikeSeen | null
}

export interface SearchSettings {
  /** Addresses of the commune's own site: a look-alike that shares one may be its own. */
  readonly ownAddresses: readonly string[]
  readonly deadlineInMs?: number
  readonly onProgress?: (done: number) => void
}

/** Asks the DNS about each name, a few at a time. Never throws for what the network does; the order is kept. */
export async function searchNames(
  lookAlikes: readonly LookAlike[],
  resolver: ScanEnvironment['resolver'],
  { ownAddresses, deadlineInMs = searchDeadlineInMs, onProgress = () => {} }: SearchSettings,
): Promise<SearchedName[]> {
  const deadline = new AbortController()
  const timer = setTimeout(() => deadline.abort(), deadlineInMs)
  const { signal } = deadline
  const habits = new Map<string, Promise<EndingHabit>>()
  const habitNear = (name: string): Promise<EndingHabit> => {
    const ending = labelAndEnding(name)?.ending ?? name
    const known =
      habits.get(ending) ?? zoneAnswers(`${nobodysLabel}.${ending}`, resolver, signal).then(habitOf)
    habits.set(ending, known)
    return known
  }
  const found: SearchedName[] = []
  let done = 0
  const waiting = lookAlikes.entries()
  const work = async () => {
    for (const [index, lookAlike] of waiting) {
      found[index] = signal.aborted
        ? { ...lookAlike, registration: notReached, seen: null }
        : await searchOne(lookAlike, resolver, habitNear, ownAddresses, signal)
      done += 1
      onProgress(done)
    }
  }
  try {
    await Promise.all(Array.from({ length: atOnce }, work))
    return found
  } finally {
    clearTimeout(timer)
    deadline.abort()
  }
}

const notReached: Registration = { state: 'could-not-tell', reason: 'stopped', detail: 'not asked in time' }

async function searchOne(
  lookAlike: LookAlike,
  resolver: ScanEnvironment['resolver'],
  habitNear: (name: string) => Promise<EndingHabit>,
  ownAddresses: readonly string[],
  signal: AbortSignal,
): Promise<SearchedName> {
  const { name } = lookAlike
  const answers = await zoneAnswers(name, resolver, signal)
  const isThere = answers.soa.kind !== 'no-such-name'
  const registration = registrationOf(answers, isThere ? await habitNear(name) : 'refuses')
  if (registration.state !== 'registered') return { ...lookAlike, registration, seen: null }
  const addresses = async (host: string): Promise<LookUp<string>[]> => [
    await resolver.lookUp(host, 'A', signal),
    await resolver.lookUp(host, 'AAAA', signal),
  ]
  const [mx, bare, www] = await Promise.all([
    resolver.lookUp(name, 'MX', signal),
    addresses(name),
    addresses(`www.${name}`),
  ])
  const found = addressesIn([...bare, ...www])
  return {
    ...lookAlike,
    registration,
    seen: {
      nameServers: registration.nameServers,
      mailServers: mailServersIn(mx),
      addresses: found,
      isAtOwnSite: found?.some((address) => ownAddresses.includes(address)) ?? false,
      isParked: isParked(registration.nameServers),
    },
  }
}

/** NS is asked only where SOA leaves something to learn. */
async function zoneAnswers(
  name: string,
  resolver: ScanEnvironment['resolver'],
  signal: AbortSignal,
): Promise<NameAnswers> {
  const soa = await resolver.lookUp(name, 'SOA', signal)
  if (soa.kind === 'no-such-name') return { soa, ns: soa }
  return { soa, ns: await resolver.lookUp(name, 'NS', signal) }
}

/** Where the site of the commune is; none when it has none or it could not be told. */
export async function addressesOfSite(
  host: string | null,
  resolver: ScanEnvironment['resolver'],
  deadlineInMs: number,
): Promise<string[]> {
  if (host === null) return []
  const signal = AbortSignal.timeout(deadlineInMs)
  const lookUps = await Promise.all([
    resolver.lookUp(host, 'A', signal),
    resolver.lookUp(host, 'AAAA', signal),
  ])
  return addressesIn(lookUps) ?? []
}
