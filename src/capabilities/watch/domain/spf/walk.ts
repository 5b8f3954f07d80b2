import { mostNames, type SpfLookUp } from './asked.ts'
import { canBeAsked, dependsOnMessage, expand, type MacroString, nameOf } from './macro-string.ts'
import { readSpf } from './read-record.ts'
import { isSpf, needsLookUp, type SpfRecord, type Term } from './record.ts'
import type { SpfBranch, SpfBranchNote, SpfNode, SpfNodeState, SpfTree } from './tree.ts'

/** Records read for one tree, however much more it leads to: six times what receivers would. */
const mostRecords = 60

interface Found extends Omit<SpfNode, 'terms'> {
  readonly terms: readonly FoundTerm[]
}
interface FoundTerm {
  readonly term: Term
  readonly note: SpfBranchNote | null
  readonly next: Found | null
}
interface Walk {
  readonly lookUp: SpfLookUp
  /** How many records may still be read. */
  left: number
}

/**
 * Follows every `include` and `redirect` under a domain and asks for the hosts its terms name, as if no term matched.
 * What is counted is what receivers count on the longest way through the record.
 */
export async function walkSpf(domain: string, lookUp: SpfLookUp): Promise<SpfTree> {
  const found = await findNode(domain, [], { lookUp, left: mostRecords })
  const count = { lookUps: 0, voidLookUps: 0 }
  const root = countNode(found, count)
  return { root, ...count }
}

async function findNode(domain: string, above: readonly string[], walk: Walk): Promise<Found> {
  const ended = (state: SpfNodeState, more: Partial<Found> = {}): Found => ({
    domain,
    state,
    terms: [],
    ...more,
  })
  if (!canBeAsked(domain) || !domain.includes('.')) return ended('bad-name')
  if (above.includes(domain.toLowerCase())) return ended('loop')
  if (walk.left === 0) return ended('not-followed')
  walk.left -= 1
  const told = await walk.lookUp(domain, 'TXT')
  if (told.kind === 'could-not-tell') return ended('could-not-tell', { reason: told.reason })
  if (told.kind === 'no-such-name') return ended('no-such-name')
  const [record, ...others] = told.kind === 'answer' ? told.records.filter(isSpf) : []
  if (record === undefined) return ended('no-record')
  if (others.length > 0) return ended('several-records')
  const reading = readSpf(record)
  if (reading.kind === 'faulty') return ended('faulty', { record, problems: reading.problems })
  const reached = reachedTerms(reading.record)
  const path = [...above, domain.toLowerCase()]
  // All at the same time: what one term leads to says nothing of the next.
  const terms = await Promise.all(
    reading.record.terms.map(
      async (term): Promise<FoundTerm> =>
        reached.has(term)
          ? { term, ...(await findTerm(term, domain, path, walk)) }
          : { term, note: 'never-reached', next: null },
    ),
  )
  return ended('read', { record, terms })
}

/** All but what stands after `all`, and `redirect` beside it (sections 5.1 and 6.1). `exp` takes part in nothing. */
function reachedTerms({ terms, mechanisms }: SpfRecord): ReadonlySet<Term> {
  const all = mechanisms.findIndex(({ name }) => name === 'all')
  const ignored = all < 0 ? [] : mechanisms.slice(all + 1)
  return new Set(
    terms.filter((term) => !ignored.some((each) => each === term) && !(all >= 0 && term.name === 'redirect')),
  )
}

type Led = Pick<FoundTerm, 'note' | 'next'>
const nowhere: Led = { note: null, next: null }

async function findTerm(term: Term, domain: string, path: readonly string[], walk: Walk): Promise<Led> {
  if (!needsLookUp(term) || !('target' in term) || term.name === 'exp' || term.name === 'ptr') return nowhere
  if (term.target !== null && dependsOnMessage(term.target)) return { note: 'depends-on-message', next: null }
  const name = term.target === null ? domain : nameInTree(term.target, domain)
  if (term.name === 'include' || term.name === 'redirect') {
    const next = await findNode(name, path, walk)
    return { note: noteOf(next.state), next }
  }
  if (!canBeAsked(name)) return nowhere
  return {
    note: term.name === 'mx' ? await findServers(name, walk) : await findHost(name, term, walk),
    next: null,
  }
}

const nameInTree = (target: MacroString, domain: string) => nameOf(expand(target, () => domain))

function noteOf(state: SpfNodeState): SpfBranchNote | null {
  if (state === 'no-record' || state === 'no-such-name') return 'void'
  return state === 'could-not-tell' ? 'could-not-tell' : null
}

async function findServers(name: string, { lookUp }: Walk): Promise<SpfBranchNote | null> {
  const told = await lookUp(name, 'MX')
  if (told.kind === 'could-not-tell') return 'could-not-tell'
  if (told.kind !== 'answer') return 'void'
  return told.records.length > mostNames ? 'too-many-names' : null
}

/** A host is void for a client only in the client's own family; here, when it has no address of any. */
async function findHost(name: string, { name: kind }: Term, { lookUp }: Walk): Promise<SpfBranchNote | null> {
  const four = await lookUp(name, 'A')
  if (four.kind === 'answer') return null
  const six = kind === 'exists' || four.kind === 'no-such-name' ? four : await lookUp(name, 'AAAA')
  if (six.kind === 'answer') return null
  return four.kind === 'could-not-tell' || six.kind === 'could-not-tell' ? 'could-not-tell' : 'void'
}

interface Count {
  lookUps: number
  voidLookUps: number
}

/** Counts in the order of evaluation: mechanisms as they stand, then `redirect`, wherever it stands (section 6.1). */
function countNode({ terms, ...node }: Found, count: Count): SpfNode {
  const branches = new Map<FoundTerm, SpfBranch>()
  const isLast = ({ term }: FoundTerm) => term.name === 'redirect'
  for (const each of [...terms.filter((term) => !isLast(term)), ...terms.filter(isLast)]) {
    branches.set(each, countTerm(each, count))
  }
  return { ...node, terms: terms.flatMap((each) => branches.get(each) ?? []) }
}

function countTerm({ term, note, next }: FoundTerm, count: Count): SpfBranch {
  const counts = needsLookUp(term) && note !== 'never-reached'
  if (counts) count.lookUps += 1
  if (note === 'void') count.voidLookUps += 1
  return {
    text: term.text,
    ...(counts ? { lookUps: count.lookUps } : {}),
    ...(note === null ? {} : { note }),
    ...(next === null ? {} : { next: countNode(next, count) }),
  }
}
