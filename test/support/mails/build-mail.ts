import { generateKeyPairSync } from 'node:crypto'
import { dkimSign } from 'mailauth/lib/dkim/sign.js'
import type { Records } from '../dns-server.ts'

/** A file attached to a mail made for a test. */
export interface AttachedFile {
  readonly name: string
  readonly type?: string
  readonly bytes: Buffer
  readonly isInline?: boolean
}

export interface Draft {
  readonly from: string
  readonly subject?: string
  readonly to?: string
  readonly text?: string
  readonly html?: string
  readonly files?: readonly AttachedFile[]
  /** Further header lines, above the usual ones. */
  readonly headers?: readonly string[]
}

/** A message by RFC 5322 with CRLF, each part in base64. */
export function buildMail({
  from,
  subject = 'Bonjour',
  to = 'mairie@val-joli.fr',
  text,
  html,
  files = [],
  headers = [],
}: Draft): Buffer {
  const bodies = [
    ...(text === undefined && html !== undefined
      ? []
      : [part('text/plain; charset=utf-8', Buffer.from(text ?? ''))]),
    ...(html === undefined ? [] : [part('text/html; charset=utf-8', Buffer.from(html))]),
  ]
  const body = bodies.length === 1 ? (bodies[0] ?? '') : multipart('alternative', bodies)
  const attached = files.map(({ name, type = 'application/octet-stream', bytes, isInline = false }) =>
    type === 'message/rfc822'
      ? `Content-Type: message/rfc822\r\nContent-Disposition: attachment; filename="${encodedWord(name)}"\r\n\r\n${bytes.toString('latin1')}`
      : part(
          `${type}; name="${encodedWord(name)}"`,
          bytes,
          `Content-Disposition: ${isInline ? 'inline' : 'attachment'}; filename="${encodedWord(name)}"\r\n`,
        ),
  )
  const lines = [
    ...headers,
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${encodedWord(subject)}`,
    'Date: Sun, 22 Nov 2026 10:00:00 +0000',
    'Message-ID: <1@mail.example>',
    'MIME-Version: 1.0',
  ]
  const whole = attached.length === 0 ? body : multipart('mixed', [body, ...attached])
  return Buffer.from(`${lines.join('\r\n')}\r\n${whole}`, 'latin1')
}

export const encodedWord = (text: string) =>
  /^[\x20-\x7e]*$/.test(text) ? text : `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`

function part(type: string, bytes: Buffer, more = ''): string {
  const lines = bytes.toString('base64').match(/.{1,76}/g) ?? ['']
  return `Content-Type: ${type}\r\n${more}Content-Transfer-Encoding: base64\r\n\r\n${lines.join('\r\n')}\r\n`
}

let boundaries = 0

function multipart(kind: string, parts: readonly string[]): string {
  const boundary = `part-${++boundaries}`
  const joined = parts.map((each) => `--${boundary}\r\n${each}`).join('\r\n')
  return `Content-Type: multipart/${kind}; boundary="${boundary}"\r\n\r\n${joined}\r\n--${boundary}--\r\n`
}

/** A domain that writes mail as it should: one server, one key, a policy. */
export interface Sender {
  readonly domain: string
  readonly ip: string
  readonly zones: Readonly<Record<string, Records>>
  sign(mail: Buffer): Promise<Buffer>
}

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const privatePem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
const published = publicKey.export({ type: 'spki', format: 'der' }).toString('base64')

export function openSender(domain: string, ip: string, policy: string | null = 'reject'): Sender {
  return {
    domain,
    ip,
    zones: {
      [domain]: { TXT: [`v=spf1 ip4:${ip} -all`], A: [ip] },
      [`s1._domainkey.${domain}`]: { TXT: [`v=DKIM1; k=rsa; p=${published}`] },
      ...(policy === null ? {} : { [`_dmarc.${domain}`]: { TXT: [`v=DMARC1; p=${policy}`] } }),
    },
    async sign(mail) {
      const { signatures } = await dkimSign(mail, {
        signingDomain: domain,
        selector: 's1',
        privateKey: privatePem,
        canonicalization: 'relaxed/relaxed',
      })
      return Buffer.concat([Buffer.from(signatures), mail])
    },
  }
}

/** What the receiving servers write above a mail as it comes in. */
export function receivedFrom(
  mail: Buffer,
  {
    ip,
    helo,
    returnPath,
    more = [],
  }: { ip: string; helo: string; returnPath: string; more?: readonly string[] },
): Buffer {
  const lines = [
    `Return-Path: <${returnPath}>`,
    'Received: from mx1.boites.example (mx1.boites.example [10.0.0.4]) by depot.boites.example with LMTP; Sun, 22 Nov 2026 10:00:03 +0000',
    ...more,
    `Received: from ${helo} (${helo} [${ip}]) by mx1.boites.example with ESMTPS; Sun, 22 Nov 2026 10:00:02 +0000`,
  ]
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n`), mail])
}
