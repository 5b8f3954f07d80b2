import { readHostName } from '../../capabilities/watch/domain/host-name.ts'
import { fail, ok, type Result } from '../../kernel/result.ts'
import { readServerAddress, type ServerAddress } from '../../platform/dns/server-address.ts'
import { shown } from './look-up-arguments.ts'
import { parseOptions } from './parse-options.ts'

export interface EmlArguments {
  readonly file: string
  /** Lower-case A-labels. */
  readonly domains: readonly string[]
  readonly resolver: ServerAddress | null
  readonly asJson: boolean
}

/** Reads the arguments of `beffroi eml`; the error is a sentence for the person who typed them. */
export function readEmlArguments(argv: string[]): Result<EmlArguments, string> {
  const parsed = parseOptions(argv, {
    domain: { type: 'string', multiple: true },
    resolver: { type: 'string' },
    json: { type: 'boolean' },
  })
  if (!parsed.ok) return parsed
  const { values, positionals } = parsed.value
  const [file] = positionals
  if (file === undefined || file === '') return fail('Indiquez le fichier du courriel à examiner.')
  if (positionals.length > 1)
    return fail(`Un seul fichier à la fois : « ${shown(positionals[1] ?? '')} » est de trop.`)
  const resolver = values.resolver === undefined ? null : readServerAddress(values.resolver)
  if (values.resolver !== undefined && resolver === null) {
    return fail(
      `« ${shown(values.resolver)} » n’est pas l’adresse d’un serveur DNS : écrivez par exemple 127.0.0.1:53 ou [::1]:53.`,
    )
  }
  const domains: string[] = []
  for (const given of values.domain ?? []) {
    const read = readHostName(given.trim())
    if (!('host' in read)) return fail(`« ${shown(given)} » n’est pas un nom de domaine.`)
    domains.push(read.host)
  }
  return ok({ file, domains, resolver, asJson: values.json ?? false })
}
