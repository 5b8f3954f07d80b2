import { openScanEnvironment, type ScanSettings } from '../../src/capabilities/watch/scan-environment.ts'
import { type Authority, makeAuthority, type ServerCertificate } from './certificates.ts'
import { type DnsServer, type Misbehaviour, type Records, startDnsServer } from './dns-server.ts'
import {
  type Asked,
  type Behaviour,
  startWebServers,
  type WebServers,
  type WebServersSettings,
} from './https-server.ts'

/** An address of a French provider: nothing connects to it, only its country is read. */
export const frenchAddress = '213.186.33.20'
export const americanAddress = '8.8.8.8'

const here = { A: ['127.0.0.1'] }

/** The zones of `commune.fr`, all in order. A test overrides what it is about; `null` removes a name. */
export const zonesInOrder: Readonly<Record<string, Records>> = {
  'commune.fr': { ...here, MX: [[10, 'mx.commune.fr']], TXT: ['v=spf1 mx -all'] },
  'www.commune.fr': here,
  'mx.commune.fr': { A: [frenchAddress] },
  '_dmarc.commune.fr': { TXT: ['v=DMARC1; p=quarantine; rua=mailto:mairie@commune.fr'] },
}

/** A site in order: http leads to https, `www.` and the bare name show the same page. */
export const siteInOrder = ({ scheme, host, path }: Asked): Behaviour =>
  scheme === 'http' ? { status: 301, headers: { Location: `https://${host}${path}` } } : { status: 200 }

export interface Fault extends Partial<WebServersSettings> {
  readonly zones?: Readonly<Record<string, Records | null>>
  readonly misbehave?: Readonly<Record<string, Misbehaviour>>
  readonly settings?: ScanSettings
}

export interface CommuneOnline {
  readonly dns: DnsServer
  /** What the DNS server answers from; a change shows at the next question. */
  readonly zones: Record<string, Records>
  readonly web: WebServers
  readonly environment: ReturnType<typeof openScanEnvironment>
  close(): Promise<void>
}

let shared: Promise<{ authority: Authority; certificate: ServerCertificate }> | undefined

/** One authority for the whole file, and a certificate for `commune.fr` and all below it. */
export function authorityInOrder() {
  shared ??= makeAuthority().then(async (authority) => ({
    authority,
    certificate: await authority.issue({
      names: ['commune.fr', '*.commune.fr', 'ailleurs.fr', '*.gouv.fr', 'collectivite.fr'],
    }),
  }))
  return shared
}

/** Puts a commune online on this machine: its DNS, its http and https servers, and the scanner's way to them. */
export async function putOnline({
  zones = {},
  misbehave,
  settings,
  ...web
}: Fault = {}): Promise<CommuneOnline> {
  const { authority, certificate } = await authorityInOrder()
  const kept = Object.fromEntries(
    Object.entries({ ...zonesInOrder, ...zones }).filter(
      (entry): entry is [string, Records] => entry[1] !== null,
    ),
  )
  const dns = await startDnsServer(kept, misbehave)
  const servers = await startWebServers({
    site: siteInOrder,
    certificates: { 'commune.fr': certificate },
    ...web,
  })
  const opened = openScanEnvironment({
    resolver: { ip: '127.0.0.1', port: dns.port },
    trust: [authority.pem],
    allowPrivate: true,
    httpPort: servers.httpPort,
    httpsPort: servers.httpsPort,
    ...settings,
  })
  // A test about mail servers starts its own, and says on which port.
  const environment: typeof opened =
    settings?.smtpPort === undefined
      ? { ...opened, leftOut: new Set([...(opened.leftOut ?? []), 'mail-servers']) }
      : opened
  return {
    dns,
    zones: kept,
    web: servers,
    environment,
    async close() {
      await Promise.all([dns.close(), servers.close()])
    },
  }
}
