import type { DnsRecord } from './issue-seen.ts'

/** `v=spf1`, `v=DMARC1`, `v=STSv1`, `v=TLSRPTv1`: of each there may be one record under a name, so a second replaces it. */
const version = /^\s*v\s*=\s*([a-z]+)\d*(?![a-z0-9])/i

const versionOf = (text: string) => version.exec(text)?.[1]?.toLowerCase() ?? null

/**
 * Which of the records that stand under its name and type a proposed one takes the place of (RFC 7208 section 4.5,
 * RFC 9989 section 4.7, RFC 8461 section 3.1, RFC 8460 section 3; RFC 7505 section 3 for a null MX). A badly written
 * neighbour or one of a version that does not exist (`v=DMARC2`) is replaced too. None where records stand side by side.
 */
export function replacedBy({ type, value }: DnsRecord, standing: readonly string[]): readonly string[] {
  if (type === 'TXT') {
    const own = versionOf(value)
    return own === null ? [] : standing.filter((text) => versionOf(text) === own)
  }
  return type === 'MX' && value === '0 .' ? standing : []
}
