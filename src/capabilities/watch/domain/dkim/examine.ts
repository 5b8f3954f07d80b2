import type { LookUp, LookUpFault } from '../look-up.ts'
import { recordsOf } from '../look-up.ts'
import type { Verdict } from '../verdict.ts'
import {
  byGravity,
  type DkimFault,
  type DkimKey,
  isDkimLike,
  readDkimKey,
  type SizeOfRsa,
} from './key-record.ts'

/** What stands at one selector; the shape of `beffroi dkim --json`. */
export interface DkimExamination {
  readonly domain: string
  readonly selector: string
  readonly name: string
  /** A text that is, or was meant to be, a key. */
  readonly found: boolean
  /** `DKIM1`, or null when left out. */
  readonly version: string | null
  readonly keyType: string | null
  readonly keySizeInBits: number | null
  readonly isRevoked: boolean
  readonly isTest: boolean
  readonly flags: readonly string[]
  readonly verdict: Verdict
  /** Why nothing can be said; null when something can. */
  readonly reason: LookUpFault | null
  /** The gravest first. */
  readonly faults: readonly DkimFault[]
  /** The records of the answer that are about a key. */
  readonly records: readonly string[]
}

export const nameOfSelector = (selector: string, domain: string) => `${selector}._domainkey.${domain}`

/**
 * Judges what a look-up of a selector told. Of several records the first is shown. The selector is taken as one that is in
 * use: that nothing is there is a fault.
 */
export function examineDkim(
  domain: string,
  selector: string,
  told: LookUp<string>,
  sizeOfRsa: SizeOfRsa,
): DkimExamination {
  const records = (recordsOf(told) ?? []).filter(isDkimLike)
  const keys = records.map((text) => readDkimKey(text, sizeOfRsa))
  const [key = null] = keys
  const isSure = told.kind !== 'could-not-tell'
  const faults = isSure ? faultsOf(keys, told.aliases ?? []) : []
  return {
    domain,
    selector,
    name: nameOfSelector(selector, domain),
    found: records.length > 0,
    version: key?.version ?? null,
    keyType: key?.keyType ?? null,
    keySizeInBits: key?.keySizeInBits ?? null,
    isRevoked: key?.isRevoked ?? false,
    isTest: key?.isTest ?? false,
    flags: key?.flags ?? [],
    verdict: !isSure ? 'could-not-tell' : faults.length > 0 ? 'to-fix' : 'ok',
    reason: told.kind === 'could-not-tell' ? told.reason : null,
    faults,
    records,
  }
}

function faultsOf(keys: readonly DkimKey[], aliases: readonly string[]): readonly DkimFault[] {
  if (keys.length === 0) return [aliases.length > 0 ? 'broken-alias' : 'absent']
  const faults = new Set(keys.flatMap((key) => key.faults))
  if (keys.length > 1) faults.add('several-records')
  return [...faults].toSorted(byGravity)
}
