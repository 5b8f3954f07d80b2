import type { Measured } from './measure.ts'
import type { Territory } from './seed.ts'

const promisedMs = 50
const number = (count: number) => count.toLocaleString('en')
const ms = (time: number | null) => (time === null ? '–' : time.toFixed(1))

/** One table a territory: what people wait for under load, then what one request costs alone. */
export function printMeasured(territory: Territory, measured: Measured, load: number): void {
  const { communes, people, proofs, findings, mandates } = territory
  console.log(
    `\n${number(communes)} communes, ${number(people)} people, ${number(proofs)} proofs, ${number(findings)} findings, ${number(mandates)} mandates`,
  )
  console.log(
    `100 people, one request each every 2 s, measured from the instant each was due; the asker itself was ${ms(measured.lateMs)} ms late at worst; load of the machine ${load.toFixed(1)}\n`,
  )
  const costs = new Map(measured.costs.map((cost) => [cost.what, cost]))
  const heads = ['count', 'p50', 'p95', 'p99', 'max', 'alone', 'node', 'pg', 'trips']
  console.log(`${'request'.padEnd(42)}${heads.map((head) => head.padStart(8)).join('')}`)
  const driven = new Set(measured.rows.map(({ what }) => what))
  const onlyAlone = measured.costs
    .filter(({ what }) => !driven.has(what))
    .map(({ what }) => ({ what, count: 0, p50: 0, p95: 0, p99: 0, max: 0 }))
  for (const { what, count, p50, p95, p99, max } of [...onlyAlone, ...measured.rows]) {
    const cost = costs.get(what)
    const alone =
      cost === undefined
        ? []
        : [ms(cost.medianMs), ms(cost.programMs), ms(cost.databaseMs), cost.statements.toFixed(0)]
    const cells = [number(count), ms(p50), ms(p95), ms(p99), ms(max), ...alone]
    const line = `${what.padEnd(42)}${cells.map((cell) => cell.padStart(8)).join('')}`
    console.log(`${line}${p95 > promisedMs ? '  > 50 ms' : ''}`)
  }
  const refused = new Map<string, number>()
  for (const { what, status } of measured.refused)
    refused.set(`${what}: ${status}`, (refused.get(`${what}: ${status}`) ?? 0) + 1)
  for (const [what, count] of refused) console.log(`not answered as it should be: ${what}, ${count} times`)
}
