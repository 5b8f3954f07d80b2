import { describe, expect, it } from 'vitest'
import { withLiterals } from './literals.ts'

describe('a statement with its values in it', () => {
  it('holds each value where it was asked for, whatever stands in it', () => {
    const sql = 'select $1, $2, $11, $1'
    const parameters = [
      "l’eau d'ici",
      'C:\\new',
      ...Array.from({ length: 8 }, () => ''),
      '$2; drop table x; --',
    ]
    expect(withLiterals({ sql, parameters })).toBe(
      "select 'l’eau d''ici',  E'C:\\\\new', '$2; drop table x; --', 'l’eau d''ici'",
    )
  })

  it('says nothing where there is nothing', () => {
    expect(withLiterals({ sql: 'select $1', parameters: [null] })).toBe('select null')
  })

  it('refuses what is not a text, and what PostgreSQL would cut short', () => {
    expect(() => withLiterals({ sql: 'select $1', parameters: [5] })).toThrow('not a text')
    expect(() => withLiterals({ sql: 'select $2', parameters: ['a'] })).toThrow('not a text')
    expect(() => withLiterals({ sql: 'select $1', parameters: ['a\0b'] })).toThrow('NUL')
  })
})
