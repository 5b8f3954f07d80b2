import { isIP } from 'node:net'
import type { Resolver } from '../dns/look-up.ts'
import { findAddresses } from '../web-probe/addresses.ts'
import { trustContext } from '../web-probe/trust.ts'
import { greet } from './greet.ts'
import type { Greeting, GreetingEnd } from './greeting.ts'

export interface MailProbeSettings {
  /** Also decides where mail servers are. */
  readonly resolver: Resolver
  readonly now: () => Date
  /** Extra certification authorities in PEM, added to the usual ones. */
  readonly extraAuthorities?: readonly string[]
  /** Connect to private and loopback addresses too. */
  readonly allowPrivate?: boolean
  /** Used instead of 25. */
  readonly smtpPort?: number
  /** For thousands of domains: what a server showed is told again for ten minutes, instead of greeting it again. */
  readonly keepsGreetings?: boolean
  readonly connectTimeoutInMs?: number
  readonly conversationTimeoutInMs?: number
}

export interface MailProbe {
  /** Greets a mail server as another one would, sends nothing and leaves. Never throws for what the network does. */
  greet(host: string, signal: AbortSignal): Promise<Greeting>
}

/** Servers that let strangers wait before greeting them do so for some ten seconds. */
const usualConversationInMs = 15_000

/** Thousands of domains share the servers of a few providers: what one of them showed holds for the others. */
const keptForMs = 10 * 60 * 1000
const mostKept = 2000

/** Why this conversation is our own: `docs/adr/0011`. */
export function openMailProbe(settings: MailProbeSettings): MailProbe {
  const secureContext = trustContext(settings.extraAuthorities)

  const known = new Map<string, { readonly at: number; readonly greeting: Promise<Greeting> }>()

  return {
    async greet(host, signal) {
      if (!settings.keepsGreetings) return greetOnce(host, signal)
      const key = host.toLowerCase()
      const kept = known.get(key)
      if (kept !== undefined && settings.now().getTime() - kept.at < keptForMs) {
        const greeting = await Promise.race([kept.greeting, stopOf(host, signal)])
        if (isWorthKeeping(greeting) || signal.aborted) return greeting
      }
      const greeting = greetOnce(host, signal)
      known.delete(key)
      known.set(key, { at: settings.now().getTime(), greeting })
      const [oldest] = known.keys()
      if (known.size > mostKept && oldest !== undefined) known.delete(oldest)
      return greeting
    },
  }

  async function greetOnce(host: string, signal: AbortSignal): Promise<Greeting> {
    const found = await findAddresses(settings.resolver, host, settings.allowPrivate ?? false, signal)
    if (found.kind !== 'addresses') return { host, address: null, end: found }
    const ends: { readonly address: string; readonly end: GreetingEnd }[] = []
    for (const address of found.addresses) {
      const wish = {
        host,
        address,
        port: settings.smtpPort ?? 25,
        secureContext,
        connectTimeoutInMs: settings.connectTimeoutInMs ?? 5000,
        conversationTimeoutInMs: settings.conversationTimeoutInMs ?? usualConversationInMs,
        now: settings.now,
      }
      const end = await greet(wish, signal)
      if (!isWorthAnotherAddress(end)) return { host, address, end }
      ends.push({ address, end })
    }
    return { host, ...mostTelling(ends) }
  }
}

function stopOf(host: string, signal: AbortSignal): Promise<Greeting> {
  const end = { kind: 'could-not-tell', reason: 'stopped', detail: 'deadline' } as const
  return new Promise((resolve) => {
    const stop = () => resolve({ host, address: null, end })
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
  })
}

/** What may be different a moment later, or for somebody else, is asked again. */
const isWorthKeeping = ({ end }: Greeting) => end.kind !== 'could-not-tell' && end.kind !== 'turned-away'

function isWorthAnotherAddress(end: GreetingEnd): boolean {
  if (end.kind === 'refused') return true
  return (
    end.kind === 'could-not-tell' &&
    (end.reason === 'unreachable' || (end.reason === 'timeout' && end.detail === 'connection'))
  )
}

/** One silent address among refusals leaves a doubt; a family this machine cannot reach says nothing. */
function mostTelling(ends: readonly { readonly address: string; readonly end: GreetingEnd }[]) {
  const isSilent = ({ end }: { end: GreetingEnd }) =>
    end.kind === 'could-not-tell' && end.reason === 'timeout'
  const isOurLimit = ({ address, end }: { address: string; end: GreetingEnd }) =>
    end.kind === 'could-not-tell' && end.reason === 'unreachable' && isIP(address) === 6
  const nothing = { address: null, end: { kind: 'refused' } } as const
  return ends.find(isSilent) ?? ends.find((end) => !isOurLimit(end)) ?? ends[0] ?? nothing
}
