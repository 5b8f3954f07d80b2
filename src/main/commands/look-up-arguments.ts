import { parseArgs } from 'node:util'
import { fail, ok, type Result } from '../../kernel/result.ts'
import { openResolver } from '../../platform/dns/open-resolver.ts'
import { readServerAddress } from '../../platform/dns/server-address.ts'

/** What a command that only asks the DNS was called with. */
export interface LookUpArguments {
  readonly positionals: readonly string[]
  readonly resolver: ReturnType<typeof openResolver>
  readonly asJson: boolean
  readonly isHelpAsked: boolean
}

const longestShown = 80

/** Enough of what was typed to recognise it. */
export const shown = (text: string) =>
  text.length <= longestShown ? text : `${text.slice(0, longestShown)}…`

/** Reads `--resolver IP:PORT`, `--json` and `--help`; the error is a sentence for the person who typed. */
export function readLookUpArguments(argv: string[]): Result<LookUpArguments, string> {
  let parsed: ReturnType<typeof parse>
  try {
    parsed = parse(argv)
  } catch (error) {
    const option = /'(-[^'\s]*)/.exec(error instanceof Error ? error.message : '')?.[1] ?? ''
    return fail(`L’option ${option} n’existe pas, ou il lui manque une valeur.`)
  }
  const { values, positionals } = parsed
  const server = values.resolver === undefined ? undefined : readServerAddress(values.resolver)
  if (server === null)
    return fail(
      `« ${shown(values.resolver ?? '')} » n’est pas l’adresse d’un serveur DNS : écrivez par exemple 127.0.0.1:53 ou [::1]:53.`,
    )
  return ok({
    positionals,
    resolver: openResolver(server === undefined ? {} : { servers: [server] }),
    asJson: values.json ?? false,
    isHelpAsked: values.help ?? false,
  })
}

const parse = (argv: string[]) =>
  parseArgs({
    args: argv,
    options: {
      resolver: { type: 'string' },
      json: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
    allowPositionals: true,
  })
