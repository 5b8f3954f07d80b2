/** Where a file is wrong and why, in words for whoever made it. */
export interface Refusal {
  /** Counted from 1; null when the whole file is meant. */
  readonly line: number | null
  /** `objects.framework.requirement_nodes.3.depth` */
  readonly at: string | null
  readonly reason: string
}

/** So many are told at once: the first ones explain the rest. */
export const toldAtOnce = 20
