import { domainToASCII } from 'node:url'
import type { parseArgs } from 'node:util'
import { type IpBytes, readIp } from '../../capabilities/watch/domain/spf/ip-address.ts'
import { fail, ok, type Result } from '../../kernel/result.ts'
import { readServerAddress, type ServerAddress } from '../../platform/dns/server-address.ts'
import { shorten } from './asked-target.ts'
import { parseOptions } from './parse-options.ts'

/** A message to evaluate, or with `ip` null a domain whose record is to be read through. */
export interface SpfArguments {
  readonly ip: IpBytes | null
  readonly sender: string
  readonly helo: string
  /** Null when the sender decides. */
  readonly domain: string | null
  readonly resolver: ServerAddress | null
  readonly asJson: boolean
}

const options = {
  ip: { type: 'string' },
  sender: { type: 'string' },
  helo: { type: 'string' },
  resolver: { type: 'string' },
  json: { type: 'boolean' },
} as const

type Values = ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>['values']

/** Reads the arguments of `beffroi spf`; the error is a sentence for the person who typed them. */
export function readSpfArguments(argv: string[]): Result<SpfArguments, string> {
  const parsed = parseOptions(argv, options)
  if (!parsed.ok) return parsed
  const { values, positionals } = parsed.value
  if (positionals.length > 1)
    return fail(`Un seul domaine à la fois : « ${shorten(positionals[1] ?? '')} » est de trop.`)
  const ip = values.ip === undefined ? null : readIp(values.ip)
  if (values.ip !== undefined && ip === null) {
    return fail(
      `« ${shorten(values.ip)} » n’est pas une adresse de machine : écrivez par exemple 192.0.2.1 ou 2001:db8::1.`,
    )
  }
  const resolver = values.resolver === undefined ? null : readServerAddress(values.resolver)
  if (values.resolver !== undefined && resolver === null) {
    return fail(
      `« ${shorten(values.resolver)} » n’est pas l’adresse d’un serveur DNS : écrivez par exemple 127.0.0.1:53 ou [::1]:53.`,
    )
  }
  const identity = readIdentity(values, positionals[0] ?? null, ip !== null)
  if (!identity.ok) return identity
  return ok({ ...identity.value, ip, resolver, asJson: values.json ?? false })
}

/** Who says to be writing. A null sender (`--sender ""` or `<>`) is known by its HELO (RFC 7208 section 2.4). */
function readIdentity(
  { sender: given, helo: greeting }: Values,
  domain: string | null,
  isEvaluated: boolean,
): Result<Pick<SpfArguments, 'sender' | 'helo' | 'domain'>, string> {
  if (!isEvaluated && (given !== undefined || greeting !== undefined))
    return fail('Il manque l’adresse de la machine qui envoie : --ip.')
  if (!isEvaluated && domain === null)
    return fail('Indiquez un domaine à examiner, ou un message à évaluer avec --ip et --sender.')
  const own = domain === null ? null : asciiOf(domain)
  const written = given?.trim().replace(/^<(.*)>$/, '$1')
  const sender = written ?? (greeting === undefined && own !== null ? `postmaster@${own}` : '')
  if (sender === '' && greeting === undefined) {
    return fail(
      given === undefined
        ? 'Il manque l’expéditeur : --sender, ou --helo quand l’expéditeur est vide.'
        : 'Un expéditeur vide se juge sur le nom annoncé par la machine : ajoutez --helo.',
    )
  }
  const at = sender.lastIndexOf('@')
  const senderDomain = asciiOf(sender.slice(at + 1))
  return ok({
    sender: sender === '' ? '' : sender.slice(0, at + 1) + senderDomain,
    helo: greeting === undefined ? senderDomain : asciiOf(greeting),
    domain: own,
  })
}

/** Names with accents are evaluated as their A-labels (RFC 8616 section 4). */
const asciiOf = (name: string) => (/[^\0-\x7f]/.test(name) ? domainToASCII(name) || name : name)
