import type { LookAlikeKind, Variant } from './candidate.ts'

/** The label once for each place where `was` stands, with `is` there instead. */
export function eachReplaced(label: string, was: string, is: string, kind: LookAlikeKind): Variant[] {
  return [...label].flatMap((_, index) =>
    label.startsWith(was, index)
      ? [{ label: label.slice(0, index) + is + label.slice(index + was.length), kind, was, is }]
      : [],
  )
}
