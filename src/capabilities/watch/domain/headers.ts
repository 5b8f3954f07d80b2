import type { HttpAnswer } from './visit.ts'

/** Every value of a header, as often as the server wrote it. `name` in lower case. */
export const valuesOf = ({ headers }: HttpAnswer, name: string): string[] =>
  headers.filter(([each]) => each === name).map(([, value]) => value)

/** The members of a header that is a list, over all its lines (RFC 9110 section 5.6.1), without empty ones. */
export const listOf = (answer: HttpAnswer, name: string): string[] =>
  valuesOf(answer, name)
    .flatMap((value) => value.split(','))
    .map((member) => member.trim())
    .filter((member) => member !== '')

/** A text of the outside, short enough to be kept and shown. */
export const excerpt = (text: string, length = 200): string =>
  text.length > length ? `${text.slice(0, length)}…` : text
