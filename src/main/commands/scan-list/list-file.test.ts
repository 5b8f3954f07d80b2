import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { openList, type Row } from './list-file.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'beffroi-list-'))
  return () => rm(folder, { recursive: true })
})

async function open(content: string | Buffer) {
  const file = join(folder, 'liste.csv')
  await writeFile(file, content)
  return openList(file)
}

async function read(content: string | Buffer) {
  const list = await open(content)
  if (!list.ok) throw new Error(list.error)
  const rows: Row[] = []
  for await (const row of list.value.rows()) rows.push(row)
  return { total: list.value.total, rows }
}

const asText = (row: Row) =>
  row.kind === 'row' ? `${row.line} ${Object.values(row.columns).join('|')}` : `${row.line} ! ${row.why}`

const two = ['2 cluny.fr|mairie@cluny.fr|https://cluny.fr/', '3 tournus.fr||']

describe('a list of domains', () => {
  it.each<[string, string | Buffer]>([
    ['as asked', 'domain,mail,site\ncluny.fr,mairie@cluny.fr,https://cluny.fr/\ntournus.fr,,\n'],
    [
      'without an end to its last line',
      'domain,mail,site\ncluny.fr,mairie@cluny.fr,https://cluny.fr/\ntournus.fr,,',
    ],
    [
      'of Windows',
      '\ufeffdomain,mail,site\r\ncluny.fr,mairie@cluny.fr,https://cluny.fr/\r\ntournus.fr,,\r\n',
    ],
    ['with old line ends', 'domain,mail,site\rcluny.fr,mairie@cluny.fr,https://cluny.fr/\rtournus.fr,,\r'],
    [
      'separated by semicolons',
      'domain;mail;site\ncluny.fr;mairie@cluny.fr;https://cluny.fr/\ntournus.fr;;\n',
    ],
    [
      'separated by tabs',
      'domain\tmail\tsite\ncluny.fr\tmairie@cluny.fr\thttps://cluny.fr/\ntournus.fr\t\t\n',
    ],
    [
      'with quotes',
      '"domain","mail","site"\n"cluny.fr","mairie@cluny.fr","https://cluny.fr/"\n"tournus.fr","",""\n',
    ],
    [
      'with spaces around',
      'Domain, Mail ,SITE\n cluny.fr , mairie@cluny.fr, https://cluny.fr/ \n tournus.fr,,\n',
    ],
    [
      'with columns in another order and one more',
      'insee,site,domain,mail\n71137,https://cluny.fr/,cluny.fr,mairie@cluny.fr\n71543,,tournus.fr,\n',
    ],
    ['with short rows', 'domain,mail,site\ncluny.fr,mairie@cluny.fr,https://cluny.fr/\ntournus.fr\n'],
    [
      'in UTF-16',
      Buffer.from(
        '\ufeffdomain,mail,site\ncluny.fr,mairie@cluny.fr,https://cluny.fr/\ntournus.fr,,\n',
        'utf16le',
      ),
    ],
  ])('%s is read', async (_, content) => {
    const { total, rows } = await read(content)
    expect(rows.map(asText)).toEqual(two)
    expect(total).toBe(2)
  })

  it('in Latin-1 keeps its accents', async () => {
    const { rows } = await read(Buffer.from('domain,mail,site\nbéthune.fr,,\n', 'latin1'))
    expect(rows.map(asText)).toEqual(['2 béthune.fr||'])
  })

  it('in UTF-8 keeps its accents, cut between two pieces or not', async () => {
    // The first byte of the é is the last one of the first piece of 64 KiB.
    const before = `domain,mail,site\n${'x.fr,,\n'.repeat(9358)}xxxxx.fr,,\nb`
    expect(before.length).toBe(64 * 1024 - 1)
    const { rows } = await read(`${before}éthune.fr,,\n`)
    expect(rows.map(asText).at(-1)).toBe('9361 béthune.fr||')
  })

  it('holds a comma between quotes, and a doubled quote', async () => {
    const { rows } = await read('domain,mail,site\ncluny.fr,,"https://cluny.fr/a,b""c"\n')
    expect(rows.map(asText)).toEqual(['2 cluny.fr||https://cluny.fr/a,b"c'])
  })

  it('loses nothing of the others to a bad line', async () => {
    const { total, rows } = await read(
      'domain,mail,site\n"cluny.fr,,\ntournus.fr,,\n\na.fr,b@a.fr,https://a.fr/x,y\nmacon.fr,,,,\n',
    )
    expect(rows.map(asText)).toEqual([
      '2 ! un guillemet n’est pas fermé, ou est mal placé',
      '3 tournus.fr||',
      '5 ! la ligne a 4 colonnes, l’en-tête en a 3',
      '6 macon.fr||',
    ])
    expect(total).toBe(4)
  })

  it.each([
    ['', 'est vide'],
    ['\n\n', 'est vide'],
    ['cluny.fr,,\ntournus.fr,,\n', 'doit être : domain,mail,site'],
    ['domaine,courriel\ncluny.fr,\n', 'doit être : domain,mail,site'],
    ['domain,domain\ncluny.fr,\n', 'doit être : domain,mail,site'],
  ])('%j is refused with a sentence', async (content, sentence) => {
    expect(await open(content)).toEqual({ ok: false, error: expect.stringContaining(sentence) })
  })

  it('that is not there, or is a folder, is refused with a sentence', async () => {
    expect(await openList(join(folder, 'absente.csv'))).toEqual({
      ok: false,
      error: expect.stringContaining('ENOENT'),
    })
    expect(await openList(folder)).toEqual({
      ok: false,
      error: expect.stringContaining('doit être un fichier'),
    })
  })
})
