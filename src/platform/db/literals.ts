import type { CompiledQuery } from 'kysely'
import pg from 'pg'

/** A value as PostgreSQL reads it inside a statement, whatever it holds. */
export function literal(value: string): string {
  // It cuts a statement short, and no text of PostgreSQL holds one.
  if (value.includes('\0')) throw new Error('a NUL stands in a value')
  return pg.escapeLiteral(value)
}

/** A statement with its values in it, so that it travels in one message with others: texts and nothing only. */
export function withLiterals({ sql, parameters }: Pick<CompiledQuery, 'sql' | 'parameters'>): string {
  return sql.replaceAll(/\$(\d+)/g, (_, place: string) => {
    const value = parameters[Number(place) - 1]
    if (value === null) return 'null'
    if (typeof value !== 'string') throw new Error(`value ${place} is not a text`)
    return literal(value)
  })
}
