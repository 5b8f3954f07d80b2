import {
  type DocumentContent,
  type DocumentForm,
  headOf,
  type Letterhead,
} from '../../../platform/documents/form.ts'
import { choicesOf, type FilledField, type FilledFile } from '../domain/case-file.ts'
import * as words from './case-file-words.ts'

export interface CaseFileInput {
  readonly letterhead: Letterhead
  readonly file: FilledFile
  readonly isExercise: boolean
}

/** Any file of a case: a form of labels and values, a letter, a message, or a poster. */
export const caseFile: DocumentForm<CaseFileInput> = {
  file: new URL('./case-file.typ', import.meta.url),
  fill: fillCaseFile,
}

export function fillCaseFile({
  letterhead,
  file,
  isExercise,
}: CaseFileInput): DocumentContent & Record<string, unknown> {
  const { kind, missing, where } = file
  return {
    ...headOf(kind.title, letterhead, words.audienceOf(kind)),
    kicker: words.kicker,
    form: kind.form,
    exercise: isExercise ? { word: words.exerciseWords, mention: words.exerciseMention } : null,
    missing: { title: words.missingTitle, labels: missing, none: words.nothingMissing },
    send: { title: words.sendTitle, where, web: kind.send.web, never: words.neverSent },
    toComplete: words.toComplete,
    sections: file.sections
      .filter(({ isAside }) => !isAside)
      .map(({ heading, points, fields }) => ({ heading, points, fields: fields.map(printed) })),
    signatures: kind.signatures,
    sources: { title: words.sourcesTitle, lines: kind.sources.map(words.citationInWords) },
  }
}

function printed({ label, as, options, written, isRequired, confidence, longest }: FilledField) {
  const chosen = choicesOf(written)
  return {
    label,
    isRequired,
    lines: written === '' ? [] : written.split('\n'),
    options: options.map((option) => ({ option, ticked: chosen.includes(option) })),
    // A choice that somebody wrote by hand, outside the list.
    other: options.length === 0 ? [] : chosen.filter((one) => !options.includes(one)),
    isLong: as === 'lines',
    doubt: words.doubtOf(confidence),
    length: longest === null ? null : `${written.length} caractères sur ${longest}`,
  }
}
