import { type Hop, lastHop, type Visit } from './visit.ts'

/** What is wrong on the way from an address of the site to its page. */
export type PathFault =
  /** An encrypted address leads through one in clear: whoever listens there may send the reader elsewhere. */
  | 'through-clear'
  /** A redirect to a port that is not the usual one of its scheme. */
  | 'other-port'
  | 'loop'

export interface PathJudged {
  readonly fault: PathFault
  readonly from: Hop
  readonly to: Hop
}

/** The first fault of a way, the gravest first; null when there is none. */
export function judgePath({ hops, end }: Visit): PathJudged | null {
  const steps = hops.flatMap((from, index) => {
    const to = hops[index + 1]
    return to === undefined ? [] : [{ from, to }]
  })
  const cleared = steps.find(({ from, to }) => from.scheme === 'https' && to.scheme === 'http')
  if (cleared !== undefined) return { fault: 'through-clear', ...cleared }
  if (end.kind === 'too-many-redirects') return { fault: 'loop', from: hops[0], to: lastHop({ hops, end }) }
  const moved = steps.find(({ from, to }) => portOf(to) !== '' && portOf(to) !== portOf(from))
  return moved === undefined ? null : { fault: 'other-port', ...moved }
}

/** Empty for the usual port of the scheme. */
const portOf = ({ url }: Hop) => new URL(url).port
