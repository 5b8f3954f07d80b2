import { type Criterion, criteria } from '../../src/capabilities/watch/domain/rpnt.ts'
import { type Declaration, makeTarget } from '../../src/capabilities/watch/domain/target.ts'
import type { Verdict } from '../../src/capabilities/watch/domain/verdict.ts'
import { scanDomain } from '../../src/capabilities/watch/scan.ts'
import { type CommuneOnline, type Fault, putOnline, siteInOrder } from './commune-online.ts'
import type { Asked, Behaviour } from './https-server.ts'

const online: CommuneOnline[] = []

/** Puts a commune online until `takeOffline` is called. */
export async function keepOnline(fault: Fault = {}): Promise<CommuneOnline> {
  const commune = await putOnline(fault)
  online.push(commune)
  return commune
}

/** To be called after each test. */
export async function takeOffline(): Promise<void> {
  await Promise.all(online.splice(0).map((commune) => commune.close()))
}

export interface Declared {
  readonly mail?: Declaration
  readonly site?: Declaration
  readonly dkimSelectors?: readonly string[]
}

/** Scans `commune.fr` put online with a fault; `finding` gives the finding of a code. */
export async function scanCommune(fault: Fault = {}, declared: Declared = {}) {
  const commune = await keepOnline(fault)
  const target = makeTarget({ domain: 'commune.fr', host: 'commune.fr', remark: null }, declared)
  const report = await scanDomain(target, commune.environment)
  const finding = (code: string) => {
    const found = report.findings.find((each) => each.code === code)
    if (found === undefined) throw new Error(`no finding ${code}`)
    return found
  }
  return { report, commune, finding }
}

/** The criteria that are not `ok`: those lost, those not to be told. Empty when all is in order. */
export function notOk(found: Readonly<Record<Criterion, Verdict>>): Record<string, string> {
  const of = (verdict: Verdict) => criteria.filter((criterion) => found[criterion] === verdict).join(' ')
  const lost = of('to-fix')
  const unsure = of('could-not-tell')
  return { ...(lost && { lost }), ...(unsure && { unsure }) }
}

/** A fault, the criteria it costs, and what was declared. */
export type Case = [title: string, fault: Fault, expected: Record<string, string>, declared?: Declared]

/** A site in order but for what `change` answers; null leaves the answer as it is. */
export const siteWith = (change: (asked: Asked) => Behaviour | null) => (asked: Asked) =>
  change(asked) ?? siteInOrder(asked)

export const movedTo = (Location: string): Behaviour => ({ status: 301, headers: { Location } })

export const declaredWithWww: Declared = { site: 'https://www.commune.fr/' }
