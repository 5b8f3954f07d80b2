import { checkServerIdentity, type PeerCertificate, type TLSSocket } from 'node:tls'

/** Why a browser would stop. Several may hold at once; the order is the one to tell them in. */
export type CertificateFault =
  | 'expired'
  | 'not-yet-valid'
  | 'wrong-host'
  | 'self-signed'
  /** Signed by an authority that is not known, or whose own certificate the server forgets to send. */
  | 'unknown-issuer'
  | 'untrusted'
  | 'weak-or-broken'

export interface Certificate {
  readonly subject: string
  /** DNS names and addresses it is made for. */
  readonly names: readonly string[]
  readonly issuer: string
  /** ISO instants. */
  readonly validFrom: string
  readonly validTo: string
  readonly fingerprint256: string
  readonly faults: readonly CertificateFault[]
  /** What OpenSSL said of the chain; null when it is trusted. */
  readonly verification: string | null
}

/** Verification results of OpenSSL (`man openssl-verification-options`); any other one is `untrusted`. */
const faultOf: Readonly<Record<string, CertificateFault>> = {
  CERT_HAS_EXPIRED: 'expired',
  CERT_NOT_YET_VALID: 'not-yet-valid',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'self-signed',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'unknown-issuer',
  ERR_TLS_CERT_ALTNAME_INVALID: 'wrong-host',
  ERR_TLS_CERT_ALTNAME_FORMAT: 'wrong-host',
  HOSTNAME_MISMATCH: 'wrong-host',
  CERT_SIGNATURE_FAILURE: 'weak-or-broken',
  CA_MD_TOO_WEAK: 'weak-or-broken',
  CA_KEY_TOO_SMALL: 'weak-or-broken',
  EE_KEY_TOO_SMALL: 'weak-or-broken',
  INVALID_PURPOSE: 'weak-or-broken',
}

const order: readonly CertificateFault[] = [
  'expired',
  'not-yet-valid',
  'wrong-host',
  'self-signed',
  'unknown-issuer',
  'untrusted',
  'weak-or-broken',
]

/** The certificate a server showed for `host`, valid or not; null when it showed none. `now` judges its dates. */
export function readCertificate(socket: TLSSocket, host: string, now: Date): Certificate | null {
  const shown = socket.getPeerCertificate()
  if (shown.fingerprint256 === undefined) return null
  const verification = verificationOf(socket)
  const faults = new Set<CertificateFault>()
  if (verification !== null) faults.add(faultOf[verification] ?? 'untrusted')
  if (Date.parse(shown.valid_to) < now.getTime()) faults.add('expired')
  if (Date.parse(shown.valid_from) > now.getTime()) faults.add('not-yet-valid')
  if (!isFor(host, shown)) faults.add('wrong-host')
  return {
    subject: nameOf(shown.subject),
    names: namesOf(shown),
    issuer: nameOf(shown.issuer),
    validFrom: instant(shown.valid_from),
    validTo: instant(shown.valid_to),
    fingerprint256: shown.fingerprint256,
    faults: order.filter((fault) => faults.has(fault)),
    verification,
  }
}

/** At run time this is the code as text, whatever the types say. */
function verificationOf(socket: TLSSocket): string | null {
  if (socket.authorized) return null
  const problem: unknown = socket.authorizationError
  return problem instanceof Error ? problem.message : String(problem ?? 'UNKNOWN')
}

/** Browsers have not read the common name since 2017 (RFC 9525 section 2): without alternative names, it is for nobody. */
function isFor(host: string, shown: PeerCertificate): boolean {
  return shown.subjectaltname !== undefined && checkServerIdentity(host, shown) === undefined
}

function namesOf(shown: PeerCertificate): string[] {
  return (shown.subjectaltname ?? '')
    .split(', ')
    .flatMap((entry) => /^(?:DNS|IP Address):(.+)$/.exec(entry)?.[1] ?? [])
}

function nameOf(name: PeerCertificate['subject'] | undefined): string {
  const parts = [name?.CN, name?.O].flat().filter((part) => part !== undefined)
  return parts.join(', ').slice(0, 200)
}

function instant(text: string): string {
  const time = Date.parse(text)
  return Number.isNaN(time) ? text : new Date(time).toISOString()
}
