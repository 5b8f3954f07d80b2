import { availableParallelism } from 'node:os'
import type { ScanSettings } from '../../../capabilities/watch/scan-environment.ts'
import { fail, ok, type Result } from '../../../kernel/result.ts'
import { isLoopback } from '../../../platform/dns/server-address.ts'
import { shorten } from '../asked-target.ts'
import { pathTyped } from '../path-typed.ts'
import type { ScanValues } from '../scan-arguments.ts'
import type { ListSettings } from './run-list.ts'

/** Domains at the same time, for a resolver of this machine and for any other. */
const usualConcurrency = { ours: 32, others: 16 } as const
/** More than a polite rate can answer within the deadline would only be counted as doubts. */
const mostConcurrency = { ours: 2000, others: 64 } as const
const mostThreads = 2

/** Reads what is particular to `scan --list`; the error is a sentence for the person who typed it. */
export function readListSettings(
  values: ScanValues,
  positionals: readonly string[],
  scan: ScanSettings,
): Result<ListSettings, string> {
  const [extra] = positionals
  if (extra !== undefined)
    return fail(`Un domaine ou une liste, pas les deux : « ${shorten(extra)} » est de trop.`)
  const alone = (['mail', 'no-mail', 'site', 'no-site', 'selector', 'json'] as const).find(
    (name) => name in values,
  )
  if (alone === 'json' || !values.ndjson)
    return fail('Une liste donne une ligne de JSON par domaine : ajoutez --ndjson (sans --json).')
  if (alone !== undefined)
    return fail(`Avec --list, l’adresse et le site sont des colonnes de la liste : --${alone} est de trop.`)
  if (values.resume !== undefined && values.output !== undefined)
    return fail('Choisissez --resume ou --output, pas les deux : --resume complète le fichier indiqué.')
  const isOurs = scan.resolver !== undefined && isLoopback(scan.resolver)
  const concurrency = readConcurrency(values.concurrency, isOurs)
  if (!concurrency.ok) return concurrency
  return ok({
    list: pathTyped(values.list ?? ''),
    resume: values.resume === undefined ? null : pathTyped(values.resume),
    output: values.output === undefined ? null : pathTyped(values.output),
    concurrency: concurrency.value,
    // What is asked of servers of others is held back anyway: one thread is enough, and one account of each server.
    threads: isOurs && concurrency.value > 1 ? Math.min(mostThreads, availableParallelism()) : 1,
    scan: { ...scan, isBulk: true },
  })
}

function readConcurrency(given: string | undefined, isOurs: boolean): Result<number, string> {
  if (given === undefined) return ok(isOurs ? usualConcurrency.ours : usualConcurrency.others)
  const concurrency = /^\d{1,5}$/.test(given) ? Number(given) : 0
  if (concurrency < 1 || concurrency > mostConcurrency.ours) {
    return fail(
      `« ${shorten(given)} » n’est pas un nombre de domaines à la fois : il faut un nombre de 1 à ${mostConcurrency.ours}.`,
    )
  }
  return ok(isOurs ? concurrency : Math.min(concurrency, mostConcurrency.others))
}
