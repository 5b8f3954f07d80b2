import { type Day, dayOf } from '../../../kernel/day.ts'
import { type Column, writeCsv, writeXlsx } from '../../../platform/documents/spreadsheet.ts'

/** One question of a framework as it stands, asked or not. */
export interface AnswerLine {
  readonly trail: string
  readonly section: string
  readonly refId: string | null
  readonly requirement: string
  readonly question: string
  readonly answer: string
  readonly state: string
  readonly note: string | null
  readonly result: string
  readonly score: number | null
  readonly answeredAt: string | null
  readonly answeredBy: string | null
  readonly urn: string
}

const answeredOn = ({ answeredAt }: AnswerLine): Day | null =>
  answeredAt === null ? null : dayOf(new Date(answeredAt))

const columns: readonly Column<AnswerLine>[] = [
  { title: 'Chapitre', width: 28, kind: 'text', of: ({ trail }) => trail },
  { title: 'Partie', width: 32, kind: 'text', of: ({ section }) => section },
  { title: 'Référence', width: 12, kind: 'text', of: ({ refId }) => refId },
  { title: 'Exigence', width: 46, kind: 'text', of: ({ requirement }) => requirement },
  { title: 'Question', width: 50, kind: 'text', of: ({ question }) => question },
  { title: 'Réponse', width: 44, kind: 'text', of: ({ answer }) => answer },
  { title: 'État', width: 16, kind: 'text', of: ({ state }) => state },
  { title: 'Remarque', width: 40, kind: 'text', of: ({ note }) => note },
  { title: 'Résultat de l’exigence', width: 16, kind: 'text', of: ({ result }) => result },
  { title: 'Note de l’exigence', width: 10, kind: 'number', of: ({ score }) => score },
  { title: 'Répondu le', width: 12, kind: 'day', of: answeredOn },
  { title: 'Répondu par', width: 24, kind: 'text', of: ({ answeredBy }) => answeredBy },
  { title: 'Identifiant', width: 40, kind: 'text', of: ({ urn }) => urn },
]

/** UTF-8 with BOM, `;`, CRLF. */
export const answersAsCsv = (lines: readonly AnswerLine[]): Uint8Array => writeCsv(columns, lines)

export const answersAsXlsx = (lines: readonly AnswerLine[]): Promise<Uint8Array> =>
  writeXlsx('Réponses', columns, lines)
