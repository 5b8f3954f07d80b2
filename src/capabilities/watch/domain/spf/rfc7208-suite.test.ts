import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { lookUpIn, type SpfZone } from '../../../../../test/support/spf-zones.ts'
import type { SpfRecordType } from './asked.ts'
import { evaluateSpf } from './evaluate.ts'
import { readIp } from './ip-address.ts'

const path = join(import.meta.dirname, '../../../../../../shared/data/spf/rfc7208-tests.yml')

type Entry = 'TIMEOUT' | Readonly<Record<string, unknown>>
interface Chapter {
  readonly description: string
  readonly tests: Readonly<Record<string, Written>>
  readonly zonedata: Readonly<Record<string, readonly Entry[]>>
}
interface Written {
  readonly helo: string
  readonly host: string
  readonly mailfrom: string
  readonly result: string | readonly string[]
  readonly explanation?: string
}

const chapters: readonly Chapter[] = existsSync(path)
  ? parseAllDocuments(readFileSync(path, 'utf8'))
      .map((document): Chapter | null => document.toJS())
      .filter((chapter) => chapter !== null)
  : []

/** The records of a name: an SPF one stands for TXT where there is no TXT, and TIMEOUT for what is not given. */
function zoneOf(entries: readonly Entry[]): SpfZone {
  const values = (type: string) =>
    entries.flatMap((entry) => (entry !== 'TIMEOUT' && type in entry ? [entry[type]] : []))
  const given = values('TXT').length > 0 ? values('TXT') : values('SPF')
  const zone = {
    TXT: given.filter((text) => text !== 'NONE').map((text) => [text].flat().join('')),
    A: values('A').map(String),
    AAAA: values('AAAA').map(String),
    MX: values('MX') as [number, string][],
    PTR: values('PTR').map(String),
  }
  const [alias] = values('CNAME').map(String)
  const fails = (Object.keys(zone) as SpfRecordType[]).filter((type) => zone[type].length === 0)
  return {
    ...zone,
    ...(alias === undefined ? {} : { CNAME: alias.toLowerCase() }),
    ...(entries.includes('TIMEOUT') ? { fails } : {}),
  }
}

describe.skipIf(chapters.length === 0)('the test suite of RFC 7208 (openspf.org)', () => {
  it('has 203 cases', () => {
    expect(chapters.flatMap(({ tests }) => Object.keys(tests))).toHaveLength(203)
  })

  for (const { description, tests, zonedata } of chapters) {
    const lookUp = lookUpIn(
      Object.fromEntries(Object.entries(zonedata).map(([name, entries]) => [name, zoneOf(entries)])),
    )
    it.each(Object.entries(tests))(`${description}: %s`, async (_, written) => {
      const ip = readIp(written.host)
      if (ip === null) throw new Error(written.host)
      const { mailfrom: sender, helo } = written
      const told = await evaluateSpf({ ip, sender, helo, now: new Date(0) }, lookUp)
      expect([written.result].flat(), JSON.stringify(told)).toContain(told.result)
      if (written.explanation === undefined) return
      expect(told.explanation ?? 'DEFAULT').toBe(written.explanation)
    })
  }
})
