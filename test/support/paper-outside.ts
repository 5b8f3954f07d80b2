import type { RecordOf } from '../../src/capabilities/watch/checks/check.ts'
import type { DnsRecord } from '../../src/capabilities/watch/domain/issue-seen.ts'
import type { LookUp } from '../../src/capabilities/watch/domain/look-up.ts'
import type { ScanEnvironment } from '../../src/capabilities/watch/scan-context.ts'

/** A line of a zone as a registrar shows it: `_dmarc.commune.fr` `TXT` `v=DMARC1; p=none`. */
export type ZoneLine = readonly [name: string, type: string, value: string]

/** A zone after somebody did what a proposed record says: what it takes the place of is gone, it stands. */
export function withRecord(
  zone: readonly ZoneLine[],
  { name, type, value, replaces = [] }: DnsRecord,
): ZoneLine[] {
  const kept = zone.filter(
    ([ofName, ofType, ofValue]) => !(ofName === name && ofType === type && replaces.includes(ofValue)),
  )
  return [...kept, [name, type, value]]
}

type Reader = { readonly [T in keyof RecordOf]: (value: string) => RecordOf[T] }

const words = (value: string) => value.split(' ')
const read: Reader = {
  TXT: (value) => value,
  A: (value) => value,
  AAAA: (value) => value,
  NS: (value) => value,
  PTR: (value) => value,
  MX(value) {
    const [preference = '', exchange = ''] = words(value)
    return { preference: Number(preference), exchange }
  },
  CAA(value) {
    const [flags = '', tag = '', ...rest] = words(value)
    return { flags: Number(flags), tag, value: rest.join(' ').replaceAll('"', '') }
  },
  TLSA(value) {
    const [usage = '', selector = '', matchingType = '', data = ''] = words(value)
    return { usage: Number(usage), selector: Number(selector), matchingType: Number(matchingType), data }
  },
  SOA: () => ({ mname: 'ns.example', rname: 'admin.example', serial: 1, minimum: 300 }),
  DS: () => ({ keyTag: 1, algorithm: 13, digestType: 2, digest: '00' }),
  DNSKEY: () => ({ flags: 257, algorithm: 13, key: '00' }),
}

/** The key that every mail server on paper shows. */
const key = { raw: '30', sha256: 'a1'.repeat(32), sha512: 'b2'.repeat(64) }

/**
 * An outside that consists of zone lines, where every answer is signed, every mail server encrypts and every policy is
 * served: only what stands in the zone decides. Web sites do not answer, but show the certificate of a known authority.
 */
export function paperOutside(zone: readonly ZoneLine[], policy: string): ScanEnvironment {
  const now = () => new Date('2026-11-22T06:00:00Z')
  const certificate = (host: string) => ({
    subject: host,
    names: [host],
    issuer: 'Let’s Encrypt'.replace('’', "'"),
    validFrom: '2026-10-01T00:00:00Z',
    validTo: '2026-12-30T00:00:00Z',
    faults: [],
  })
  return {
    resolver: {
      async lookUp<T extends keyof RecordOf>(name: string, type: T): Promise<LookUp<RecordOf[T]>> {
        const here = zone.filter(([ofName]) => ofName === name.toLowerCase())
        const values = here.filter(([, ofType]) => ofType === type).map(([, , value]) => value)
        if (values.length > 0)
          return { kind: 'answer', records: values.map(read[type]), isAuthenticated: true }
        const isThere = zone.some(([ofName]) => ofName === name || ofName.endsWith(`.${name}`))
        return { kind: isThere ? 'no-record' : 'no-such-name', isAuthenticated: true }
      },
    },
    probe: {
      async visit(url) {
        const { host, protocol } = new URL(url)
        const scheme = protocol === 'http:' ? 'http' : 'https'
        const hop = { url, host, scheme, address: '192.0.2.80', status: null } as const
        return {
          hops: [{ ...hop, certificate: scheme === 'https' ? certificate(host) : null }],
          end: { kind: 'could-not-tell', reason: 'timeout', detail: '' },
          answers: [],
          body: null,
        }
      },
      inspectTls: async () => ({
        versions: { TLSv1: 'unknown', 'TLSv1.1': 'unknown', 'TLSv1.2': 'unknown', 'TLSv1.3': 'unknown' },
        chain: [],
        fault: 'timeout',
      }),
    },
    registry: { registrationOf: async () => ({ kind: 'no-server' }) },
    mailProbe: {
      greet: async (host) => ({
        host,
        address: '192.0.2.25',
        end: {
          kind: 'secured',
          protocol: 'TLSv1.3',
          certificate: certificate(host),
          chain: [{ subject: host, whole: key, key, isSignedByNext: false, isSelfSigned: false }],
        },
      }),
    },
    policies: {
      fetchPolicy: async () => ({
        kind: 'answered',
        status: 200,
        contentType: 'text/plain',
        text: policy,
        isCut: false,
      }),
    },
    countries: { countryOf: async () => 'FR', datedOn: async () => '2026-06-17' },
    now,
    deadlineInMs: 10_000,
    leftOut: new Set(['look-alikes'] as const),
  }
}
