import './reflect-metadata.ts'
import { randomBytes } from 'node:crypto'
import {
  BasicConstraintsExtension,
  type Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509'

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
const day = 24 * 60 * 60 * 1000

/** What `node:tls` takes: PEM texts. */
export interface ServerCertificate {
  readonly key: string
  readonly cert: string
}

export interface CertificateWish {
  /** Names it is made for; none at all leaves only the common name. */
  readonly names: readonly string[]
  readonly commonName?: string
  /** Days from now; negative is in the past. */
  readonly validFromDay?: number
  readonly validToDay?: number
  /** A key of 1024 bits, or a signature with SHA-1. */
  readonly weak?: 'key' | 'signature'
}

export interface Authority {
  readonly pem: string
  issue(wish: CertificateWish): Promise<ServerCertificate>
  /** An authority below this one, whose own certificate servers may forget to send. */
  issueAuthority(commonName: string, validToDay?: number): Promise<Authority>
}

const shortKey = {
  name: 'RSASSA-PKCS1-v1_5',
  modulusLength: 1024,
  publicExponent: new Uint8Array([1, 0, 1]),
  hash: 'SHA-256',
}

const makeKeys = () => crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
const serialNumber = () => `01${randomBytes(8).toString('hex')}`
const inDays = (days: number) => new Date(Date.now() + days * day)

async function pemOf(key: CryptoKey): Promise<string> {
  const body = Buffer.from(await crypto.subtle.exportKey('pkcs8', key)).toString('base64')
  return `-----BEGIN PRIVATE KEY-----\n${body.match(/.{1,64}/g)?.join('\n')}\n-----END PRIVATE KEY-----\n`
}

const authorityExtensions = () => [
  new BasicConstraintsExtension(true, undefined, true),
  new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
]

function serverExtensions(names: readonly string[]): Extension[] {
  const usage = new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true)
  if (names.length === 0) return [usage]
  return [usage, new SubjectAlternativeNameExtension(names.map((value) => ({ type: 'dns' as const, value })))]
}

/** A certification authority made for one test; nobody trusts it unless told to (`--trust`). */
export async function makeAuthority(commonName = 'Autorite de test'): Promise<Authority> {
  const keys = await makeKeys()
  const certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber: serialNumber(),
    name: `CN=${commonName}`,
    notBefore: inDays(-400),
    notAfter: inDays(400),
    keys,
    signingAlgorithm: algorithm,
    extensions: authorityExtensions(),
  })
  return authorityOf(commonName, keys, certificate.toString('pem'))
}

function authorityOf(issuerName: string, issuerKeys: CryptoKeyPair, pem: string): Authority {
  const sign = (
    subject: string,
    publicKey: CryptoKey,
    from: Date,
    to: Date,
    extensions: Extension[],
    hash = algorithm.hash,
  ) =>
    X509CertificateGenerator.create({
      serialNumber: serialNumber(),
      subject: `CN=${subject}`,
      issuer: `CN=${issuerName}`,
      notBefore: from,
      notAfter: to,
      signingKey: issuerKeys.privateKey,
      publicKey,
      signingAlgorithm: { ...algorithm, hash },
      extensions,
    })
  return {
    pem,
    async issue({ names, commonName = names[0] ?? 'serveur', validFromDay = -1, validToDay = 60, weak }) {
      const keys =
        weak === 'key'
          ? await crypto.subtle.generateKey(shortKey, true, ['sign', 'verify'])
          : await makeKeys()
      const hash = weak === 'signature' ? 'SHA-1' : algorithm.hash
      const [from, to] = [inDays(validFromDay), inDays(validToDay)]
      const certificate = await sign(commonName, keys.publicKey, from, to, serverExtensions(names), hash)
      return { key: await pemOf(keys.privateKey), cert: certificate.toString('pem') }
    },
    async issueAuthority(commonName, validToDay = 300) {
      const keys = await makeKeys()
      const certificate = await sign(
        commonName,
        keys.publicKey,
        inDays(-300),
        inDays(validToDay),
        authorityExtensions(),
      )
      return authorityOf(commonName, keys, certificate.toString('pem'))
    },
  }
}

/** A certificate that only vouches for itself. */
export async function makeSelfSigned(names: readonly string[]): Promise<ServerCertificate> {
  const keys = await makeKeys()
  const certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber: serialNumber(),
    name: `CN=${names[0]}`,
    notBefore: inDays(-1),
    notAfter: inDays(60),
    keys,
    signingAlgorithm: algorithm,
    extensions: serverExtensions(names),
  })
  return { key: await pemOf(keys.privateKey), cert: certificate.toString('pem') }
}
