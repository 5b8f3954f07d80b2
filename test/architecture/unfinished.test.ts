import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..', '..')
const all = globSync(`${root}/{src,tools,test}/**/*.{ts,tsx,mjs}`)
const products = all.filter((file) => /\/src\//.test(file) && !/\.test\.tsx?$|\/api-client\//.test(file))
const short = (file: string) => file.slice(root.length + 1)
const holding = (files: readonly string[], pattern: RegExp) =>
  files.filter((file) => pattern.test(readFileSync(file, 'utf8'))).map(short)

describe('nothing is left half done', () => {
  it('no note to self', () => expect(holding(products, /\b(TODO|FIXME|XXX)\b/)).toEqual([]))
  it('no type let go', () =>
    expect(
      holding(products, /: any\b|\bas any\b|\bas unknown as\b|@ts-ignore|@ts-expect-error|biome-ignore/),
    ).toEqual([]))
  it('no HTML made of strings', () =>
    expect(holding(products, /dangerouslySetInnerHTML|\.innerHTML\s*=|\.outerHTML\s*=/)).toEqual([]))
  it('no test left out', () =>
    expect(
      holding(
        all.filter((file) => !file.endsWith('unfinished.test.ts')),
        /\b(it|test|describe)\.(only|todo)\(/,
      ),
    ).toEqual([]))
})
