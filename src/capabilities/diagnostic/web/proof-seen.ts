import type { MeasureSummary, ProofSeen } from '../../../api-client/index.ts'

/** The mark a proof leaves on the line of time. */
export function kindOfProof({ verdict, source, isExpired }: ProofSeen): MeasureSummary['state'] {
  if (isExpired) return 'expired'
  if (verdict === 'supports') return source === 'answer' ? 'declared' : 'proven'
  if (verdict === 'denies') return 'to-do'
  return verdict === 'not-applicable' ? 'not-applicable' : 'unknown'
}

/** What a person added in words to an answer or to a document. */
export function toldIn(detail: unknown): {
  readonly by: string | null
  readonly note: string | null
  readonly reason: string | null
} {
  return { by: textIn(detail, 'by'), note: textIn(detail, 'note'), reason: textIn(detail, 'reason') }
}

/** What a check or an agent saw, to the letter, a line for each thing; null where everything is already in words. */
export function rawRecord({ source, detail }: ProofSeen): string | null {
  if (source !== 'check' && source !== 'agent') return null
  if (detail === null || detail === undefined) return null
  if (typeof detail === 'string') return detail
  const lines = typeof detail === 'object' ? linesOf(detail, '') : [String(detail)]
  return lines.length === 0 ? null : lines.join('\n')
}

function linesOf(value: object, prefix: string): string[] {
  return Object.entries(value).flatMap(([key, inside]: [string, unknown]) => {
    const name = Array.isArray(value) ? prefix : prefix === '' ? key : `${prefix}.${key}`
    if (typeof inside === 'object' && inside !== null) return linesOf(inside, name)
    return inside === null || inside === ''
      ? []
      : [name === '' ? String(inside) : `${name}: ${String(inside)}`]
  })
}

function textIn(detail: unknown, key: string): string | null {
  if (typeof detail !== 'object' || detail === null) return null
  const value: unknown = Object.entries(detail).find(([name]) => name === key)?.[1]
  return typeof value === 'string' && value.trim() !== '' ? value : null
}
