import type { CaaRecord } from './look-up.ts'

/** Properties with a meaning (IANA, Certification Authority Restriction Properties): RFC 8659, RFC 9495, CA/Browser Forum. */
const knownTags: ReadonlySet<string> = new Set([
  'issue',
  'issuewild',
  'iodef',
  'issuemail',
  'issuevmc',
  'contactemail',
  'contactphone',
])

/** What a set of CAA records says about certificates of web sites. */
export interface CaaMeaning {
  /** Issuer domain names, lower case; null when nothing restricts who issues. Empty: nobody may. */
  readonly issuers: readonly string[] | null
  /** The same for certificates with a wildcard (RFC 8659 section 4.3). */
  readonly wildcardIssuers: readonly string[] | null
  /** Properties nobody knows, marked critical: no authority issues anything (RFC 8659 section 4.5). */
  readonly unknownCritical: readonly string[]
  /** Values that are no issuer: they allow nobody (RFC 8659 section 4.2). */
  readonly malformed: readonly string[]
}

const criticalFlag = 128

export function readCaa(records: readonly CaaRecord[]): CaaMeaning {
  const valuesOf = (tag: string) => records.filter((record) => record.tag === tag).map(({ value }) => value)
  const issue = valuesOf('issue').map(readIssuer)
  const issueWild = valuesOf('issuewild').map(readIssuer)
  const issuers = issue.length === 0 ? null : issuersIn(issue)
  return {
    issuers,
    wildcardIssuers: issueWild.length === 0 ? issuers : issuersIn(issueWild),
    unknownCritical: records
      .filter(({ flags, tag }) => (flags & criticalFlag) !== 0 && !knownTags.has(tag))
      .map(({ tag }) => tag),
    malformed: [...issue, ...issueWild].flatMap(({ fault }) => fault ?? []),
  }
}

type Issuer = { readonly name: string | null; readonly fault?: string }

const issuersIn = (read: readonly Issuer[]) => [...new Set(read.flatMap(({ name }) => name ?? []))]

const label = '[A-Za-z0-9](?:-*[A-Za-z0-9])*'
const parameter = '[A-Za-z0-9](?:-*[A-Za-z0-9])*[ \\t]*=[ \\t]*[\\x21-\\x3a\\x3c-\\x7e]*'
const issueValue = new RegExp(
  `^[ \\t]*(${label}(?:\\.${label})*)?[ \\t]*(?:;[ \\t]*(?:${parameter}[ \\t]*(?:;[ \\t]*${parameter}[ \\t]*)*)?;?[ \\t]*)?$`,
)
/** Longer ones are no issuer either, and are not worth a long look. */
const longestValue = 1024

/** `issue-value` of RFC 8659 section 4.2; `;` alone allows nobody. */
function readIssuer(value: string): Issuer {
  const match = value.length > longestValue ? null : issueValue.exec(value)
  if (match === null) return { name: null, fault: value.slice(0, 80) }
  return { name: match[1]?.toLowerCase() ?? null }
}

/** Where the search for CAA goes: the name, then each one above it, the root left out (RFC 8659 section 3). */
export function namesToClimb(host: string): readonly string[] {
  const labels = host.split('.')
  return labels.map((_, index) => labels.slice(index).join('.'))
}

/** Authorities as their certificates name them, and the names they accept in CAA; the first one is proposed. Their own documentation, 2026. */
const authorities: readonly {
  readonly named: RegExp
  readonly name: string
  readonly domains: readonly string[]
}[] = [
  { named: /Let's Encrypt|ISRG/, name: 'Let’s Encrypt', domains: ['letsencrypt.org'] },
  {
    named: /Sectigo|COMODO|USERTRUST|ZeroSSL|Gandi/i,
    name: 'Sectigo',
    domains: ['sectigo.com', 'comodoca.com', 'comodo.com', 'usertrust.com', 'trust-provider.com'],
  },
  {
    named: /DigiCert|GeoTrust|RapidSSL|Thawte/i,
    name: 'DigiCert',
    domains: [
      'digicert.com',
      'geotrust.com',
      'rapidssl.com',
      'thawte.com',
      'symantec.com',
      'www.digicert.com',
    ],
  },
  { named: /Google Trust Services/, name: 'Google Trust Services', domains: ['pki.goog'] },
  { named: /GlobalSign/, name: 'GlobalSign', domains: ['globalsign.com'] },
  {
    named: /Amazon/,
    name: 'Amazon',
    domains: ['amazon.com', 'amazontrust.com', 'awstrust.com', 'amazonaws.com'],
  },
  { named: /GoDaddy|Starfield/i, name: 'GoDaddy', domains: ['godaddy.com', 'starfieldtech.com'] },
  { named: /Actalis/i, name: 'Actalis', domains: ['actalis.it'] },
  { named: /SSL Corp|SSL\.com/i, name: 'SSL.com', domains: ['ssl.com'] },
  { named: /SwissSign/i, name: 'SwissSign', domains: ['swisssign.com'] },
  { named: /Buypass/i, name: 'Buypass', domains: ['buypass.com', 'buypass.no'] },
  { named: /HARICA|Hellenic Academic/i, name: 'HARICA', domains: ['harica.gr'] },
]

export interface KnownAuthority {
  readonly name: string
  readonly domains: readonly [string, ...string[]]
}

/** The authority a certificate says it comes from; null when it is not one of the list. */
export function authorityOf(issuer: string): KnownAuthority | null {
  const found = authorities.find(({ named }) => named.test(issuer))
  const [first, ...others] = found?.domains ?? []
  return found === undefined || first === undefined ? null : { name: found.name, domains: [first, ...others] }
}
