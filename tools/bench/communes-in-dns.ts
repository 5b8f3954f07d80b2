import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

/** One invented domain: nothing of it exists outside this bench, only the names of the communes are true. */
export interface InventedDomain {
  readonly domain: string
  /** Lines of a zone file, with whole names; none for a domain that is not registered. */
  readonly records: readonly string[]
}

/** The nine questions that the reference of the bench asks for each domain. */
export const questionsOf = (domain: string): readonly string[] => [
  `${domain} MX`,
  `${domain} TXT`,
  `_dmarc.${domain} TXT`,
  `_mta-sts.${domain} TXT`,
  `_smtp._tls.${domain} TXT`,
  `${domain} CAA`,
  `${domain} NS`,
  `${domain} A`,
  `${domain} AAAA`,
]

/** A domain for each commune of the directory. All stand in one zone: an NS of their own would send elsewhere. */
export async function inventDomains(): Promise<readonly InventedDomain[]> {
  const file = createRequire(import.meta.url).resolve('@etalab/decoupage-administratif/data/communes.json')
  const communes: { code: string; nom: string; departement?: string; type: string }[] = JSON.parse(
    await readFile(file, 'utf8'),
  )
  const taken = new Set<string>()
  return communes
    .filter(({ type }) => type === 'commune-actuelle')
    .map(({ nom, code, departement = code.slice(0, 3) }) => {
      const slug = slugOf(nom)
      const label =
        [slug, `${slug}-${departement}`, `${slug}-${code}`].find((each) => !taken.has(each)) ?? code
      taken.add(label)
      const domain = `${label.toLowerCase()}.fr`
      return { domain, records: recordsOf(domain) }
    })
}

const slugOf = (name: string) =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/œ/gi, 'oe')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

interface MailHouse {
  /** In thousandths of the communes. */
  readonly share: number
  mx(domain: string): readonly string[]
  readonly spf: string
  readonly selector: string | null
}

const outlook = (domain: string) => `${domain.replace(/[.]/g, '-')}.mail.protection.outlook.com`

/** About the mix seen in France: a few big providers, some servers of their own. */
const mailHouses: readonly MailHouse[] = [
  {
    share: 420,
    mx: () => ['1 mx1.mail.ovh.net', '5 mx2.mail.ovh.net', '100 mx3.mail.ovh.net'],
    spf: 'include:mx.ovh.com',
    selector: null,
  },
  {
    share: 230,
    mx: (domain) => [`0 ${outlook(domain)}`],
    spf: 'include:spf.protection.outlook.com',
    selector: 'selector1',
  },
  {
    share: 90,
    mx: () => ['1 aspmx.l.google.com', '5 alt1.aspmx.l.google.com'],
    spf: 'include:_spf.google.com',
    selector: 'google',
  },
  {
    share: 80,
    mx: () => ['10 spool.mail.gandi.net', '50 fb.mail.gandi.net'],
    spf: 'include:_mailcust.gandi.net',
    selector: 'gm1',
  },
  { share: 130, mx: (domain) => [`10 mx.${domain}`], spf: 'mx a', selector: 'default' },
  { share: 50, mx: () => [], spf: '', selector: null },
]

const key = `MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA${'q7Zr1s'.repeat(52)}QIDAQAB`

function recordsOf(domain: string): readonly string[] {
  const lot = lots(domain)
  if (lot('registered') < 60) return []
  const house = houseAt(lot('mail'))
  const line = (name: string, type: string, value: string) => `${name}. 3600 IN ${type} ${value}`
  const own = (type: string, value: string) => line(domain, type, value)
  const text = (value: string) => (value.match(/.{1,255}/g) ?? ['']).map((part) => `"${part}"`).join(' ')
  const address = `192.0.2.${lot('address') % 256}`
  const records = [own('A', address), line(`www.${domain}`, 'CNAME', `${domain}.`)]
  if (lot('ipv6') < 400) records.push(own('AAAA', `2001:db8::${lot('address')}`))
  for (const server of house.mx(domain)) records.push(own('MX', `${server}.`))
  if (house.spf === 'mx a') records.push(line(`mx.${domain}`, 'A', address))
  if (house.spf.includes('outlook')) records.push(line(outlook(domain), 'A', '52.101.68.3'))
  if (house.spf !== '' && lot('spf') < 900) {
    const ending = lot('spf-end') < 500 ? '~all' : lot('spf-end') < 900 ? '-all' : '?all'
    records.push(own('TXT', text(`v=spf1 ${house.spf} ${ending}`)))
  }
  if (lot('verification') < 300) records.push(own('TXT', text('google-site-verification=invented')))
  if (lot('dmarc') < 620) {
    const policy = lot('dmarc-policy') < 600 ? 'none' : lot('dmarc-policy') < 850 ? 'quarantine' : 'reject'
    records.push(line(`_dmarc.${domain}`, 'TXT', text(`v=DMARC1; p=${policy}; rua=mailto:dmarc@${domain}`)))
  }
  if (house.selector !== null && lot('dkim') < 600) {
    records.push(line(`${house.selector}._domainkey.${domain}`, 'TXT', text(`v=DKIM1; k=rsa; p=${key}`)))
  }
  if (lot('caa') < 60) records.push(own('CAA', '0 issue "letsencrypt.org"'))
  if (lot('mta-sts') < 8) {
    records.push(line(`_mta-sts.${domain}`, 'TXT', text('v=STSv1; id=20260101')))
    records.push(line(`_smtp._tls.${domain}`, 'TXT', text(`v=TLSRPTv1; rua=mailto:tls@${domain}`)))
  }
  return records
}

function houseAt(drawn: number): MailHouse {
  let above = 0
  const house = mailHouses.find(({ share }) => {
    above += share
    return drawn < above
  })
  return house ?? { share: 0, mx: () => [], spf: '', selector: null }
}

/** Lots from 0 to 999, the same at each run. */
const lots = (domain: string) => (what: string) =>
  createHash('sha1').update(`${domain} ${what}`).digest().readUInt32BE(0) % 1000

/** What the providers of these domains publish: invented, of the length of the true ones. */
export const sharedRecords: readonly string[] = [
  '. 3600 IN SOA ns.test. root.test. 1 3600 600 86400 3600',
  '. 3600 IN NS ns.test.',
  'ns.test. 3600 IN A 127.0.0.1',
  ...['mx1', 'mx2', 'mx3'].map((name, index) => `${name}.mail.ovh.net. 3600 IN A 188.165.36.${index + 1}`),
  'mx.ovh.com. 3600 IN TXT "v=spf1 ip4:188.165.36.0/22 ip4:178.33.248.0/21 ptr:mail-out.ovh.net ?all"',
  'spf.protection.outlook.com. 3600 IN TXT "v=spf1 ip4:40.92.0.0/15 ip4:52.100.0.0/14 ip6:2a01:111:f400::/48 -all"',
  'aspmx.l.google.com. 3600 IN A 142.251.5.26',
  'aspmx.l.google.com. 3600 IN AAAA 2a00:1450:400c:c1b::1a',
  'alt1.aspmx.l.google.com. 3600 IN A 142.250.153.26',
  '_spf.google.com. 3600 IN TXT "v=spf1 include:_netblocks.google.com include:_netblocks2.google.com ~all"',
  '_netblocks.google.com. 3600 IN TXT "v=spf1 ip4:35.190.247.0/24 ip4:64.233.160.0/19 ~all"',
  '_netblocks2.google.com. 3600 IN TXT "v=spf1 ip6:2001:4860:4000::/36 ~all"',
  'spool.mail.gandi.net. 3600 IN A 217.70.178.1',
  'fb.mail.gandi.net. 3600 IN A 217.70.178.217',
  '_mailcust.gandi.net. 3600 IN TXT "v=spf1 ip4:217.70.178.0/24 ip4:217.70.183.192/28 ~all"',
  'dns10.ovh.net. 3600 IN A 213.251.128.129',
  'ns10.ovh.net. 3600 IN A 213.251.188.129',
]
