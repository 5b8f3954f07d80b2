import { fail, ok, type Result } from '../../kernel/result.ts'
import { readTable } from '../../platform/documents/read-table.ts'
import { type NamedLine, readLines } from './domain/list-lines.ts'

/** More communes than France has; a longer list is something else. */
export const mostLines = 40_000

export type ListFault = 'empty' | 'too-long' | 'not-a-table'

/** The communes named by a pasted text or by a file as spreadsheets write them. */
export function readList(bytes: Uint8Array): Result<NamedLine[], ListFault> {
  const rows = readTable(bytes)
  if (!rows.ok) return rows
  if (rows.value.length > mostLines) return fail('too-long')
  const lines = readLines(rows.value)
  return lines.length === 0 ? fail('empty') : ok(lines)
}
