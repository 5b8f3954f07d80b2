import type { LookUpFault } from '../look-up.ts'
import type { SyntaxProblem } from './record.ts'

/** What became of the record of a domain that the tree leads to. */
export type SpfNodeState =
  | 'read'
  /** Terms are not of the language: receivers give up. */
  | 'faulty'
  | 'several-records'
  /** The name exists and publishes no SPF record. */
  | 'no-record'
  | 'no-such-name'
  /** A name that no DNS question can be made of. */
  | 'bad-name'
  | 'could-not-tell'
  /** The domain stands above itself in the tree. */
  | 'loop'
  /** Far beyond the ten look-ups: not followed further. */
  | 'not-followed'

/** A record and all it leads to, every term taken as if none before it matched. Plain JSON, kept as evidence. */
export interface SpfNode {
  readonly domain: string
  readonly state: SpfNodeState
  /** With `could-not-tell` only. */
  readonly reason?: LookUpFault
  /** The one SPF record that stands there. */
  readonly record?: string
  /** With `faulty` only. */
  readonly problems?: readonly SyntaxProblem[]
  readonly terms: readonly SpfBranch[]
}

export interface SpfBranch {
  readonly text: string
  /** Which look-up this one is, in the order of evaluation; absent for a term that makes none. */
  readonly lookUps?: number
  readonly note?: SpfBranchNote
  /** Where `include` or `redirect` leads. */
  readonly next?: SpfNode
}

export type SpfBranchNote =
  /** The DNS says that there is nothing there. */
  | 'void'
  | 'could-not-tell'
  /** An `mx` of more than ten servers. */
  | 'too-many-names'
  /** Each message leads elsewhere (macros). */
  | 'depends-on-message'
  /** After `all`, or a `redirect` beside it: never reached. */
  | 'never-reached'

/** The whole tree under a domain, and its totals. */
export interface SpfTree {
  readonly root: SpfNode
  /** As receivers count (RFC 7208 section 4.6.4). */
  readonly lookUps: number
  readonly voidLookUps: number
}

/** All nodes, the root first. */
export function nodesOf(root: SpfNode): readonly SpfNode[] {
  return [root, ...root.terms.flatMap(({ next }) => (next === undefined ? [] : nodesOf(next)))]
}

/** The tree that the evidence of `spf-quality` holds; null where there is none, as in a finding of an older version. */
export function spfTreeIn(evidence: unknown): SpfTree | null {
  if (typeof evidence !== 'object' || evidence === null) return null
  const { tree, lookUps, voidLookUps }: Partial<Record<'tree' | 'lookUps' | 'voidLookUps', unknown>> =
    evidence
  if (!isNode(tree) || typeof lookUps !== 'number' || typeof voidLookUps !== 'number') return null
  return { root: tree, lookUps, voidLookUps }
}

/** What Beffroi wrote itself: its outline is enough to know it again. */
const isNode = (value: unknown): value is SpfNode =>
  typeof value === 'object' && value !== null && 'domain' in value && 'state' in value && 'terms' in value
