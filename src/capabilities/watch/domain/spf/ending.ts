import { readSpf } from './read-record.ts'
import type { Qualifier, SpfRecord } from './record.ts'
import type { SpfNode } from './tree.ts'

/** The record of a node, when it is one that receivers read. */
export function recordOf({ state, record }: SpfNode): SpfRecord | null {
  if (state !== 'read' || record === undefined) return null
  const reading = readSpf(record)
  return reading.kind === 'record' ? reading.record : null
}

/**
 * What a record says of the servers that it does not list: the sign of its `all`, or of the one its `redirect` leads to.
 * « none » when it says nothing; « unknown » when the redirect leads where nothing can be seen.
 */
export function endingOf(node: SpfNode): Qualifier | 'none' | 'unknown' {
  const record = recordOf(node)
  if (record === null) return 'unknown'
  const all = record.mechanisms.find(({ name }) => name === 'all')
  if (all !== undefined) return all.qualifier
  if (record.redirect === null) return 'none'
  const { text } = record.redirect
  const next = node.terms.find((branch) => branch.text === text)?.next
  return next ? endingOf(next) : 'unknown'
}

/** The `include` of a node through which everybody passes; null when there is none. */
export function openInclude(node: SpfNode): string | null {
  const open = node.terms.find(
    ({ text, next }) => /^\+?include:/i.test(text) && next !== undefined && letsEverybodyPass(next),
  )
  return open?.text ?? null
}

const letsEverybodyPass = (node: SpfNode): boolean => endingOf(node) === '+' || openInclude(node) !== null
