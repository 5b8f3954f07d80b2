import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  authorityInOrder,
  type CommuneOnline,
  type Fault,
  putOnline,
} from '../../../test/support/commune-online.ts'

const program = join(import.meta.dirname, '..', 'cli.ts')

interface Ended {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

function beffroi(...argv: string[]): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...argv], { maxBuffer: 10_000_000 }, (error, stdout, stderr) => {
      resolve({
        code: typeof error?.code === 'number' ? error.code : error === null ? 0 : -1,
        stdout,
        stderr,
      })
    })
  })
}

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'beffroi-scan-'))
  await writeFile(join(folder, 'ca.pem'), (await authorityInOrder()).authority.pem)
  await writeFile(join(folder, 'empty.pem'), 'rien')
  return () => rm(folder, { recursive: true })
})

let commune: CommuneOnline | undefined
afterEach(async () => {
  await commune?.close()
  commune = undefined
})

async function online(fault: Fault = {}): Promise<string[]> {
  commune = await putOnline(fault)
  const { dns, web } = commune
  const ports = ['--http-port', String(web.httpPort), '--https-port', String(web.httpsPort)]
  return [
    '--resolver',
    dns.address,
    '--trust',
    join(folder, 'ca.pem'),
    '--allow-private',
    '--no-smtp',
    ...ports,
  ]
}

describe('beffroi scan --json', () => {
  it('gives the criteria, the levels and the findings, in the documented shape', async () => {
    const { code, stdout, stderr } = await beffroi('scan', 'Commune.fr', ...(await online()), '--json')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const report = JSON.parse(stdout)
    expect(Object.keys(report).slice(0, 3)).toEqual(['domain', 'criteria', 'levels'])
    expect(report).toMatchObject({ domain: 'commune.fr', assumed: true })
    expect(Object.keys(report.criteria)).toHaveLength(16)
    expect(new Set(Object.values(report.criteria))).toEqual(new Set(['ok']))
    expect(report.levels).toEqual({ '1.a': true, '1.aa': true, '2.a': true, '2.aa': true, a: true, aa: true })
    for (const finding of report.findings) {
      const keys = ['code', 'verdict', 'reason', 'title', 'meaning', 'evidence', 'observedAt', 'fix']
      expect(Object.keys(finding)).toEqual(keys)
    }
  })

  it('says what to ask whom, and the exact record', async () => {
    const argv = ['scan', 'commune.fr', ...(await online({ zones: { '_dmarc.commune.fr': null } })), '--json']
    const report = JSON.parse((await beffroi(...argv)).stdout)
    const finding = report.findings.find(({ code }: { code: string }) => code === '2.6')
    expect(finding.fix).toEqual({
      who: expect.stringContaining('nom de domaine'),
      ask: expect.stringContaining('enregistrement ci-dessous'),
      gravity: 'usual',
      record: {
        name: '_dmarc.commune.fr',
        type: 'TXT',
        value: 'v=DMARC1; p=none; rua=mailto:mairie@commune.fr',
      },
    })
  })

  it('takes the declared addresses, and their absence', async () => {
    const settings = await online()
    const declared = ['--mail', 'accueil@commune.fr', '--site', 'http://www.commune.fr']
    const given = JSON.parse((await beffroi('scan', 'commune.fr', ...declared, ...settings, '--json')).stdout)
    expect(given).toMatchObject({ assumed: false, criteria: { '1.8': 'to-fix', '2.1': 'ok' } })
    const none = JSON.parse(
      (await beffroi('scan', 'commune.fr', '--no-mail', '--no-site', ...settings, '--json')).stdout,
    )
    expect(new Set(Object.values(none.criteria))).toEqual(new Set(['to-fix']))
    expect(none.assumed).toBe(false)
  })

  it('does not connect to inner addresses unless told to', async () => {
    const settings = (await online()).filter((word) => word !== '--allow-private')
    const report = JSON.parse((await beffroi('scan', 'commune.fr', ...settings, '--json')).stdout)
    expect(report.criteria['1.3']).toBe('could-not-tell')
    expect(commune?.web.asked).toEqual([])
  })

  it('accepts a web address for the domain, and says so', async () => {
    const { code, stdout } = await beffroi(
      'scan',
      'https://www.commune.fr/accueil',
      ...(await online()),
      '--json',
    )
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      domain: 'commune.fr',
      remark: expect.stringContaining('commune.fr'),
    })
  })
})

describe('beffroi scan', () => {
  it('is read by a person', async () => {
    const { code, stdout } = await beffroi('scan', 'commune.fr', ...(await online({ closed: 'http' })))
    expect(code).toBe(0)
    expect(stdout).toContain('Ce qui se voit de l’extérieur : commune.fr')
    expect(stdout).toContain('à corriger 1.4  Le site s’ouvre toujours en connexion chiffrée')
    expect(stdout).toContain('mairie@commune.fr (supposé)')
    expect(stdout).not.toMatch(/posture|scan\b|undefined|[{}]/)
  })

  it.each([
    [[], 'Indiquez le nom de domaine'],
    [['commune'], 'n’est pas un nom de domaine complet'],
    [['commune.'], 'n’est pas un nom de domaine complet'],
    [['mairie@commune.fr'], 'est une adresse électronique'],
    [['192.168.1.1'], 'est une adresse de machine'],
    [['com mune.fr'], 'ne peut contenir que des lettres'],
    [[`${'a'.repeat(500)}.fr`], 'trop long'],
    [['commune.fr', 'autre.fr'], 'Un seul domaine à la fois'],
    [['commune.fr', '--vite'], 'L’option --vite n’existe pas'],
    [['commune.fr', '--mail'], 'L’option --mail est mal employée'],
    [['commune.fr', '--mail', 'a@b.fr', '--no-mail'], 'pas les deux'],
    [['commune.fr', '--site', 'https://a.fr', '--no-site'], 'pas les deux'],
    [['commune.fr', '--resolver', 'dns.exemple'], 'n’est pas l’adresse d’un serveur DNS'],
    [['commune.fr', '--http-port', '0'], 'n’est pas un port'],
    [['commune.fr', '--https-port', 'x'], 'n’est pas un port'],
    [['commune.fr', '--smtp-port', '65536'], 'n’est pas un port'],
    [['commune.fr', '--deadline', '-1'], 'mal employée'],
    [['commune.fr', '--deadline', '0'], 'n’est pas une durée'],
    [['commune.fr', '--rdap', 'rdap.exemple'], 'n’est pas l’adresse d’un registre'],
    [['commune.fr', '--trust', '/nulle/part.pem'], 'ne peut pas être lu'],
  ])('refuses %j with a sentence and the code 2', async (argv, sentence) => {
    const { code, stdout, stderr } = await beffroi('scan', ...argv)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(sentence)
    expect(stderr).toContain('Rien n’a été vérifié')
  })

  it('refuses a file that holds no certificate', async () => {
    const { code, stderr } = await beffroi('scan', 'commune.fr', '--trust', join(folder, 'empty.pem'))
    expect(code).toBe(2)
    expect(stderr).toContain('ne contient pas de certificat')
  })

  it('explains itself', async () => {
    const { code, stdout } = await beffroi('scan', '--help')
    expect(code).toBe(0)
    expect(stdout).toContain('--resolver IP:PORT')
  })
})

describe('beffroi', () => {
  it('lists its commands, and refuses those it does not have', async () => {
    expect(await beffroi('--help')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('scan DOMAINE'),
    })
    expect(await beffroi()).toMatchObject({ code: 2 })
    expect(await beffroi('toString')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('n’existe pas'),
    })
  })
})
