import { makeAnswerCache } from './answer-cache.ts'
import { type Patience, usualPatience } from './exchange.ts'
import type { LookUp, LookUpOptions, RecordOf, RecordType, Resolver } from './look-up.ts'
import { systemServers } from './open-resolver.ts'
import { type Ask, type Resolved, resolve } from './resolve.ts'
import { isLoopback, type ServerAddress } from './server-address.ts'
import { makeStopSwitch, type Stop, type StopSwitch, stopOf } from './stop.ts'
import { openUdpPool, type Politeness, type UdpPool } from './udp-pool.ts'

export interface BulkResolverSettings {
  /** Asked in this order; the system's when absent. */
  readonly servers?: readonly ServerAddress[]
  readonly patience?: Patience
  /** Towards each server that is not on this machine. */
  readonly politeness?: Politeness
  /** Answers kept at once. */
  readonly mostKept?: number
}

export interface BulkResolver extends Resolver {
  readonly counts: () => BulkCounts
}

export interface BulkCounts {
  readonly lookUps: number
  /** Answered from what was already known, or being asked by somebody else. */
  readonly shared: number
  /** Datagrams sent, repeated ones included. */
  readonly sent: number
}

const towardsOthers: Politeness = { queriesPerSecond: 200, mostInFlight: 64 }
/** As many as the buffers of the sockets hold without losing any, and some more programs like this one. */
const onThisMachine: Politeness = { queriesPerSecond: Number.POSITIVE_INFINITY, mostInFlight: 128 }
const usualMostKept = 20_000

const stopped: LookUp<never> = { kind: 'could-not-tell', reason: 'stopped', detail: 'deadline' }

/** One question under way, for all who asked it; it ends when none of them waits any more. */
interface Flight {
  readonly key: string
  readonly told: Promise<Resolved<unknown>>
  readonly stop: StopSwitch
  waiters: number
}

/**
 * A resolver for thousands of domains: few sockets, what many domains share asked once within its TTL, and a limit to
 * what each server is asked. Why that is safe: `docs/adr/0008`. For one domain: `open-resolver.ts`.
 */
export function openBulkResolver({
  servers = systemServers(),
  patience = usualPatience,
  politeness = towardsOthers,
  mostKept = usualMostKept,
}: BulkResolverSettings = {}): BulkResolver {
  const pools = new Map<ServerAddress, UdpPool>(
    servers.map((server) => [
      server,
      openUdpPool(server, patience, isLoopback(server) ? onThisMachine : politeness),
    ]),
  )
  const cache = makeAnswerCache(mostKept, () => performance.now())
  const flights = new Map<string, Flight>()
  const stops = makeStops()
  let lookUps = 0
  let shared = 0

  const ask: Ask = (server, question, stop) => {
    const pool = pools.get(server)
    if (pool === undefined) throw new Error(`no pool for ${server.ip}`)
    return pool.ask(question, stop)
  }

  function lookUp<T extends RecordType>(
    name: string,
    type: T,
    signal: AbortSignal,
    options: LookUpOptions = {},
  ): Promise<LookUp<RecordOf[T]>> {
    lookUps++
    if (signal.aborted) return Promise.resolve(stopped)
    if (options.isForOneAsker) {
      return resolve(servers, ask, { name, type, options }, stopOfScan(signal)).then(lookUpOf)
    }
    const key = `${type}${options.checkingDisabled ? ' cd ' : ' '}${name.toLowerCase()}`
    // What is kept under a key was read for its type.
    const kept = cache.find(key) as LookUp<RecordOf[T]> | undefined
    if (kept !== undefined) {
      shared++
      return Promise.resolve(kept)
    }
    const underWay = flights.get(key)
    if (underWay !== undefined) shared++
    return waitFor(underWay ?? start(key, name, type, options), signal) as Promise<LookUp<RecordOf[T]>>
  }

  function start(key: string, name: string, type: RecordType, options: LookUpOptions): Flight {
    const stop = makeStopSwitch()
    const told = resolve(servers, ask, { name, type, options }, stop)
    const flight: Flight = { key, told, stop, waiters: 0 }
    flights.set(key, flight)
    void told.then((resolved) => {
      if (flights.get(key) === flight) flights.delete(key)
      cache.keep(key, resolved)
    })
    return flight
  }

  function waitFor(flight: Flight, signal: AbortSignal): Promise<LookUp<unknown>> {
    flight.waiters++
    return new Promise((settle) => {
      const leave = stops.add(signal, () => {
        settle(stopped)
        if (--flight.waiters > 0) return
        flight.stop.stop()
        if (flights.get(flight.key) === flight) flights.delete(flight.key)
      })
      void flight.told.then((resolved) => {
        leave()
        settle(resolved.lookUp)
      })
    })
  }

  return {
    lookUp,
    counts: () => ({
      lookUps,
      shared,
      sent: [...pools.values()].reduce((sum, pool) => sum + pool.sent(), 0),
    }),
  }
}

const lookUpOf = <T>({ lookUp }: Resolved<T>): LookUp<T> => lookUp

const stopsOfScans = new WeakMap<AbortSignal, Stop>()

/** One for all the questions of a scan: the watch of the pool asks it whether it is over. */
function stopOfScan(signal: AbortSignal): Stop {
  let stop = stopsOfScans.get(signal)
  if (stop === undefined) {
    stop = stopOf(signal)
    stopsOfScans.set(signal, stop)
  }
  return stop
}

/** One listener a signal, however many questions hang on it. */
function makeStops() {
  const ofSignal = new WeakMap<AbortSignal, Set<() => void>>()
  return {
    add(signal: AbortSignal, stop: () => void): () => void {
      let all = ofSignal.get(signal)
      if (all === undefined) {
        const fresh = new Set<() => void>()
        all = fresh
        ofSignal.set(signal, fresh)
        const stopAll = () => {
          for (const each of fresh) each()
        }
        signal.addEventListener('abort', stopAll, { once: true })
      }
      const added = all
      added.add(stop)
      return () => added.delete(stop)
    },
  }
}
