import type {
  HttpAnswer,
  LookUp,
  PageBody,
  ScanEnvironment,
  SiteVisit,
  TlsSeen,
} from '../../capabilities/watch/index.ts'
import { lookAlikeRecords } from './invented-look-alikes.ts'

/** How the invented presence of a commune of the demonstration is kept. Nothing here leaves this machine. */
export type Upkeep =
  | 'in-order'
  | 'no-dmarc'
  | 'weak-dmarc'
  | 'no-spf'
  | 'http-only'
  | 'expiring'
  | 'expired'
  | 'silent-dns'

const sites: ReadonlySet<Upkeep> = new Set([
  'in-order',
  'no-dmarc',
  'weak-dmarc',
  'no-spf',
  'expiring',
  'silent-dns',
])
const address = '213.186.33.20'
const inADay = 24 * 60 * 60 * 1000

/**
 * The outside of the demonstration: domains that exist nowhere, answered from `upkeepOf` by the same questions that
 * the real one answers, so that the real rules judge them. Consumer mail providers answer as in order.
 */
export function inventedOutside(
  upkeepOf: (domain: string) => Upkeep | null,
  now: () => Date,
): ScanEnvironment {
  const below = /^(www|_dmarc|mx|_mta-sts|_smtp\._tls|_25\._tcp\.mx|[a-z0-9-]+\._domainkey)\./
  const seenOf = (name: string) => upkeepOf(name.replace(below, ''))
  function visitOf(url: string): SiteVisit {
    const { host, protocol } = new URL(url)
    const upkeep = seenOf(host)
    const scheme = protocol === 'http:' ? 'http' : 'https'
    const hop = { url, host, scheme, address, status: null, certificate: null } as const
    if (upkeep === null) return { hops: [hop], end: { kind: 'no-such-host', answer: 'no-such-name' } }
    if (upkeep === 'http-only') {
      return scheme === 'https'
        ? { hops: [hop], end: { kind: 'refused' } }
        : { hops: [{ ...hop, status: 200 }], end: { kind: 'answered', status: 200 } }
    }
    if (upkeep === 'expired' && scheme === 'https') {
      return {
        hops: [{ ...hop, certificate: certificate(host, -12, now()) }],
        end: { kind: 'tls-fault', code: 'CERT_HAS_EXPIRED' },
      }
    }
    const secure = {
      ...hop,
      url: `https://${host}/`,
      scheme: 'https',
      status: 200,
      certificate: certificate(host, upkeep === 'expiring' ? 9 : 73, now()),
    } as const
    const hops = scheme === 'https' ? ([secure] as const) : ([{ ...hop, status: 301 }, secure] as const)
    return {
      hops,
      end: sites.has(upkeep) || scheme === 'http' ? { kind: 'answered', status: 200 } : { kind: 'refused' },
    }
  }

  return {
    resolver: {
      async lookUp(name, type) {
        const upkeep = seenOf(name)
        if (upkeep === 'silent-dns') {
          return { kind: 'could-not-tell', reason: 'timeout', detail: 'aucune réponse en cinq secondes' }
        }
        const isKnown = (domain: string) => upkeepOf(domain) !== null
        const records = lookAlikeRecords(name, type, isKnown, address) ?? recordsOf(name, type, upkeep)
        // Each kind of record has the one shape that `recordsOf` made for it.
        return (
          records.length === 0
            ? { kind: 'no-record', isAuthenticated: false }
            : { kind: 'answer', records, isAuthenticated: false }
        ) as LookUp<never>
      },
    },
    probe: {
      async visit(url) {
        const visit = visitOf(url)
        const isPage = visit.end.kind === 'answered' && visit.end.status === 200
        return { ...visit, answers: visit.hops.flatMap(answerOf), body: isPage ? homePage : null }
      },
      inspectTls: async () => handshakes,
    },
    registry: {
      registrationOf: async (domain) => ({
        kind: 'answer',
        server: 'rdap.demonstration.invalid',
        content: registration(domain, upkeepOf(domain) === 'expiring' ? 24 : 210, now()),
      }),
    },
    mailProbe: {
      greet: async (host) => ({
        host,
        address,
        end:
          seenOf(host) === 'weak-dmarc'
            ? { kind: 'without-starttls' }
            : { kind: 'secured', protocol: 'TLSv1.3', certificate: certificate(host, 61, now()), chain: [] },
      }),
    },
    policies: { fetchPolicy: async () => ({ kind: 'refused' }) },
    countries: { countryOf: async () => 'FR', datedOn: async () => '2026-06-17' },
    now,
    deadlineInMs: 5_000,
  }
}

function recordsOf(name: string, type: string, upkeep: Upkeep | null): readonly unknown[] {
  const isDmarc = name.startsWith('_dmarc.')
  const isAtOvh = upkeep === 'in-order' || upkeep === 'no-dmarc'
  if (type === 'NS') return upkeep === null || isDmarc ? [] : nameServers(upkeep)
  if (type === 'MX') {
    if (isDmarc) return []
    return [{ preference: 10, exchange: isAtOvh ? 'mx1.mail.ovh.net' : `mx.${name}` }]
  }
  if (type === 'A') return [address]
  if (type === 'CAA' && upkeep === 'in-order')
    return [{ flags: 0, tag: 'issue', value: 'autorite-inventee.example' }]
  // Nothing is published for an ending, and no key of a signature.
  if (type !== 'TXT' || /^_dmarc\.[^.]+$|\b_domainkey\.|^_(?!dmarc)/.test(name)) return []
  if (name === 'mx.ovh.com') return ['v=spf1 ip4:192.0.2.0/24 -all']
  if (!isDmarc)
    return upkeep === 'no-spf' ? [] : [isAtOvh ? 'v=spf1 include:mx.ovh.com ~all' : 'v=spf1 mx -all']
  if (upkeep === 'no-dmarc' || upkeep === 'http-only') return []
  if (upkeep === 'weak-dmarc') return ['v=DMARC1; p=none']
  return [
    upkeep === 'in-order'
      ? `v=DMARC1; p=quarantine; rua=mailto:dmarc@${name.slice('_dmarc.'.length)}`
      : 'v=DMARC1; p=quarantine',
  ]
}

/** Those of companies that many communes know, and of one that nobody does. */
function nameServers(upkeep: Upkeep): readonly string[] {
  if (upkeep === 'weak-dmarc') return ['ns-12-a.gandi.net', 'ns-34-b.gandi.net']
  if (upkeep === 'expiring') return ['ns1.agence-inventee.example', 'ns2.agence-inventee.example']
  return ['dns10.ovh.net', 'ns10.ovh.net']
}

/** As a registry answers (RFC 9083 section 5.3). */
function registration(domain: string, daysLeft: number, now: Date): unknown {
  const at = (days: number) => new Date(now.getTime() + days * inADay).toISOString()
  return {
    objectClassName: 'domain',
    ldhName: domain,
    status: ['active'],
    events: [
      { eventAction: 'registration', eventDate: at(daysLeft - 3650) },
      { eventAction: 'expiration', eventDate: at(daysLeft) },
    ],
    entities: [
      {
        roles: ['registrar'],
        vcardArray: ['vcard', [['fn', {}, 'text', 'Bureau d’enregistrement inventé']]],
      },
    ],
  }
}

const handshakes: TlsSeen = {
  versions: { TLSv1: 'refused', 'TLSv1.1': 'refused', 'TLSv1.2': 'accepted', 'TLSv1.3': 'accepted' },
  chain: [],
  fault: null,
}

const homePage: PageBody = {
  html: '<!doctype html><html lang="fr"><title>Mairie</title><a href="/mentions-legales">Mentions légales</a><a href="/accessibilite">Accessibilité : non conforme</a>',
  isWhole: true,
}

function answerOf({ url, host, scheme, status }: SiteVisit['hops'][number]): HttpAnswer[] {
  if (status === null) return []
  const headers = [
    ['content-type', 'text/html; charset=utf-8'],
    ['strict-transport-security', 'max-age=31536000'],
    ['x-content-type-options', 'nosniff'],
    ['x-frame-options', 'SAMEORIGIN'],
  ] as const
  return [{ url, host, scheme, status, headers }]
}

function certificate(host: string, daysLeft: number, now: Date) {
  const validTo = new Date(now.getTime() + daysLeft * inADay)
  return {
    subject: host,
    names: [host],
    issuer: 'Autorité inventée pour la démonstration',
    validFrom: new Date(validTo.getTime() - 90 * inADay).toISOString(),
    validTo: validTo.toISOString(),
    faults: daysLeft < 0 ? (['expired'] as const) : [],
  }
}
