import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..', '..')
const sources = globSync(`${root}/src/**/*.{ts,tsx}`).filter((file) => !/\/api-client\/|generated/.test(file))
const short = (file: string) => file.slice(root.length + 1)

const bannedWords = [
  'Manager',
  'Helper',
  'Util',
  'Utils',
  'Service',
  'Impl',
  'Base',
  'Data',
  'Info',
  'Common',
]
const declaration = /\b(?:class|interface|type)\s+([A-Za-z_$][\w$]*)/g

function bannedIn(name: string): boolean {
  const words = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').split(/[\s_]+/)
  return words.length > 0 && bannedWords.includes(words.at(-1) ?? '')
}

describe('names', () => {
  it('of files are kebab-case, of components PascalCase', () => {
    const wrong = sources.filter((file) => {
      const name = basename(file).replace(/(\.(fr|db|property|generated|e2e))*(\.test|\.d)?\.(ts|tsx)$/, '')
      return file.endsWith('.tsx')
        ? !/^[A-Z][A-Za-z0-9]*$|^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)
        : !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)
    })
    expect(wrong.map(short)).toEqual([])
  })

  it('of types do not end in a word that says nothing', () => {
    const wrong = sources.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(declaration)]
        .map((match) => match[1] ?? '')
        .filter(bannedIn)
        .map((name) => `${short(file)}: ${name}`),
    )
    expect(wrong).toEqual([])
  })

  it('of declarations carry no accent', () => {
    const accented = sources.flatMap((file) =>
      [
        ...readFileSync(file, 'utf8').matchAll(
          /\b(?:const|let|function|class|interface|type)\s+([\p{L}\w$]+)/gu,
        ),
      ]
        .map((match) => match[1] ?? '')
        .filter((name) => /[^\x20-\x7e]/.test(name))
        .map((name) => `${short(file)}: ${name}`),
    )
    expect(accented).toEqual([])
  })

  it('of folders are never shared, common, utils, helpers or misc', () => {
    expect(
      sources.filter((file) => /\/(shared|common|utils?|helpers?|misc)\//.test(file)).map(short),
    ).toEqual([])
  })

  it('caught: the rule sees a banned word', () => {
    expect(bannedIn('PlanManager')).toBe(true)
    expect(bannedIn('management')).toBe(false)
  })
})
