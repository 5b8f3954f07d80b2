import { type ParseArgsConfig, parseArgs } from 'node:util'
import { fail, ok, type Result } from '../../kernel/result.ts'

type Parsed<O extends NonNullable<ParseArgsConfig['options']>> = ReturnType<
  typeof parseArgs<{ options: O; allowPositionals: true }>
>

/** Reads what follows a command by its `options`; the error is a sentence for the person who typed it. */
export function parseOptions<const O extends NonNullable<ParseArgsConfig['options']>>(
  argv: readonly string[],
  options: O,
): Result<Parsed<O>, string> {
  try {
    return ok(parseArgs({ args: [...argv], options, allowPositionals: true }))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    const option = /'(-[^'\s]*)/.exec(error instanceof Error ? error.message : '')?.[1] ?? ''
    if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return fail(`L’option ${option} n’existe pas.`)
    return fail(`L’option ${option} est mal employée : il lui manque une valeur, ou elle n’en prend pas.`)
  }
}
