import { getDomain } from 'tldts'
import { z } from 'zod'
import { findingTexts } from './content.ts'
import { zoneOf } from './domain/providers.ts'
import { type StepsAt, stepsForDkim, stepsForRecord } from './provider-steps.ts'
import * as shapes from './shapes.ts'
import type { KeptFinding } from './store.ts'

/** What the finding `dns-host` keeps; of an older or unfinished one, nothing. */
const hostsSeen = z.object({
  zones: z.array(z.object({ zone: z.string(), host: z.string().nullable() })).default([]),
  mailHost: z.string().nullable().default(null),
})

/**
 * Where to click, provider by provider, to put the record of a finding in place, or to have messages signed where the
 * finding is about that. Empty where nothing is to be done.
 * @param host the newest finding `dns-host`; undefined before the first
 */
export function stepsOfFinding(finding: KeptFinding, host: KeptFinding | undefined): StepsAt[] {
  const seen = hostsSeen.safeParse(host?.evidence)
  const { zones, mailHost } = seen.success ? seen.data : { zones: [], mailHost: null }
  const record = shapes.finding.shape.fix.parse(finding.fix)?.record
  if (record !== undefined) {
    const held = zoneOf(record.name, zones)
    const zone = held?.zone ?? getDomain(record.name)
    return zone === null ? [] : stepsForRecord(record, zone, held?.host ?? null)
  }
  const isAboutDkim = findingTexts().beside[finding.code]?.steps === 'dkim'
  const isSettled = finding.verdict === 'ok' || finding.verdict === 'not-applicable'
  return isAboutDkim && !isSettled ? stepsForDkim(mailHost) : []
}
