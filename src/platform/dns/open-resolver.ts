import { getServers } from 'node:dns'
import { askOverTcp, askOverUdp, type Patience, usualPatience } from './exchange.ts'
import type { LookUp, LookUpOptions, RecordOf, RecordType, Resolver } from './look-up.ts'
import { type Ask, resolve } from './resolve.ts'
import { readServerAddress, type ServerAddress } from './server-address.ts'
import { stopOf } from './stop.ts'

export interface ResolverSettings {
  /** Asked in this order; the system's when absent. */
  readonly servers?: readonly ServerAddress[]
  readonly patience?: Patience
}

/**
 * A resolver for a few questions: each has a socket, a port and an id of its own, so that nobody guesses where to send
 * a false answer (RFC 5452). Why this client and not Node's own: `docs/adr/0005`. For thousands: `open-bulk-resolver.ts`.
 */
export function openResolver({
  servers = systemServers(),
  patience = usualPatience,
}: ResolverSettings = {}): Resolver {
  const ask: Ask = async (server, question, stop) => {
    const signal = stop.signal()
    const overUdp = await askOverUdp(server, question, patience, signal)
    return overUdp.kind === 'truncated' ? askOverTcp(server, question, patience, signal) : overUdp
  }
  return {
    async lookUp<T extends RecordType>(
      name: string,
      type: T,
      signal: AbortSignal,
      options: LookUpOptions = {},
    ): Promise<LookUp<RecordOf[T]>> {
      return (await resolve(servers, ask, { name, type, options }, stopOf(signal))).lookUp
    },
  }
}

export function systemServers(): ServerAddress[] {
  return getServers().flatMap((text) => readServerAddress(text) ?? [])
}
