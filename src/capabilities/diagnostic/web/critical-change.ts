import type { CriticalRecord, CriticalRecordChange } from '../../../api-client/index.ts'

/** What stands in the fields of one line, as typed. */
export type CriticalDraft = Readonly<Record<keyof CriticalRecordChange, string>>

export function criticalDraftOf(record: CriticalRecordChange): CriticalDraft {
  return {
    whereKept: record.whereKept ?? '',
    howSaved: record.howSaved ?? '',
    responsible: record.responsible ?? '',
    tolerableHours: record.tolerableHours === null ? '' : String(record.tolerableHours),
  }
}

/** What is sent: an empty field is something not known yet. A number that is none is left to the API to refuse. */
export function criticalChangeOf(draft: CriticalDraft): CriticalRecordChange {
  const hours = draft.tolerableHours.trim()
  return {
    whereKept: draft.whereKept.trim() || null,
    howSaved: draft.howSaved.trim() || null,
    responsible: draft.responsible.trim() || null,
    tolerableHours: hours === '' ? null : Number(hours.replace(',', '.')),
  }
}

export const isSameDraft = (one: CriticalDraft, other: CriticalDraft): boolean =>
  one.whereKept.trim() === other.whereKept &&
  one.howSaved.trim() === other.howSaved &&
  one.responsible.trim() === other.responsible &&
  one.tolerableHours.trim() === other.tolerableHours

export type Filling = 'filled' | 'partly' | 'empty'

/** How much of the line is known. Zero hours is an answer. */
export function fillingOf(record: CriticalRecordChange): Filling {
  const { whereKept, howSaved, responsible, tolerableHours } = record
  const known = [whereKept, howSaved, responsible, tolerableHours].filter((value) => value !== null)
  if (known.length === 0) return 'empty'
  return known.length === 4 ? 'filled' : 'partly'
}

/** The version somebody else saved, out of a 412; null for a body of another shape. */
export function recordInConflict(extra: Readonly<Record<string, unknown>>): CriticalRecord | null {
  const { saved } = extra
  return isRecord(saved) ? saved : null
}

function isRecord(value: unknown): value is CriticalRecord {
  return (
    typeof value === 'object' &&
    value !== null &&
    'kind' in value &&
    'version' in value &&
    'whereKept' in value &&
    'tolerableHours' in value
  )
}
