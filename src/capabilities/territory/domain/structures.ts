/** A kind of structure of a commune: what it holds, and what stops with its computers. */
export interface StructureKind {
  /** kebab-case, stable for ever: questions and costs refer to it. */
  readonly id: string
  readonly label: string
  readonly hint: string
  /** What it holds about people, in plain French. */
  readonly holds: readonly string[]
  /** Health, social difficulties, children, offences, payments: a leak would harm somebody. */
  readonly isSensitive: boolean
  /** What people can no longer do when its computers stop. */
  readonly whenStopped: string
  /** Every commune has it: shown ticked. */
  readonly isAlwaysThere: boolean
}
