import type { Finding } from './finding.ts'

/** NUL, and halves of a pair: what JSON writes so. Whole pairs are written as they are (ECMA-262, QuoteJSONString). */
const notKept = /\\u(?:0000|d[89a-f][0-9a-f]{2})/g

/**
 * The findings as PostgreSQL can keep them: its texts and its JSON refuse NUL and halves of a pair, which a record of
 * the DNS or a certificate may hold. U+FFFD stands for each.
 */
export function keepableFindings(findings: readonly Finding[]): readonly Finding[] {
  return JSON.parse(JSON.stringify(findings).replaceAll(notKept, '\\ufffd')) as readonly Finding[]
}
