import fc from 'fast-check'
import { expect, it } from 'vitest'
import { paperOutside, withRecord, type ZoneLine } from '../../../test/support/paper-outside.ts'
import type { ScanTarget } from './domain/target.ts'
import type { Finding } from './finding.ts'
import { scanDomain } from './scan.ts'

/**
 * A proposed record passes its own checker: whoever puts it in place as it is said (replaced or added), and the next
 * one where there is a next, sees the finding turn to « ok ».
 */
const mostProposals = 4

/** Findings that may end on a choice only a person makes: then what the record was for is gone all the same. */
const leavesAChoice: ReadonlySet<string> = new Set(['dmarc-quality', 'spf-quality'])

const policy =
  'version: STSv1\nmode: enforce\nmx: *.mail.ovh.net\nmx: mx.commune.fr\nmx: *.l.google.com\nmax_age: 604800\n'

/** What stands elsewhere, whatever the commune does. */
const elsewhere: readonly ZoneLine[] = [
  ...['mx.ovh.com', '_spf.google.com', '_mailcust.gandi.net', 'spf.protection.outlook.com'].map(
    (name) => [name, 'TXT', 'v=spf1 ip4:192.0.2.0/24 -all'] as const,
  ),
  ['mx1.mail.ovh.net', 'A', '192.0.2.25'],
  ['aspmx.l.google.com', 'A', '192.0.2.26'],
  ['rapports.example', 'TXT', 'v=spf1 -all'],
  ['commune.fr._report._dmarc.rapports.example', 'TXT', 'v=DMARC1'],
  ['letsencrypt.org', 'A', '192.0.2.99'],
]

const tag = fc.constantFrom(
  'p=none',
  'p=quarantine',
  'p=reject',
  'p=REJECT',
  'p=refuse',
  'sp=none',
  'sp=reject',
  'np=none',
  't=y',
  'pct=0',
  'pct=20',
  'psd=n',
  'psd=u',
  'adkim=s',
  'aspf=strict',
  'fo=1',
  'rua=mailto:dmarc@commune.fr',
  'rua=mailto:dmarc@rapports.example',
  'rua=mailto:dmarc@nobody.example',
  'rua=dmarc@commune.fr',
  'ruf=mailto:x@commune.fr!10m',
  'x=1',
  '=',
  'p = none',
)
const dmarcText = fc
  .tuple(
    fc.constantFrom('v=DMARC1', 'v=DMARC1', 'v = DMARC1', 'v=dmarc1', 'v=DMARC2'),
    fc.array(tag, { maxLength: 5 }),
  )
  .map(([version, tags]) => [version, ...tags].join('; '))

const spfTerm = fc.constantFrom(
  'mx',
  'a',
  'ptr',
  'ip4:192.0.2.1',
  'ip4:192.0.2.1/33',
  'ip6:2001:db8::/32',
  'include:mx.ovh.com',
  'include:_spf.google.com',
  'include:nowhere.example',
  'exists:%{i}.commune.fr',
  'exp=why.commune.fr',
  'redirect=mx.ovh.com',
  'unknown',
  '-all',
  '~all',
  '?all',
  '+all',
  'all',
)
const spfText = fc
  .tuple(fc.constantFrom('v=spf1', 'v=spf1', 'V=SPF1', 'v=spf2'), fc.array(spfTerm, { maxLength: 12 }))
  .map(([version, terms]) => [version, ...terms].join(' '))

const mx = fc.constantFrom<readonly string[]>(
  [],
  ['10 mx1.mail.ovh.net'],
  ['10 mx.commune.fr'],
  ['1 aspmx.l.google.com', '10 mx.commune.fr'],
  ['0 .'],
  ['0 .', '10 mx.commune.fr'],
)

const under = (name: string, type: string, values: fc.Arbitrary<string>, maxLength: number) =>
  fc
    .array(values, { maxLength })
    .map((all) => [...new Set(all)].map((value): ZoneLine => [name, type, value]))

const ofMail = (domain: string) =>
  fc
    .tuple(
      mx.map((values) => values.map((value): ZoneLine => [domain, 'MX', value])),
      under(
        domain,
        'TXT',
        fc.oneof({ weight: 4, arbitrary: spfText }, { weight: 1, arbitrary: fc.constant('site=1') }),
        2,
      ),
      under(`_dmarc.${domain}`, 'TXT', dmarcText, 2),
      under(
        `_mta-sts.${domain}`,
        'TXT',
        fc.constantFrom('v=STSv1; id=1', 'v=STSv1', 'v=STSv1; id=1; x', 'v=STSv2; id=1'),
        2,
      ),
      under(
        `_smtp._tls.${domain}`,
        'TXT',
        fc.constantFrom('v=TLSRPTv1; rua=mailto:t@commune.fr', 'v=TLSRPTv1', 'v=TLSRPTv1; rua=x'),
        2,
      ),
      under(
        '_25._tcp.mx.commune.fr',
        'TLSA',
        fc.constantFrom(`3 1 1 ${'a1'.repeat(32)}`, `3 1 1 ${'c3'.repeat(32)}`, `2 0 1 ${'d4'.repeat(32)}`),
        2,
      ),
    )
    .map((lines) => lines.flat())

const zoneLines = fc
  .tuple(
    ofMail('commune.fr'),
    ofMail('mairie.commune.fr'),
    ofMail('site-de-la-commune.fr'),
    under(
      'commune.fr',
      'CAA',
      fc.constantFrom(
        '0 issue "letsencrypt.org"',
        '0 issue ";"',
        '0 iodef "mailto:x@commune.fr"',
        '128 future "x"',
      ),
      2,
    ),
    fc.constantFrom<ZoneLine[]>([['commune.fr', 'NS', 'dns10.ovh.net']], []),
  )
  .map((lines) => [
    ...elsewhere,
    ['commune.fr', 'A', '192.0.2.80'] as const,
    ['mx.commune.fr', 'A', '192.0.2.27'] as const,
    ['mairie.commune.fr', 'A', '192.0.2.80'] as const,
    ['site-de-la-commune.fr', 'A', '192.0.2.80'] as const,
    ...lines.flat(),
  ])

const target: fc.Arbitrary<ScanTarget> = fc
  .record({
    mail: fc.constantFrom('commune.fr', 'mairie.commune.fr', 'gmail.com', null),
    site: fc.constantFrom('commune.fr', 'www.commune.fr', 'site-de-la-commune.fr', null),
  })
  .map(({ mail, site }) => ({
    domain: 'commune.fr',
    mail:
      mail === null
        ? { kind: 'none' }
        : { kind: 'address', address: `accueil@${mail}`, domain: mail, assumed: false },
    site:
      site === null
        ? { kind: 'none' }
        : { kind: 'site', url: `https://${site}/`, scheme: 'https', host: site, assumed: false },
  }))

it('every record that is proposed, put in place as it says, leads its own finding to « ok »', async () => {
  const proposedBy = new Set<string>()
  await fc.assert(
    fc.asyncProperty(target, zoneLines, async (asked, zone) => {
      const { findings } = await scanDomain(asked, paperOutside(zone, policy))
      for (const finding of findings.filter(({ fix }) => fix?.record !== undefined)) {
        proposedBy.add(finding.code)
        const end = await followProposals(finding, asked, zone)
        const isChoice = leavesAChoice.has(finding.code) && end.meaning !== finding.meaning
        if (!isChoice) expect(end.verdict, `${end.code} after its record: ${end.meaning}`).toBe('ok')
      }
    }),
    { numRuns: 60 },
  )
  expect([...proposedBy].toSorted()).toEqual(expect.arrayContaining(['2.5', '2.6', '2.7']))
})

/** The finding once its record stands, and the one proposed next, as long as there is one. */
async function followProposals(
  first: Finding,
  asked: ScanTarget,
  zone: readonly ZoneLine[],
): Promise<Finding> {
  let finding = first
  let standing = zone
  for (let proposals = 0; proposals < mostProposals; proposals++) {
    const record = finding.fix?.record
    if (record === undefined) break
    standing = withRecord(standing, record)
    const { findings } = await scanDomain(asked, paperOutside(standing, policy))
    const again = findings.find(({ code }) => code === first.code)
    if (again === undefined) throw new Error(`${first.code} is found no more`)
    finding = again
  }
  return finding
}
