import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { slicesInOrder } from '../../src/platform/db/migrate.ts'

const root = join(import.meta.dirname, '..', '..', 'src', 'capabilities')
const slices = slicesInOrder()

/** What a slice may name of another one in SQL: the functions that say who sees what, the organisation a row belongs to, published views. */
const allowed = /^(territory\.(visible|offices|entrusted|organisation)\b|[a-z]+\.door_[a-z_]+)/

function foreignNames(slice: string, text: string): string[] {
  const others = slices.filter((other) => other !== slice)
  const inSql = new RegExp(
    `(?:\\b(?:from|join|into|update|table|references|on)\\s+|['"\`])((?:${others.join('|')})\\.[a-zA-Z_]+)`,
    'g',
  )
  return [...text.matchAll(inSql)].map((match) => match[1] ?? '').filter((name) => !allowed.test(name))
}

describe('SQL of a slice', () => {
  for (const slice of slices) {
    it(`of ${slice} names only tables of its own schema`, () => {
      const files = globSync(`${root}/${slice}/**/*.{ts,sql}`).filter(
        (file) => !/\.test\.ts$|\/web\/|\/domain\//.test(file),
      )
      const foreign = files.flatMap((file) =>
        foreignNames(slice, readFileSync(file, 'utf8')).map(
          (name) => `${file.slice(root.length + 1)}: ${name}`,
        ),
      )
      expect(foreign).toEqual([])
    })
  }

  it.each(slices)('of %s reads of other slices only the views that its uses.json names', (slice) => {
    const { reads = [] } = JSON.parse(readFileSync(join(root, slice, 'uses.json'), 'utf8')) as {
      reads?: string[]
    }
    const files = globSync(`${root}/${slice}/**/*.ts`).filter(
      (file) => !/\.test\.ts$|\/web\/|\/domain\//.test(file),
    )
    const views = files.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/\b([a-z]+\.door_[a-z_]+)/g)].map((match) => match[1] ?? ''),
    )
    const unnamed = views.filter((view) => !view.startsWith(`${slice}.`) && !reads.includes(view))
    expect([...new Set(unnamed)]).toEqual([])
  })

  it('is caught when it reaches into another schema', () => {
    expect(foreignNames('plan', 'select * from evidence.record r')).toEqual(['evidence.record'])
    expect(foreignNames('plan', ".selectFrom('evidence.record')")).toEqual(['evidence.record'])
    expect(foreignNames('plan', 'references territory.organisation (id)')).toEqual([])
  })

  it('is never made of strings', () => {
    const files = globSync(`${root}/../**/*.ts`).filter((file) => !/\.test\.ts$/.test(file))
    expect(files.filter((file) => /\bsql\.raw\(|\bsql\.unsafe\(/.test(readFileSync(file, 'utf8')))).toEqual(
      [],
    )
  })
})
