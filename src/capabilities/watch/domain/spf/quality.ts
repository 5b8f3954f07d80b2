import { doubtOfLookUp } from '../doubt.ts'
import type { DnsRecord, Doubt, Words } from '../issue-seen.ts'
import { mostLookUps, mostVoidLookUps } from './asked.ts'
import { endingOf, openInclude, recordOf } from './ending.ts'
import { proposeRecord } from './propose.ts'
import type { Mechanism } from './record.ts'
import { nodesOf, type SpfBranch, type SpfNode, type SpfTree } from './tree.ts'
import { type SpfWeakness, spfWeaknesses } from './weaknesses.ts'

/** A weakness, the words of its sentence, and the record that repairs it where one surely does. */
export interface SpfWeaknessSeen {
  readonly kind: SpfWeakness
  readonly words: Words
  readonly record: DnsRecord | null
}

export interface SpfQuality {
  /** The gravest first. */
  readonly weaknesses: readonly SpfWeaknessSeen[]
  /** Why a part of the tree could not be seen that could hold a weakness more; null when all was seen. */
  readonly doubt: Doubt | null
}

interface Seen {
  readonly kind: SpfWeakness
  /** The term at fault, and the domain that publishes it. */
  readonly term?: string
  readonly holder?: string
  /** Where the term leads. */
  readonly target?: string
}

/** Judges the SPF of a domain by its tree and the texts of its own SPF records (at least one). */
export function judgeSpfTree(tree: SpfTree, records: readonly string[]): SpfQuality {
  const { root, lookUps, voidLookUps } = tree
  const { domain } = root
  const seen = [...ofRecord(root, records), ...ofLeads(root), ...ofCounts(tree), ...ofTerms(root)]
  const rank = ({ kind }: Seen) => spfWeaknesses.indexOf(kind)
  const weaknesses = seen
    .toSorted((left, right) => rank(left) - rank(right))
    .map(({ kind, term = '', holder = domain, target = '' }) => ({
      kind,
      words: {
        mailDomain: domain,
        count: String(records.length),
        lookUps: String(lookUps),
        voidLookUps: String(voidLookUps),
        term,
        holder,
        target,
      },
      record: holder === domain ? proposeRecord(kind, domain, records, term) : null,
    }))
  return { weaknesses, doubt: doubtOf(tree) }
}

function ofRecord({ problems }: SpfNode, records: readonly string[]): Seen[] {
  if (records.length > 1) return [{ kind: 'several-records' }]
  const [problem] = problems ?? []
  return problem === undefined ? [] : [{ kind: problem.fault, term: problem.term }]
}

/** What is wrong where the terms of a record lead, and below. */
function ofLeads(node: SpfNode): Seen[] {
  return node.terms.flatMap(({ text: term, next }) => {
    if (next === undefined) return []
    const kind = leadsTo[next.state]
    const about = { term, holder: node.domain, target: next.domain }
    return kind === null ? ofLeads(next) : [{ kind, ...about }]
  })
}

const leadsTo: Readonly<Record<SpfNode['state'], SpfWeakness | null>> = {
  read: null,
  'no-record': 'leads-nowhere',
  'no-such-name': 'leads-to-no-name',
  'bad-name': 'leads-to-no-name',
  faulty: 'leads-to-fault',
  'several-records': 'leads-to-several',
  loop: 'loop',
  'could-not-tell': null,
  'not-followed': null,
}

function ofCounts({ root, lookUps, voidLookUps }: SpfTree): Seen[] {
  const seen: Seen[] = []
  if (lookUps > mostLookUps) seen.push({ kind: 'too-many-look-ups' })
  if (voidLookUps > mostVoidLookUps) seen.push({ kind: 'too-many-void-look-ups' })
  const [crowded] = termsIn(root, ({ note }) => note === 'too-many-names')
  if (crowded !== undefined) seen.push({ kind: 'too-many-mail-servers', ...crowded })
  return seen
}

function termsIn(
  root: SpfNode,
  isWanted: (branch: SpfBranch) => boolean,
): { term: string; holder: string }[] {
  return nodesOf(root).flatMap(({ domain: holder, terms }) =>
    terms.filter(isWanted).map(({ text: term }) => ({ term, holder })),
  )
}

/** What the terms of the record itself allow, leave open or lose. */
function ofTerms(root: SpfNode): Seen[] {
  const record = recordOf(root)
  if (record === null) return []
  const ending = endingOf(root)
  const open = openInclude(root)
  const wide = wideNetworkIn(root)
  const mistaken = record.terms.find((term) => term.name === 'unknown' && isMistaken(term.modifier))
  const unreached = root.terms.find(({ note }) => note === 'never-reached')
  const pointer = record.mechanisms.find(({ name }) => name === 'ptr')
  const seen: (Seen | null)[] = [
    ending === '+' ? { kind: 'anybody-allowed' } : null,
    ending !== '+' && open !== null ? { kind: 'anybody-included', term: open } : null,
    wide && { kind: 'wide-network', ...wide },
    ending === '?' ? { kind: 'nothing-said' } : null,
    ending === 'none' ? { kind: 'no-ending' } : null,
    mistaken ? { kind: 'mistaken-modifier', term: mistaken.text } : null,
    unreached ? { kind: 'never-reached', term: unreached.text } : null,
    pointer ? { kind: 'ptr-used', term: pointer.text } : null,
  ]
  return seen.filter((each) => each !== null)
}

/** Names of mechanisms, and what people write for them. */
const isMistaken = (modifier: string) => /^(?:all|includes?|a|mx|ptr|ip[46]?|ipv[46]|exists)$/.test(modifier)

/** No provider of mail needs so much: the widest network of the large ones is a /14 in IPv4, a /32 in IPv6. */
const widest = { ip4: 8, ip6: 19 } as const

function wideNetworkIn(root: SpfNode): { term: string; holder: string } | null {
  for (const node of nodesOf(root)) {
    const wide = recordOf(node)?.mechanisms.find(isWide)
    if (wide !== undefined) return { term: wide.text, holder: node.domain }
  }
  return null
}

const isWide = (mechanism: Mechanism) =>
  (mechanism.name === 'ip4' || mechanism.name === 'ip6') &&
  mechanism.qualifier === '+' &&
  mechanism.prefix <= widest[mechanism.name]

/** A record that could not be read may hold anything; a host that could not, only counts where two are void already. */
function doubtOf({ root, voidLookUps }: SpfTree): Doubt | null {
  const untold = nodesOf(root).find(({ state }) => state === 'could-not-tell')
  if (untold?.reason !== undefined) return doubtOfLookUp[untold.reason]
  const hosts = termsIn(root, ({ note, next }) => note === 'could-not-tell' && next === undefined)
  return hosts.length > 0 && voidLookUps + hosts.length > mostVoidLookUps ? 'dns-failed' : null
}
