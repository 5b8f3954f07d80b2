import { X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { fill, findingTexts } from '../../capabilities/watch/content.ts'
import {
  type Declaration,
  makeTarget,
  readDomain,
  type ScanTarget,
} from '../../capabilities/watch/domain/target.ts'
import type { ScanSettings } from '../../capabilities/watch/scan-environment.ts'
import { fail, ok, type Result } from '../../kernel/result.ts'
import { readServerAddress } from '../../platform/dns/server-address.ts'

export interface ScanArguments {
  readonly target: ScanTarget
  readonly settings: ScanSettings
  /** How the domain was understood, when it was not simply a domain. */
  readonly remark: string | null
  readonly asJson: boolean
}

const options = {
  mail: { type: 'string' },
  'no-mail': { type: 'boolean' },
  site: { type: 'string' },
  'no-site': { type: 'boolean' },
  resolver: { type: 'string' },
  trust: { type: 'string', multiple: true },
  'allow-private': { type: 'boolean' },
  'http-port': { type: 'string' },
  'https-port': { type: 'string' },
  deadline: { type: 'string' },
  json: { type: 'boolean' },
} as const

const longestDeadlineInSeconds = 600
const mostShownCharacters = 80

/** Reads the arguments of `beffroi scan`; the error is a sentence for the person who typed them. */
export async function readScanArguments(argv: string[]): Promise<Result<ScanArguments, string>> {
  const parsed = parse(argv)
  if (!parsed.ok) return parsed
  const { values, positionals } = parsed.value
  if (positionals.length > 1)
    return fail(`Un seul domaine à la fois : « ${shorten(positionals[1] ?? '')} » est de trop.`)
  const given = positionals[0] ?? ''
  const domain = readDomain(given)
  if (!domain.ok) {
    return fail(fill(findingTexts().domain.faults[domain.fault], { given: shorten(given.trim()) }))
  }
  if (values.mail !== undefined && values['no-mail'])
    return fail('Choisissez --mail ou --no-mail, pas les deux.')
  if (values.site !== undefined && values['no-site'])
    return fail('Choisissez --site ou --no-site, pas les deux.')
  const settings = await readSettings(values)
  if (!settings.ok) return settings
  const declared = {
    mail: declaration(values.mail, values['no-mail']),
    site: declaration(values.site, values['no-site']),
  }
  const { remark } = domain.value
  return ok({
    target: makeTarget(domain.value, declared),
    settings: settings.value,
    remark: remark === null ? null : fill(findingTexts().domain.remarks[remark], { ...domain.value, remark }),
    asJson: values.json ?? false,
  })
}

type Values = ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>['values']

function parse(argv: string[]): Result<{ values: Values; positionals: string[] }, string> {
  try {
    return ok(parseArgs({ args: argv, options, allowPositionals: true }))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    const option = /'(-[^'\s]*)/.exec(error instanceof Error ? error.message : '')?.[1] ?? ''
    if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return fail(`L’option ${option} n’existe pas.`)
    return fail(`L’option ${option} est mal employée : il lui manque une valeur, ou elle n’en prend pas.`)
  }
}

const declaration = (given: string | undefined, isNone: boolean | undefined): Declaration =>
  isNone ? 'none' : given

async function readSettings(values: Values): Promise<Result<ScanSettings, string>> {
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
  return ok({
    ...numbers.value,
    trust: trust.value,
    allowPrivate: values['allow-private'] ?? false,
    ...(resolver === undefined ? {} : { resolver }),
  })
}

function readNumbers(
  values: Values,
): Result<Pick<ScanSettings, 'httpPort' | 'httpsPort' | 'deadlineInMs'>, string> {
  const asked = { httpPort: values['http-port'], httpsPort: values['https-port'] }
  const ports: { httpPort?: number; httpsPort?: number } = {}
  for (const name of ['httpPort', 'httpsPort'] as const) {
    const text = asked[name]
    if (text === undefined) continue
    const port = /^\d{1,5}$/.test(text) ? Number(text) : 0
    if (port < 1 || port > 65535)
      return fail(`« ${shorten(text)} » n’est pas un port : il faut un nombre de 1 à 65535.`)
    ports[name] = port
  }
  if (values.deadline === undefined) return ok(ports)
  const seconds = Number(values.deadline)
  if (!(seconds > 0 && seconds <= longestDeadlineInSeconds)) {
    return fail(
      `« ${shorten(values.deadline)} » n’est pas une durée : il faut un nombre de secondes, de 1 à ${longestDeadlineInSeconds}.`,
    )
  }
  return ok({ ...ports, deadlineInMs: Math.round(seconds * 1000) })
}

async function readAuthorities(files: readonly string[]): Promise<Result<string[], string>> {
  const authorities: string[] = []
  for (const file of files) {
    let text: string
    try {
      text = await readFile(file, 'utf8')
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

/** What people pasted can be long: enough of it to recognise it. */
function shorten(text: string): string {
  return text.length <= mostShownCharacters ? text : `${text.slice(0, mostShownCharacters)}…`
}
