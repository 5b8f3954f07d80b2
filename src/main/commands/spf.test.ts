import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  type DnsServer,
  type Misbehaviour,
  type Records,
  startDnsServer,
} from '../../../test/support/dns-server.ts'
import { run as runSpf } from './spf.ts'

const program = join(import.meta.dirname, '..', 'cli.ts')

let server: DnsServer | undefined
afterEach(async () => {
  await server?.close()
  server = undefined
})

const zones: Record<string, Records> = {
  'commune.fr': { TXT: [['v=spf1 include:mail.', 'example ip6:2001:db8::/32 -all exp=why.commune.fr']] },
  'mail.example': { TXT: ['v=spf1 mx a:%{l}.users.mail.example ~all'], MX: [[10, 'mx.mail.example']] },
  'mx.mail.example': { A: ['192.0.2.10'] },
  'o-neil.users.mail.example': { A: ['192.0.2.11'] },
  'why.commune.fr': { TXT: ['%{i} n%_ecrit pas pour %{o}.'] },
  'deux.fr': { TXT: ['v=spf1 -all', 'v=spf1 mx -all'] },
  'faute.fr': { TXT: ['v=spf1 ipv4:192.0.2.1 -all'] },
  'helo.example': { TXT: ['v=spf1 ip4:192.0.2.20 -all'] },
  '10.2.0.192.in-addr.arpa': { PTR: ['mx.mail.example'] },
  'ptr.fr': { TXT: ['v=spf1 ptr:mail.example -all'] },
  'octets.fr': { TXT: ['v=spf1 a:caf\u00e9.fr -all'] },
}

async function spf(argv: readonly string[], misbehave: Record<string, Misbehaviour> = {}) {
  server ??= await startDnsServer(zones, misbehave)
  const { address } = server
  return run([...argv, '--resolver', address])
}

/** In this process: a command of its own takes a second to start. */
async function run(argv: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const written = { stdout: '', stderr: '' }
  const spies = (['stdout', 'stderr'] as const).map((stream) =>
    vi.spyOn(process[stream], 'write').mockImplementation((text) => {
      written[stream] += String(text)
      return true
    }),
  )
  try {
    const code = await runSpf([...argv])
    return { code, ...written }
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
}

/** As a person calls it. */
function runProgram(argv: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [program, 'spf', ...argv], (error, stdout) =>
      error === null ? resolve(stdout) : reject(error),
    )
  })
}

async function told(argv: readonly string[], misbehave: Record<string, Misbehaviour> = {}) {
  const { code, stdout, stderr } = await spf([...argv, '--json'], misbehave)
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return JSON.parse(stdout)
}

describe('beffroi spf --json', () => {
  it('gives the result, the term that decides and each look-up, over a real DNS', async () => {
    expect(
      await told(['--ip', '192.0.2.10', '--sender', 'mairie@commune.fr', '--helo', 'x.example']),
    ).toEqual({
      result: 'pass',
      explanation: null,
      problem: null,
      domain: 'commune.fr',
      matched: 'include:mail.example',
      matchedIn: 'commune.fr',
      lookUps: [
        { name: 'commune.fr', type: 'TXT', outcome: 'answer', term: null },
        { name: 'mail.example', type: 'TXT', outcome: 'answer', term: 'include:mail.example' },
        { name: 'mail.example', type: 'MX', outcome: 'answer', term: 'mx' },
        { name: 'mx.mail.example', type: 'A', outcome: 'answer', term: 'mx' },
      ],
      lookUpCount: 2,
      voidLookUpCount: 0,
    })
  })

  it('gives the explanation of the domain with a failure', async () => {
    const failed = await told(['--ip', '198.51.100.7', '--sender', 'mairie@commune.fr', '--helo', 'x'])
    expect(failed).toMatchObject({
      result: 'fail',
      explanation: '198.51.100.7 n ecrit pas pour commune.fr.',
      matched: '-all',
      lookUpCount: 3,
      voidLookUpCount: 1,
    })
  })

  it.each<[string, string[], object]>([
    [
      'two records',
      ['a@deux.fr'],
      { result: 'permerror', problem: { kind: 'several-records', domain: 'deux.fr' } },
    ],
    [
      'a faulty term',
      ['a@faute.fr'],
      {
        result: 'permerror',
        problem: { kind: 'syntax', domain: 'faute.fr', term: 'ipv4:192.0.2.1', fault: 'unknown-mechanism' },
      },
    ],
    ['bytes beyond ASCII', ['a@octets.fr'], { result: 'permerror', problem: { fault: 'not-ascii' } }],
    ['a domain without record', ['a@mx.mail.example'], { result: 'none', problem: null }],
    ['a name that the client proves', ['a@ptr.fr'], { result: 'pass', matched: 'ptr:mail.example' }],
    [
      'the null sender, judged on its HELO',
      ['', '--helo', 'helo.example'],
      { domain: 'helo.example', result: 'fail' },
    ],
    ['the null sender in brackets', ['<>', '--helo', 'helo.example'], { domain: 'helo.example' }],
    [
      'a sender with accents in its domain',
      ['a@mairie-é.fr'],
      { domain: 'xn--mairie--hya.fr', result: 'none' },
    ],
  ])('evaluates %s', async (_, [sender = '', ...more], expected) => {
    expect(await told(['--ip', '192.0.2.10', '--sender', sender, ...more])).toMatchObject(expected)
  })

  it('says temperror for a server that fails, and what it was asked', async () => {
    const failed = await told(['--ip', '192.0.2.10', '--sender', 'a@commune.fr'], {
      'mail.example TXT': 'SERVFAIL',
    })
    expect(failed).toMatchObject({
      result: 'temperror',
      problem: { kind: 'dns', name: 'mail.example', type: 'TXT', reason: 'servfail' },
    })
  })

  it('evaluates the record of a domain for its postmaster when no sender is given', async () => {
    expect(await told(['helo.example', '--ip', '192.0.2.20'])).toMatchObject({
      result: 'pass',
      domain: 'helo.example',
    })
  })
})

describe('beffroi spf', () => {
  it('is a command of the program', async () => {
    server = await startDnsServer(zones)
    const argv = ['--ip', '192.0.2.20', '--sender', 'a@helo.example', '--resolver', server.address]
    expect(await runProgram(argv)).toContain('helo.example : pass')
  })

  it('says in French what is wrong', async () => {
    const { stdout, code } = await spf(['--ip', '192.0.2.10', '--sender', 'a@faute.fr'])
    expect(code).toBe(0)
    expect(stdout).toContain('Dans l’enregistrement de faute.fr, « ipv4:192.0.2.1 » est fautif')
    expect(stdout).toContain('Recherches : 0 sur 10')
  })

  it('shows where a record leads, with the running count', async () => {
    const { stdout } = await spf(['commune.fr'])
    expect(stdout.split('\n').map((line) => line.replace(/ +/g, ' ').trim())).toEqual([
      'commune.fr',
      '├ include:mail.example 1',
      '│ ├ mx 2',
      '│ ├ a:%{l}.users.mail.example 3 dépend de chaque message',
      '│ └ ~all',
      '├ ip6:2001:db8::/32',
      '├ -all',
      '└ exp=why.commune.fr',
      '3 recherches sur 10, 0 sans résultat sur 2',
      '',
    ])
  })

  it.each([
    [['--ip', '1.2.3', '--sender', 'a@b.fr'], '« 1.2.3 » n’est pas une adresse de machine'],
    [['--ip', '192.0.2.1'], 'Il manque l’expéditeur'],
    [['--ip', '192.0.2.1', '--sender', ''], 'ajoutez --helo'],
    [['--sender', 'a@b.fr'], '--ip'],
    [['--ip', '192.0.2.1', '--sender', 'a@b.fr', '--port', '1'], 'L’option --port n’existe pas.'],
    [['a.fr', 'b.fr'], 'Un seul domaine à la fois'],
    [[], 'Indiquez un domaine'],
  ])('badly called with %j leaves with 2 and says why', async (argv, sentence) => {
    const { code, stderr, stdout } = await run(argv)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(sentence)
  })
})
