import type { AskTxt, LookUp, SpfLookUp } from '../../watch/index.ts'

/** The outside world of one verdict: the DNS within one deadline, each question once. */
export interface Outside {
  readonly lookUp: SpfLookUp
  readonly askTxt: AskTxt
  readonly now: () => Date
  /** Whether questions were asked and none was answered. */
  isSilent(): boolean
}

/** What a resolver of `platform/dns` offers, as far as it is needed. */
export interface Resolver {
  readonly lookUp: SpfLookUp
}

/** After so many questions without any answer, the rest is not asked: a machine off the network is told at once. */
const mostUnanswered = 3

export function openOutside(resolver: Resolver, now: () => Date): Outside {
  const asked = new Map<string, Promise<LookUp<unknown>>>()
  let [answers, faults] = [0, 0]
  const lookUp: SpfLookUp = async (name, type) => {
    const key = `${type} ${name.toLowerCase()}`
    const known = asked.get(key)
    // The key holds the type: what is kept under it is of that type.
    if (known !== undefined) return (await known) as Awaited<ReturnType<typeof resolver.lookUp<typeof type>>>
    if (answers === 0 && faults >= mostUnanswered)
      return { kind: 'could-not-tell', reason: 'stopped', detail: 'nothing answered' }
    const asking = resolver.lookUp(name, type)
    asked.set(key, asking)
    const told = await asking
    if (told.kind === 'could-not-tell') faults += 1
    else answers += 1
    return told
  }
  return {
    lookUp,
    askTxt: (name) => lookUp(name, 'TXT'),
    now,
    isSilent: () => answers === 0 && faults > 0,
  }
}
