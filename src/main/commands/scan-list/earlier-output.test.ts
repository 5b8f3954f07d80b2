import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { keyOf, openEarlierOutput } from './earlier-output.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'beffroi-earlier-'))
  return () => rm(folder, { recursive: true })
})

const result = (domain: string, mail = '') =>
  JSON.stringify({
    domain,
    criteria: {},
    findings: [{ meaning: '«,"input":{»' }],
    input: { domain, mail, site: '' },
  })

async function reopen(content: string | Buffer) {
  const path = join(folder, 'resultats.ndjson')
  await writeFile(path, content)
  const earlier = await openEarlierOutput(path)
  if (!earlier.ok) return { error: earlier.error, after: await readFile(path, 'utf8') }
  await earlier.value.file.close()
  const { done, count, hadTornLine } = earlier.value
  return { done: Object.fromEntries(done), count, hadTornLine, after: await readFile(path, 'utf8') }
}

const key = (domain: string, mail = '') => keyOf({ domain, mail, site: '' })

describe('the output of an earlier run', () => {
  it('is known by its three columns, and left as it is', async () => {
    const content = `${result('a.fr')}\n${result('a.fr', 'x@a.fr')}\n${result('a.fr')}\n`
    expect(await reopen(content)).toEqual({
      done: { [key('a.fr')]: 2, [key('a.fr', 'x@a.fr')]: 1 },
      count: 3,
      hadTornLine: false,
      after: content,
    })
  })

  it('loses a torn last line, wherever it was torn, and nothing else', async () => {
    const whole = `${result('a.fr')}\n`
    const torn = result('é.fr')
    const bytes = Buffer.from(torn)
    for (let length = 1; length < bytes.length; length += 7) {
      const content = Buffer.concat([Buffer.from(whole), bytes.subarray(0, length)])
      expect(await reopen(content)).toMatchObject({ count: 1, hadTornLine: true, after: whole })
    }
  })

  it('keeps a last line that only lacks its end', async () => {
    const content = `${result('a.fr')}\n${result('b.fr')}`
    expect(await reopen(content)).toMatchObject({ count: 2, hadTornLine: false, after: `${content}\n` })
  })

  it('may be empty, or not there yet', async () => {
    expect(await reopen('')).toMatchObject({ count: 0, after: '' })
    const fresh = await openEarlierOutput(join(folder, 'nouveau.ndjson'))
    expect(fresh).toMatchObject({ ok: true, value: { count: 0 } })
    if (fresh.ok) await fresh.value.file.close()
  })

  it.each([
    'domain,mail,site\ncluny.fr,,\n',
    'domain,mail,site',
    '{"domain":"a.fr"}\n',
    '{"a":1,"input":{"domain":3}}\n',
  ])('is refused untouched when it is something else: %j', async (content) => {
    expect(await reopen(content)).toEqual({
      error: expect.stringContaining('Il n’a pas été modifié'),
      after: content,
    })
  })

  it('is read across the pieces it is read by', async () => {
    const many = Array.from({ length: 12_000 }, (_, index) => result(`domaine-${index}.fr`))
    const content = `${many.join('\n')}\n`
    expect(await reopen(content)).toMatchObject({ count: 12_000, after: content })
  })
})
