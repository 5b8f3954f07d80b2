import { encode } from 'uqr'
import { ofCommune } from '../../../kernel/commune-in-words.ts'
import { type Day, dayInWords } from '../../../kernel/day.ts'
import {
  type DocumentContent,
  type DocumentForm,
  headOf,
  type Letterhead,
} from '../../../platform/documents/form.ts'
import { shortened } from '../../../platform/documents/printable-text.ts'
import type { WrittenAct } from '../domain/written-act.ts'

export interface LetterInput {
  readonly communeName: string
  readonly postalCode: string | null
  readonly holderName: string
  readonly scopes: readonly string[]
  readonly fromOn: Day
  readonly untilOn: Day
  readonly code: string
  /** Where the code is typed, as one reads it aloud: « beffroi.exemple.fr/mandat ». */
  readonly address: string
  /** What the square leads to: the page, with the code in it. */
  readonly link: string
  readonly answerBefore: Day
  readonly convention: WrittenAct
}

export interface LettersInput {
  readonly letterhead: Letterhead
  readonly letters: readonly LetterInput[]
}

/** One letter a commune, each with its code and its convention, in one file to print. */
export const mandateLetters: DocumentForm<LettersInput> = {
  file: new URL('./mandate-letters.typ', import.meta.url),
  fill: ({ letterhead, letters }): DocumentContent & Record<string, unknown> => ({
    ...headOf('Proposition de mandat', letterhead, {
      kind: 'confidential',
      label: 'Lettre à la mairie',
      mention: 'Le code de cette lettre permet de répondre au nom de la commune : ne le photocopiez pas.',
      footer: 'Proposition de mandat · à remettre au maire',
    }),
    letters: letters.map((letter) => ({
      ...letter,
      communeName: shortened(letter.communeName, 60),
      town: `Mairie ${ofCommune(letter.communeName)}`,
      ofCommune: ofCommune(letter.communeName),
      fromOn: dayInWords(letter.fromOn),
      untilOn: dayInWords(letter.untilOn),
      answerBefore: dayInWords(letter.answerBefore),
      square: squareOf(letter.link),
    })),
  }),
}

/** One shape for the whole square, run by run: a batch holds a hundred of them. */
function squareOf(text: string): string {
  const { data, size } = encode(text, { ecc: 'M', border: 0 })
  const runs = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => {
      if (!isDark || row[x - 1] === true) return []
      const end = row.indexOf(false, x)
      return `M${x} ${y} h${(end === -1 ? size : end) - x} v1 H${x} z`
    }),
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" ><path d=" ${runs.join(' ')} " /></svg>`
}
