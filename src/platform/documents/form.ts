import { type Day, dayInWords } from '../../kernel/day.ts'
import { shortened } from './printable-text.ts'

/** Who writes, for whom and when: the head of every document. */
export interface Letterhead {
  /** « Commune de Cortevaix », as it should be printed. */
  readonly organisation: string
  readonly writtenOn: Day
  /** Prints « Démonstration » on every page. */
  readonly isDemonstration: boolean
}

/** Who may be shown a document. `footer` stands at the foot of every page, `mention` once in the body. */
export interface Audience {
  readonly kind: 'public' | 'internal' | 'confidential'
  readonly label: string
  readonly mention: string
  readonly footer: string
}

/** What every form (.typ) finds besides its own fields. Plain JSON: strings, numbers, booleans, null, lists. */
export interface DocumentContent {
  readonly title: string
  readonly organisation: string
  readonly writtenOn: Day
  /** « 3 février 2027 » */
  readonly writtenOnInWords: string
  readonly isDemonstration: boolean
  readonly audience: Audience
}

/** A document as data: the file that draws it and the pure function that turns its input into what is drawn. */
export interface DocumentForm<Input> {
  /** A .typ file under src/. */
  readonly file: URL
  readonly fill: (input: Input) => DocumentContent
}

/** The part of a document's content that every form prints in its header, title and footer. */
export function headOf(title: string, letterhead: Letterhead, audience: Audience): DocumentContent {
  return {
    title,
    organisation: shortened(letterhead.organisation, 90),
    writtenOn: letterhead.writtenOn,
    writtenOnInWords: dayInWords(letterhead.writtenOn),
    isDemonstration: letterhead.isDemonstration,
    audience,
  }
}
