import type { Beside, Check } from '../../src/capabilities/watch/checks/check.ts'
import { makeTarget } from '../../src/capabilities/watch/domain/target.ts'
import { findingBeside } from '../../src/capabilities/watch/finding.ts'
import { makeContext } from '../../src/capabilities/watch/scan-context.ts'
import type { Fault } from './commune-online.ts'
import { type Declared, keepOnline } from './scan-commune.ts'

/**
 * Runs one check on `commune.fr` put online with a fault, and gives its findings by code. Each is also put in words,
 * so that a sentence or a word that is missing fails.
 */
export async function runCheck(
  check: Check,
  fault: Fault = {},
  declared: Declared = {},
): Promise<Readonly<Record<string, Beside>>> {
  const { environment } = await keepOnline(fault)
  const target = makeTarget({ domain: 'commune.fr', host: 'commune.fr', remark: null }, declared)
  const { beside = [] } = await check.run(makeContext(target, environment, AbortSignal.timeout(10_000)))
  for (const each of beside) findingBeside(each, environment.now().toISOString())
  return Object.fromEntries(beside.map((each) => [each.code, each]))
}
