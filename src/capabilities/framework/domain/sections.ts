import type { Framework, FrameworkNode } from './framework.ts'

/** So many requirements at most on one page. */
export const requirementsAPage = 25

/** What is shown at once: requirements under one heading, or a part of them when they are many. */
export interface Section {
  /** Counted from 1, in the order of the framework: its address. */
  readonly number: number
  readonly heading: FrameworkNode | null
  /** The headings above, from the top. */
  readonly trail: readonly FrameworkNode[]
  /** « 2 sur 4 » when one heading is cut. */
  readonly part: { readonly here: number; readonly count: number } | null
  readonly requirements: readonly FrameworkNode[]
}

/** The requirements of a framework under their nearest heading, in its order. A requirement never stands twice. */
export function sectionsOf(framework: Framework): Section[] {
  const byUrn = new Map(framework.nodes.map((node) => [node.urn, node]))
  const under = new Map<string | null, FrameworkNode[]>()
  for (const node of framework.nodes.filter(({ isAssessable }) => isAssessable)) {
    const heading = trailOf(node, byUrn).at(-1)?.urn ?? null
    const known = under.get(heading)
    if (known === undefined) under.set(heading, [node])
    else known.push(node)
  }
  const sections: Section[] = []
  for (const [urn, requirements] of under) {
    const heading = urn === null ? null : (byUrn.get(urn) ?? null)
    const trail = heading === null ? [] : trailOf(heading, byUrn)
    const count = Math.ceil(requirements.length / requirementsAPage)
    for (let here = 1; here <= count; here++) {
      sections.push({
        number: sections.length + 1,
        heading,
        trail,
        part: count === 1 ? null : { here, count },
        requirements: requirements.slice((here - 1) * requirementsAPage, here * requirementsAPage),
      })
    }
  }
  return sections
}

/** The headings above a node, from the top; a reading refuses circles, and this one ends all the same. */
function trailOf(node: FrameworkNode, byUrn: ReadonlyMap<string, FrameworkNode>): FrameworkNode[] {
  const trail: FrameworkNode[] = []
  const seen = new Set([node.urn])
  let parent = node.parentUrn === null ? undefined : byUrn.get(node.parentUrn)
  while (parent !== undefined && !seen.has(parent.urn)) {
    seen.add(parent.urn)
    if (!parent.isAssessable) trail.unshift(parent)
    parent = parent.parentUrn === null ? undefined : byUrn.get(parent.parentUrn)
  }
  return trail
}
