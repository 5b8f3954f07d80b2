import type { LookUp } from '../../src/capabilities/watch/domain/look-up.ts'
import type { SpfLookUp, SpfRecordType } from '../../src/capabilities/watch/domain/spf/asked.ts'

/** The records of one name, as values of a DNS; `fails` are the types nothing is told of. */
export interface SpfZone {
  readonly TXT?: readonly string[]
  readonly A?: readonly string[]
  readonly AAAA?: readonly string[]
  readonly MX?: readonly (readonly [preference: number, exchange: string])[]
  readonly PTR?: readonly string[]
  readonly CNAME?: string
  readonly fails?: readonly SpfRecordType[] | 'all'
}

const longestChain = 8
const isAuthenticated = false

/** A DNS held in memory, for tables of cases: the rules of SPF do no input or output of their own. */
export function lookUpIn(zones: Readonly<Record<string, SpfZone>>): SpfLookUp {
  const known = new Map(Object.entries(zones).map(([name, zone]) => [name.toLowerCase(), zone]))
  const tell = (name: string, type: SpfRecordType, depth: number): LookUp<unknown> => {
    const zone = known.get(name.toLowerCase())
    if (depth > longestChain) return { kind: 'could-not-tell', reason: 'alias-loop', detail: name }
    if (zone === undefined) return { kind: 'no-such-name', isAuthenticated }
    if (zone.CNAME !== undefined) return tell(zone.CNAME.replace(/\.$/, ''), type, depth + 1)
    const records =
      type === 'MX'
        ? zone.MX?.map(([preference, exchange]) => ({ preference, exchange: exchange || '.' }))
        : zone[type]
    if (zone.fails === 'all' || zone.fails?.includes(type))
      return { kind: 'could-not-tell', reason: 'timeout', detail: 'no answer' }
    return records === undefined || records.length === 0
      ? { kind: 'no-record', isAuthenticated }
      : { kind: 'answer', records, isAuthenticated }
  }
  return (async (name: string, type: SpfRecordType) => tell(name, type, 0)) as SpfLookUp
}
