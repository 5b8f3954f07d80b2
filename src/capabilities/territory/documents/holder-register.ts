import type { Day } from '../../../kernel/day.ts'
import { dayInWords } from '../../../kernel/day.ts'
import {
  type DocumentContent,
  type DocumentForm,
  headOf,
  type Letterhead,
} from '../../../platform/documents/form.ts'
import type { Column } from '../../../platform/documents/spreadsheet.ts'

/** RGPD art. 30(2): one line a commune on whose behalf personal data are processed. */
export interface RegisterLine {
  readonly communeName: string
  readonly insee: string
  readonly categories: readonly string[]
  readonly fromOn: Day
  /** The last day of the mandate, or the day it ended before. */
  readonly endedOn: Day
  readonly state: string
  readonly signedHow: string
  readonly transfers: string
}

export interface RegisterInput {
  readonly letterhead: Letterhead
  readonly holder: { readonly name: string; readonly siren: string | null }
  readonly measures: readonly string[]
  readonly subProcessors: readonly string[]
  readonly lines: readonly RegisterLine[]
}

export const holderRegister: DocumentForm<RegisterInput> = {
  file: new URL('./holder-register.typ', import.meta.url),
  fill: (input): DocumentContent & Record<string, unknown> => ({
    ...headOf('Registre du sous-traitant', input.letterhead, {
      kind: 'internal',
      label: 'Document interne',
      mention: 'Tenu à la disposition de la CNIL. Il se remplit de vos mandats : rien n’est à recopier.',
      footer: 'Registre des activités de traitement du sous-traitant (RGPD, art. 30 §2)',
    }),
    holder: input.holder,
    measures: input.measures,
    subProcessors: input.subProcessors,
    lines: input.lines.map((line) => ({
      ...line,
      fromOn: dayInWords(line.fromOn),
      endedOn: dayInWords(line.endedOn),
      categories: line.categories.join(', '),
    })),
  }),
}

export const registerColumns: readonly Column<RegisterLine>[] = [
  {
    title: 'Commune (responsable du traitement)',
    width: 34,
    kind: 'text',
    of: ({ communeName }) => communeName,
  },
  { title: 'Code INSEE', width: 12, kind: 'text', of: ({ insee }) => insee },
  {
    title: 'Catégories de traitements',
    width: 50,
    kind: 'text',
    of: ({ categories }) => categories.join(', '),
  },
  { title: 'Du', width: 12, kind: 'day', of: ({ fromOn }) => fromOn },
  { title: 'Au', width: 12, kind: 'day', of: ({ endedOn }) => endedOn },
  { title: 'État', width: 14, kind: 'text', of: ({ state }) => state },
  { title: 'Convention', width: 36, kind: 'text', of: ({ signedHow }) => signedHow },
  { title: 'Hors de l’Union européenne', width: 16, kind: 'text', of: ({ transfers }) => transfers },
]
