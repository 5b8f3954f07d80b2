import type { Beside, CheckContext, CheckOutcome } from './checks/check.ts'
import type { DnsRecord, IssueSeen, IssuesSeen } from './domain/issue-seen.ts'
import { recordsOf } from './domain/look-up.ts'
import { replacedBy } from './domain/replaced.ts'

/** What a check saw, each record it proposes with those it takes the place of. Asks nothing that the check did not. */
export async function sayWhatIsReplaced(outcome: CheckOutcome, context: CheckContext): Promise<CheckOutcome> {
  const { issues, beside } = outcome
  if (!proposesARecord(outcome)) return outcome
  return {
    ...(issues === undefined ? {} : { issues: await ofIssues(issues, context) }),
    ...(beside === undefined
      ? {}
      : { beside: await Promise.all(beside.map((each) => ofBeside(each, context))) }),
  }
}

const proposesARecord = ({ issues = {}, beside = [] }: CheckOutcome) =>
  beside.some(({ record }) => record !== undefined) ||
  Object.values(issues).some((seen: IssueSeen) => seen.state === 'present' && seen.record !== null)

async function ofIssues(issues: Partial<IssuesSeen>, context: CheckContext): Promise<Partial<IssuesSeen>> {
  const pairs = await Promise.all(
    Object.entries(issues).map(async ([code, seen]: [string, IssueSeen]) =>
      seen.state === 'present' && seen.record !== null
        ? [code, { ...seen, record: await withReplaced(seen.record, context) }]
        : [code, seen],
    ),
  )
  return Object.fromEntries(pairs)
}

async function ofBeside(beside: Beside, context: CheckContext): Promise<Beside> {
  const { record } = beside
  return record === undefined ? beside : { ...beside, record: await withReplaced(record, context) }
}

/** What a check says by itself holds; nothing to replace is not a replacement. */
async function withReplaced(proposed: DnsRecord, { lookUp }: CheckContext): Promise<DnsRecord> {
  const { replaces: said, ...record } = proposed
  const replaces = said ?? replacedBy(record, await standing(record, lookUp))
  return replaces.length === 0 ? record : { ...record, replaces }
}

async function standing(
  { name, type }: DnsRecord,
  lookUp: CheckContext['lookUp'],
): Promise<readonly string[]> {
  if (type === 'TXT') return recordsOf(await lookUp(name, 'TXT')) ?? []
  if (type !== 'MX') return []
  return (recordsOf(await lookUp(name, 'MX')) ?? []).map(
    ({ preference, exchange }) => `${preference} ${exchange}`,
  )
}
