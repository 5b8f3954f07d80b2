import { execFile } from 'node:child_process'
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type DnsServer, startDnsServer } from '../../../test/support/dns-server.ts'
import { buildMsg } from '../../../test/support/mails/build-msg.ts'
import { buildCorpus, corpusZones, townDomain } from '../../../test/support/mails/corpus.ts'
import { run } from './eml.ts'

const program = join(import.meta.dirname, '..', 'cli.ts')
let folder: string
let server: DnsServer

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'beffroi-eml-'))
  server = await startDnsServer(corpusZones)
})
afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true, force: true })
})

function eml(argv: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const all = [program, 'eml', ...argv, '--resolver', server.address]
  return new Promise((resolve) => {
    execFile(process.execPath, all, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr })
    })
  })
}

async function fileOf(name: string, bytes: Buffer | string): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, bytes)
  return path
}

const mailOf = async (title: string) =>
  (await buildCorpus()).find((each) => each.title === title)?.bytes ?? ''

describe('beffroi eml', () => {
  it('gives the verdict, the reasons and what to do, for a machine', async () => {
    const file = await fileOf('maire.eml', await mailOf('the mayor, from elsewhere'))
    const { code, stdout } = await eml([file, '--domain', townDomain, '--json'])
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      verdict: 'dangerous',
      title: 'dangereux',
      mails: [
        {
          depth: 0,
          reasons: [{ code: 'sender-forges-known-name', weight: 'decisive', evidence: ['val-joli[.]fr'] }],
          authentication: { spf: { result: 'fail' }, dmarc: { policy: 'reject' }, isAligned: false },
        },
      ],
    })
  })

  it('is read by people', async () => {
    const file = await fileOf('lettre.eml', await mailOf('a letter of the prefecture'))
    const { stdout } = await eml([file])
    expect(stdout).toContain('Verdict : rien d’anormal vu')
    expect(stdout).toContain('Cela ne prouve pas que le courriel est sans danger')
    expect(stdout).toContain('Le courriel vient bien de haute-loue[.]gouv[.]fr')
  })

  it('reads the files of Outlook', async () => {
    const bytes = buildMsg({
      subject: 'Changement',
      body: 'Voici notre nouveau RIB, merci.',
      headers: 'From: "Durand" <contact@durand-voirie.fr>\r\nSubject: Changement\r\n',
      files: [{ name: 'facture.pdf.exe', bytes: Buffer.from('MZ\0\0') }],
    })
    const { code, stdout } = await eml([await fileOf('a.msg', bytes), '--json'])
    expect(code).toBe(0)
    const told = JSON.parse(stdout)
    expect(told.verdict).toBe('dangerous')
    const codes = told.mails[0].reasons.map((reason: { code: string }) => reason.code)
    expect(codes).toEqual(
      expect.arrayContaining(['attachment-hides-its-end', 'bank-details-change', 'no-route-seen']),
    )
  })

  it.each([
    ['a text', async () => [await fileOf('note.txt', 'Bonjour.\n')], 'n’est pas un courriel'],
    [
      'a broken Outlook file',
      async () => [
        await fileOf('b.msg', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(4096, 7)])),
      ],
      'n’est pas un courriel',
    ],
    ['an empty file', async () => [await fileOf('vide.eml', '')], 'n’est pas un courriel'],
    ['a folder', async () => [folder], 'ne peut pas être lu'],
    ['a file that is too large', async () => [await largeFile()], 'trop gros'],
    ['no file', async () => [], 'Indiquez le fichier'],
    ['two files', async () => ['a.eml', 'b.eml'], 'Un seul fichier à la fois'],
    ['a file that is not there', async () => [join(folder, 'absent.eml')], 'ne peut pas être lu'],
    ['a domain that is none', async () => ['a.eml', '--domain', 'a b'], 'n’est pas un nom de domaine'],
    ['a resolver that is none', async () => ['a.eml', '--resolver', 'dns'], 'l’adresse d’un serveur DNS'],
  ])('leaves %s with 2 and a sentence', async (_, argv, sentence) => {
    const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    const code = await run(await argv())
    const stderr = said.mock.calls.map(([text]) => String(text)).join('')
    said.mockRestore()
    expect(code).toBe(2)
    expect(stderr).toContain(sentence)
    expect(stderr).toContain('Rien n’a été examiné')
  })
})

async function largeFile(): Promise<string> {
  const path = await fileOf('gros.eml', '')
  await truncate(path, 65 * 1024 * 1024)
  return path
}
