import type { parseArgs } from 'node:util'
import type { Declaration } from '../../capabilities/watch/domain/target.ts'
import type { ScanSettings } from '../../capabilities/watch/scan-environment.ts'
import { fail, ok, type Result } from '../../kernel/result.ts'
import { type AskedTarget, readAskedTarget, shorten } from './asked-target.ts'
import { parseOptions } from './parse-options.ts'
import { readListSettings } from './scan-list/list-arguments.ts'
import type { ListSettings } from './scan-list/run-list.ts'
import { readScanSettings } from './scan-settings.ts'

export type ScanArguments =
  | {
      readonly kind: 'one'
      readonly asked: AskedTarget
      readonly settings: ScanSettings
      readonly asJson: boolean
    }
  | { readonly kind: 'list'; readonly settings: ListSettings }

const options = {
  mail: { type: 'string' },
  'no-mail': { type: 'boolean' },
  site: { type: 'string' },
  'no-site': { type: 'boolean' },
  'dns-only': { type: 'boolean' },
  'no-smtp': { type: 'boolean' },
  resolver: { type: 'string' },
  trust: { type: 'string', multiple: true },
  'allow-private': { type: 'boolean' },
  'http-port': { type: 'string' },
  'https-port': { type: 'string' },
  'smtp-port': { type: 'string' },
  rdap: { type: 'string' },
  selector: { type: 'string', multiple: true },
  deadline: { type: 'string' },
  contact: { type: 'string' },
  json: { type: 'boolean' },
  list: { type: 'string' },
  ndjson: { type: 'boolean' },
  concurrency: { type: 'string' },
  resume: { type: 'string' },
  output: { type: 'string' },
} as const

export type ScanValues = ReturnType<
  typeof parseArgs<{ options: typeof options; allowPositionals: true }>
>['values']

/** Reads the arguments of `beffroi scan`; the error is a sentence for the person who typed them. */
export async function readScanArguments(argv: string[]): Promise<Result<ScanArguments, string>> {
  const parsed = parseOptions(argv, options)
  if (!parsed.ok) return parsed
  const { values, positionals } = parsed.value
  const isList = values.list !== undefined
  const asked = isList ? null : readOne(values, positionals)
  if (asked !== null && !asked.ok) return asked
  const settings = await readScanSettings(values)
  if (!settings.ok) return settings
  if (asked !== null)
    return ok({ kind: 'one', asked: asked.value, settings: settings.value, asJson: values.json ?? false })
  const list = readListSettings(values, positionals, settings.value)
  return list.ok ? ok({ kind: 'list', settings: list.value }) : list
}

function readOne(values: ScanValues, positionals: readonly string[]): Result<AskedTarget, string> {
  if (positionals.length > 1)
    return fail(`Un seul domaine à la fois : « ${shorten(positionals[1] ?? '')} » est de trop.`)
  const onlyForLists = (['ndjson', 'concurrency', 'resume', 'output'] as const).find((name) => name in values)
  if (onlyForLists !== undefined) return fail(`L’option --${onlyForLists} ne s’emploie qu’avec --list.`)
  if (values.mail !== undefined && values['no-mail'])
    return fail('Choisissez --mail ou --no-mail, pas les deux.')
  if (values.site !== undefined && values['no-site'])
    return fail('Choisissez --site ou --no-site, pas les deux.')
  const wrong = values.selector?.find((each) => !isSelector.test(each))
  if (wrong !== undefined) {
    return fail(
      `« ${shorten(wrong)} » n’est pas un sélecteur DKIM : des lettres, des chiffres et des tirets.`,
    )
  }
  return readAskedTarget(positionals[0] ?? '', {
    mail: declaration(values.mail, values['no-mail']),
    site: declaration(values.site, values['no-site']),
    ...(values.selector === undefined
      ? {}
      : { dkimSelectors: values.selector.map((each) => each.toLowerCase()) }),
  })
}

/** Labels of a host name, underscores tolerated (RFC 6376 section 3.1). */
const isSelector = /^[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63}){0,3}$/i

const declaration = (given: string | undefined, isNone: boolean | undefined): Declaration =>
  isNone ? 'none' : given
