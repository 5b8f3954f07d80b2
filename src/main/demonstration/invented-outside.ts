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
  const seenOf = (name: string) => upkeepOf(name.replace(/^(www|_dmarc|mx)\./, ''))
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
    registry: { registrationOf: async () => ({ kind: 'no-server' }) },
    mailProbe: { greet: async (host) => ({ host, address: null, end: { kind: 'refused' } }) },
    policies: { fetchPolicy: async () => ({ kind: 'refused' }) },
    countries: { countryOf: async () => 'FR', datedOn: async () => '2026-06-17' },
    now,
    deadlineInMs: 5_000,
  }
}

function recordsOf(name: string, type: string, upkeep: Upkeep | null): readonly unknown[] {
  const isDmarc = name.startsWith('_dmarc.')
  if (type === 'MX') return isDmarc ? [] : [{ preference: 10, exchange: `mx.${name}` }]
  if (type === 'A') return [address]
  // Nothing is published for an ending, and no key of a signature.
  if (type !== 'TXT' || /^_dmarc\.[^.]+$|\b_domainkey\./.test(name)) return []
  if (!isDmarc) return upkeep === 'no-spf' ? [] : ['v=spf1 mx -all']
  if (upkeep === 'no-dmarc' || upkeep === 'http-only') return []
  return [upkeep === 'weak-dmarc' ? 'v=DMARC1; p=none' : 'v=DMARC1; p=quarantine']
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
