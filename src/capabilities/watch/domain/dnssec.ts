import type { DnskeyRecord, DsRecord } from './look-up.ts'

/**
 * Algorithms not to sign with any more: RSAMD5, DSA and their like (RFC 8624 section 3.1), RSASHA1 in both forms
 * (RFC 9905), GOST (RFC 9906). Some validators treat what they sign as not signed.
 */
const weakAlgorithms: ReadonlyMap<number, string> = new Map([
  [1, 'RSAMD5'],
  [3, 'DSA'],
  [5, 'RSASHA1'],
  [6, 'DSA-NSEC3-SHA1'],
  [7, 'RSASHA1-NSEC3-SHA1'],
  [12, 'ECC-GOST'],
])

/** Names of the algorithms a domain rests on, when all of them are weak; none when one is not. */
export function weakAlgorithmsOf(records: readonly (DnskeyRecord | DsRecord)[]): readonly string[] {
  const names = new Set<string>()
  for (const { algorithm } of records) {
    const name = weakAlgorithms.get(algorithm)
    if (name === undefined) return []
    names.add(name)
  }
  return [...names]
}
