import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import {
  type DnsServer,
  type Misbehaviour,
  type Records,
  startDnsServer,
} from '../../../test/support/dns-server.ts'

const program = join(import.meta.dirname, '..', 'cli.ts')

let server: DnsServer | undefined
afterEach(async () => {
  await server?.close()
  server = undefined
})

async function beffroi(
  argv: readonly string[],
  zones: Record<string, Records> = {},
  misbehave: Record<string, Misbehaviour> = {},
): Promise<{ code: number; stdout: string; stderr: string }> {
  server = await startDnsServer(zones, misbehave)
  const all = [program, ...argv, '--resolver', server.address]
  return new Promise((resolve) => {
    execFile(process.execPath, all, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr })
    })
  })
}

const zones: Record<string, Records> = {
  'mairie.agglo.fr': { A: ['192.0.2.1'] },
  '_dmarc.agglo.fr': { TXT: ['v=DMARC1; p=reject; sp=quarantine; np=none; t=y; rua=mailto:a@agence.fr'] },
  'agglo.fr._report._dmarc.agence.fr': { TXT: ['v=DMARC1'] },
  's1._domainkey.agglo.fr': { CNAME: 'cle.agence.fr' },
  'cle.agence.fr': { TXT: ['v=DKIM1; t=y:s; p='] },
}

describe('beffroi dmarc', () => {
  it('gives the policy and each step that led to it, for a machine', async () => {
    const { code, stdout } = await beffroi(['dmarc', 'Mairie.Agglo.fr.', '--json'], zones)
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      domain: 'mairie.agglo.fr',
      policy: 'quarantine',
      appliedPolicy: 'none',
      couldNotTell: null,
      foundAt: 'agglo.fr',
      step: 2,
      queries: 3,
      organizationalDomain: 'agglo.fr',
      reader: 'existing-subdomain',
      exists: true,
      isTest: true,
      tags: { p: 'reject', sp: 'quarantine', np: 'none', t: 'y', rua: 'mailto:a@agence.fr' },
      subdomains: { existing: { policy: 'quarantine' }, absent: { policy: 'none' } },
      walk: [
        { step: 1, name: '_dmarc.mairie.agglo.fr', outcome: 'no-such-name', isKept: false },
        { step: 2, name: '_dmarc.agglo.fr', outcome: 'record', isKept: true, purpose: 'policy' },
        { step: 3, name: '_dmarc.fr', outcome: 'no-such-name', isKept: false },
      ],
      reports: [{ tag: 'rua', host: 'agence.fr', authorization: 'given' }],
    })
  })

  it('goes on past the record of the domain only to know its organisation', async () => {
    const { stdout } = await beffroi(['dmarc', 'agglo.fr', '--json'], zones)
    expect(JSON.parse(stdout)).toMatchObject({
      policy: 'reject',
      reader: 'itself',
      step: 1,
      queries: 1,
      walk: [{ purpose: 'policy' }, { name: '_dmarc.fr', purpose: 'organizational-domain' }],
    })
  })

  it('says what it could not tell, and so does the text for people', async () => {
    const failing = { '_dmarc.agglo.fr': 'SERVFAIL' } as const
    const { stdout } = await beffroi(['dmarc', 'mairie.agglo.fr', '--json'], zones, failing)
    expect(JSON.parse(stdout)).toMatchObject({
      policy: null,
      couldNotTell: 'servfail',
      foundAt: null,
      organizationalDomain: null,
    })
    await server?.close()
    expect((await beffroi(['dmarc', 'mairie.agglo.fr'], zones, failing)).stdout).toContain('incertaine')
  })

  it('is read by people', async () => {
    const { stdout } = await beffroi(['dmarc', 'mairie.agglo.fr'], zones)
    expect(stdout).toContain('agglo.fr (question 2 sur 3)')
    expect(stdout).toContain('appliquée comme none')
    expect(stdout).toContain('accord publié')
  })

  it.each([[[]], [['a.fr', 'b.fr']], [['https://a.fr/']], [['a..fr']]])(
    'refuses %j with a sentence',
    async (argv) => {
      const { code, stdout, stderr } = await beffroi(['dmarc', ...argv])
      expect([code, stdout]).toEqual([2, ''])
      expect(stderr).toContain('Rien n’a été vérifié')
    },
  )
})

describe('beffroi dkim', () => {
  it('gives what stands at the selector, behind an alias, for a machine', async () => {
    const { code, stdout } = await beffroi(['dkim', 'agglo.fr', 's1', '--json'], zones)
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toEqual({
      domain: 'agglo.fr',
      selector: 's1',
      name: 's1._domainkey.agglo.fr',
      found: true,
      version: 'DKIM1',
      keyType: 'rsa',
      keySizeInBits: null,
      isRevoked: true,
      isTest: true,
      flags: ['y', 's'],
      verdict: 'to-fix',
      reason: null,
      faults: ['revoked', 'test-mode'],
      records: ['v=DKIM1; t=y:s; p='],
    })
  })

  it('is read by people, and keeps an absence from a failure', async () => {
    expect((await beffroi(['dkim', 'agglo.fr', 's2'], zones)).stdout).toContain('aucune clé à ce nom')
    await server?.close()
    const failing = { 's1._domainkey.agglo.fr': 'REFUSED' } as const
    expect((await beffroi(['dkim', 'agglo.fr', 's1'], zones, failing)).stdout).toContain('incertain')
  })

  it.each([[[]], [['a.fr']], [['a.fr', 's 1']], [['a.fr', 's1', '--inconnue']]])(
    'refuses %j with a sentence',
    async (argv) => {
      const { code, stderr } = await beffroi(['dkim', ...argv])
      expect(code).toBe(2)
      expect(stderr).toContain('Rien n’a été vérifié')
    },
  )
})
