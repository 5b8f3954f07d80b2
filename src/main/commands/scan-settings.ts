import { X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { ScanSettings } from '../../capabilities/watch/scan-environment.ts'
import { fail, ok, type Result } from '../../kernel/result.ts'
import { readServerAddress } from '../../platform/dns/server-address.ts'
import { shorten } from './asked-target.ts'
import { pathTyped } from './path-typed.ts'
import type { ScanValues } from './scan-arguments.ts'

const longestDeadlineInSeconds = 600
const longestContact = 200

/** Reads the settings that one domain and a list of them have in common; the error is a sentence. */
export async function readScanSettings(values: ScanValues): Promise<Result<ScanSettings, string>> {
  const resolver = values.resolver === undefined ? undefined : readServerAddress(values.resolver)
  if (resolver === null) {
    return fail(
      `« ${shorten(values.resolver ?? '')} » n’est pas l’adresse d’un serveur DNS : écrivez par exemple 127.0.0.1:53 ou [::1]:53.`,
    )
  }
  const numbers = readNumbers(values)
  if (!numbers.ok) return numbers
  const trust = await readAuthorities(values.trust ?? [])
  if (!trust.ok) return trust
  const contact = (values.contact ?? process.env.BEFFROI_CONTACT ?? '').trim()
  // What goes into a header field is visible ASCII (RFC 9110 section 5.5).
  if (!/^[\x20-\x7e]*$/.test(contact) || contact.length > longestContact) {
    return fail(
      `« ${shorten(contact)} » ne peut pas servir de contact : indiquez une adresse électronique ou une adresse de site.`,
    )
  }
  if (values.rdap !== undefined && !isWebAddress(values.rdap)) {
    return fail(
      `« ${shorten(values.rdap)} » n’est pas l’adresse d’un registre : elle commence par https:// ou http://.`,
    )
  }
  return ok({
    ...numbers.value,
    trust: trust.value,
    allowPrivate: values['allow-private'] ?? false,
    isDnsOnly: values['dns-only'] ?? false,
    leavesMailServers: values['no-smtp'] ?? false,
    ...(resolver === undefined ? {} : { resolver }),
    ...(values.rdap === undefined ? {} : { rdapServer: values.rdap }),
    ...(contact === '' ? {} : { userAgent: `Beffroi/0.1 (+${contact})` }),
  })
}

const isWebAddress = (text: string) => /^https?:\/\//i.test(text) && URL.canParse(text)

const ports = ['httpPort', 'httpsPort', 'smtpPort'] as const

type Numbers = {
  -readonly [K in (typeof ports)[number] | 'deadlineInMs']?: NonNullable<ScanSettings[K]>
}

function readNumbers(values: ScanValues): Result<Numbers, string> {
  const asked = {
    httpPort: values['http-port'],
    httpsPort: values['https-port'],
    smtpPort: values['smtp-port'],
  }
  const numbers: Numbers = {}
  for (const name of ports) {
    const text = asked[name]
    if (text === undefined) continue
    const port = /^\d{1,5}$/.test(text) ? Number(text) : 0
    if (port < 1 || port > 65535)
      return fail(`« ${shorten(text)} » n’est pas un port : il faut un nombre de 1 à 65535.`)
    numbers[name] = port
  }
  if (values.deadline === undefined) return ok(numbers)
  const seconds = Number(values.deadline)
  if (!(seconds > 0 && seconds <= longestDeadlineInSeconds)) {
    return fail(
      `« ${shorten(values.deadline)} » n’est pas une durée : il faut un nombre de secondes, de 1 à ${longestDeadlineInSeconds}.`,
    )
  }
  return ok({ ...numbers, deadlineInMs: Math.round(seconds * 1000) })
}

async function readAuthorities(files: readonly string[]): Promise<Result<string[], string>> {
  const authorities: string[] = []
  for (const file of files) {
    let text: string
    try {
      text = await readFile(pathTyped(file), 'utf8')
    } catch {
      return fail(`Le fichier ${shorten(file)} ne peut pas être lu. Vérifiez son nom et vos droits.`)
    }
    const certificates = text.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? []
    if (certificates.length === 0 || !certificates.every(isCertificate)) {
      return fail(`Le fichier ${shorten(file)} ne contient pas de certificat au format PEM.`)
    }
    authorities.push(...certificates)
  }
  return ok(authorities)
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).subject !== undefined
  } catch {
    return false
  }
}
