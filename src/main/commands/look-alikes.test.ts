import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DnsServer, startDnsServer } from '../../../test/support/dns-server.ts'

const program = join(import.meta.dirname, '..', 'cli.ts')
const zone = { SOA: {}, NS: ['ns1.test'] }
let server: DnsServer

beforeAll(async () => {
  server = await startDnsServer(
    {
      'saint-point.fr': { ...zone, A: ['192.0.2.1'] },
      'saint-point.com': { ...zone, A: ['192.0.2.1'] },
      'mairie-saint-point.fr': { ...zone, MX: [[10, 'mx.test']] },
    },
    { 'saint-point.org': 'SERVFAIL' },
  )
})
afterAll(() => server.close())

function beffroi(...argv: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const all = [program, 'look-alikes', ...argv, '--resolver', server.address]
  return new Promise((resolve) => {
    execFile(process.execPath, all, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr })
    })
  })
}

describe('beffroi look-alikes', () => {
  it('gives the names that exist and those that could not be told, for a machine', async () => {
    const { code, stdout } = await beffroi('www.Saint-Point.fr', '--name', 'Saint-Point', '--json')
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      domain: 'saint-point.fr',
      registered: [
        { name: 'saint-point.com', kind: 'other-ending', mailServers: [], addresses: ['192.0.2.1'] },
        {
          name: 'mairie-saint-point.fr',
          kind: 'town-hall-word',
          mailServers: ['mx.test'],
          isAtOwnSite: false,
        },
      ],
      couldNotTell: [{ name: 'saint-point.org', reason: 'servfail' }],
    })
  })

  it('says it in French for people', async () => {
    const { stdout } = await beffroi('saint-point.fr')
    expect(stdout).toMatch(/^\d+ noms essayés, 2 existent\./)
    expect(stdout).toContain('même adresse que le site de la commune')
    expect(stdout).toContain('Impossible à dire pour 1')
  })

  it.each([[['fr']], [['a.fr', '--name']]])(
    'says what is wrong of %o, and searches nothing',
    async (argv) => {
      const { code, stdout, stderr } = await beffroi(...argv)
      expect([code, stdout]).toEqual([2, ''])
      expect(stderr).toContain('Rien n’a été cherché.')
    },
  )
})
