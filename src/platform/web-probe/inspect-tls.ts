import { constants, X509Certificate } from 'node:crypto'
import { isIP } from 'node:net'
import { connect, createSecureContext, type DetailedPeerCertificate, type SecureVersion } from 'node:tls'
import { refusalOf } from './address-guard.ts'
import type { VisitFault } from './visit.ts'

export const versions = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const satisfies SecureVersion[]
export type TlsVersion = (typeof versions)[number]

/** A certificate of the chain as the server sent it. */
export interface ServedCertificate {
  readonly subject: string
  readonly issuer: string
  /** ISO instants; as they stand when they cannot be read. */
  readonly validFrom: string
  readonly validTo: string
  readonly isSelfIssued: boolean
  /** `rsa`, `ec`, `ed25519`…; null when it cannot be read. */
  readonly keyType: string | null
  /** Of RSA and DSA keys, and of the curve of EC ones. */
  readonly keyBits: number | null
  /** As OpenSSL writes it, such as `sha256WithRSAEncryption`; null when it cannot be read. */
  readonly signature: string | null
}

export interface TlsSeen {
  /** `unknown`: neither a handshake nor a refusal came. */
  readonly versions: Readonly<Record<TlsVersion, 'accepted' | 'refused' | 'unknown'>>
  /** The server's own certificate first; empty when no handshake succeeded. */
  readonly chain: readonly ServedCertificate[]
  /** Why a version is unknown; null when none is. */
  readonly fault: VisitFault | null
}

interface Server {
  readonly host: string
  readonly address: string
  readonly port: number
  readonly allowPrivate: boolean
  /** For one handshake. */
  readonly timeoutInMs: number
}

type Handshake =
  | { readonly kind: 'accepted'; readonly chain: readonly ServedCertificate[] }
  | { readonly kind: 'refused' }
  /** The connection was cut: some servers refuse a version so, without the alert that RFC 8446 section 6 asks for. */
  | { readonly kind: 'cut' }
  | { readonly kind: 'unknown'; readonly fault: VisitFault }

/** All that OpenSSL can speak, at its lowest security level: TLS 1.0 and 1.1 sign with SHA-1. */
const ciphers = 'ALL:!aNULL:!eNULL:@SECLEVEL=0'

/** Errors of this machine's own OpenSSL, which say nothing of the server. */
const ownFaults = new Set(['ERR_SSL_NO_PROTOCOLS_AVAILABLE', 'ERR_SSL_NO_CIPHERS_AVAILABLE'])

const longestChain = 8

/**
 * Which versions of TLS a server accepts, one handshake each (newest first), and the chain of certificates it sends.
 * A version is `refused` when the server says so, or cuts the connection twice while it accepts another version.
 */
export async function inspectTls(server: Server, signal: AbortSignal): Promise<TlsSeen> {
  const seen: Record<TlsVersion, Handshake> = {
    TLSv1: untold('stopped'),
    'TLSv1.1': untold('stopped'),
    'TLSv1.2': untold('stopped'),
    'TLSv1.3': untold('stopped'),
  }
  if (!server.allowPrivate && refusalOf(server.address) !== null) {
    for (const version of versions) seen[version] = untold('private-address')
    return conclude(seen)
  }
  for (const version of versions.toReversed()) {
    let told = await shakeHands(server, version, signal)
    if (told.kind === 'cut') told = await shakeHands(server, version, signal)
    seen[version] = told
    // A server that is silent now will be so for the other versions too.
    if (told.kind === 'unknown' && told.fault !== 'malformed') {
      for (const other of versions) if (seen[other].kind === 'unknown') seen[other] = told
      break
    }
  }
  return conclude(seen)
}

const untold = (fault: VisitFault): Handshake => ({ kind: 'unknown', fault })

function conclude(seen: Record<TlsVersion, Handshake>): TlsSeen {
  const all = Object.values(seen)
  const isAnyAccepted = all.some(({ kind }) => kind === 'accepted')
  const told = (version: TlsVersion) => {
    const { kind } = seen[version]
    if (kind === 'cut') return isAnyAccepted ? 'refused' : 'unknown'
    return kind
  }
  const doubtful = all.find((each) => each.kind === 'unknown')
  const isOnlyCut = !isAnyAccepted && all.some(({ kind }) => kind === 'cut')
  return {
    versions: {
      TLSv1: told('TLSv1'),
      'TLSv1.1': told('TLSv1.1'),
      'TLSv1.2': told('TLSv1.2'),
      'TLSv1.3': told('TLSv1.3'),
    },
    chain: all.findLast((each) => each.kind === 'accepted')?.chain ?? [],
    fault: doubtful?.fault ?? (isOnlyCut ? 'reset' : null),
  }
}

function shakeHands(server: Server, version: TlsVersion, signal: AbortSignal): Promise<Handshake> {
  const { host, address, port, timeoutInMs } = server
  return new Promise((resolve) => {
    if (signal.aborted) return resolve(untold('stopped'))
    const socket = connect({
      host: address,
      port,
      servername: isIP(host) === 0 ? host : '',
      rejectUnauthorized: false,
      secureContext: contextOf(version),
    })
    const settle = (handshake: Handshake) => {
      clearTimeout(timer)
      signal.removeEventListener('abort', stop)
      socket.destroy()
      resolve(handshake)
    }
    const stop = () => settle(untold('stopped'))
    const timer = setTimeout(() => settle(untold('timeout')), timeoutInMs)
    signal.addEventListener('abort', stop, { once: true })
    socket.once('secureConnect', () =>
      settle({ kind: 'accepted', chain: chainOf(socket.getPeerCertificate(true)) }),
    )
    socket.on('error', (error: NodeJS.ErrnoException) => settle(outcomeOf(error)))
    socket.once('end', () => settle({ kind: 'cut' }))
  })
}

/** Without authorities: the chain told is then the one that the server sent, and nothing of this machine's own. */
const contexts = new Map<TlsVersion, ReturnType<typeof createSecureContext>>()
function contextOf(version: TlsVersion) {
  const known = contexts.get(version)
  if (known !== undefined) return known
  const made = createSecureContext({
    ca: [],
    ciphers,
    minVersion: version,
    maxVersion: version,
    // Servers older than RFC 5746 (2010) are heard too.
    secureOptions: constants.SSL_OP_LEGACY_SERVER_CONNECT,
  })
  contexts.set(version, made)
  return made
}

function outcomeOf({ code = '' }: NodeJS.ErrnoException): Handshake {
  if (ownFaults.has(code)) return untold('malformed')
  if (code.startsWith('ERR_SSL_') || code === 'EPROTO') return { kind: 'refused' }
  if (code === 'ECONNRESET' || code === 'EPIPE') return { kind: 'cut' }
  return untold(code === 'ETIMEDOUT' ? 'timeout' : 'unreachable')
}

function chainOf(leaf: DetailedPeerCertificate): ServedCertificate[] {
  const chain: ServedCertificate[] = []
  const met = new Set<string>()
  let next: DetailedPeerCertificate | undefined = leaf
  while (next?.raw !== undefined && chain.length < longestChain && !met.has(next.fingerprint256)) {
    met.add(next.fingerprint256)
    chain.push(describe(next))
    next = next.issuerCertificate
  }
  return chain
}

function describe({ raw, valid_from, valid_to }: DetailedPeerCertificate): ServedCertificate {
  const parsed = read(() => new X509Certificate(raw))
  const key = read(() => parsed?.publicKey ?? null)
  const details = key?.asymmetricKeyDetails
  const [subject, issuer] = [parsed?.subject ?? '', parsed?.issuer ?? '']
  return {
    subject: shorten(subject),
    issuer: shorten(issuer),
    validFrom: instant(valid_from),
    validTo: instant(valid_to),
    isSelfIssued: subject === issuer,
    keyType: key?.asymmetricKeyType ?? null,
    keyBits: details?.modulusLength ?? curveBits[details?.namedCurve ?? ''] ?? null,
    signature: parsed?.signatureAlgorithm ?? null,
  }
}

/** The curves that authorities sign for, and the older ones that are met. */
const curveBits: Readonly<Record<string, number>> = {
  prime192v1: 192,
  secp224r1: 224,
  prime256v1: 256,
  secp384r1: 384,
  secp521r1: 521,
}

/** Fields that OpenSSL itself cannot read throw: what can be read of the rest is kept. */
function read<T>(field: () => T): T | null {
  try {
    return field()
  } catch {
    return null
  }
}

const shorten = (name: string) => name.replaceAll('\n', ', ').slice(0, 200)

function instant(text: string): string {
  const time = Date.parse(text)
  return Number.isNaN(time) ? text : new Date(time).toISOString()
}
