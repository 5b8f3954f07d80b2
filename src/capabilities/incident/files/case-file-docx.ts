import { Document, Header, HeadingLevel, Packer, Paragraph, TextRun } from 'docx'
import { dayInWords } from '../../../kernel/day.ts'
import type { FilledField } from '../domain/case-file.ts'
import { choicesOf } from '../domain/case-file.ts'
import type { CaseFileInput } from './case-file.ts'
import * as words from './case-file-words.ts'

const soft = '46566A'
const blank = '. '.repeat(30)

/** The same words as the PDF, to be corrected by whoever sends them. */
export async function writeCaseFileAsDocx({
  letterhead,
  file,
  isExercise,
}: CaseFileInput): Promise<Uint8Array> {
  const { kind, missing, where, sections } = file
  const audience = words.audienceOf(kind)
  const marks = [
    ...(isExercise ? [words.exerciseWords] : []),
    ...(letterhead.isDemonstration ? ['Démonstration'] : []),
  ]
  const document = new Document({
    title: kind.title,
    creator: letterhead.organisation,
    description: audience.mention,
    styles: {
      default: {
        document: {
          run: { font: 'Liberation Sans', size: 21, language: { value: 'fr-FR' } },
          paragraph: { spacing: { after: 120, line: 276 } },
        },
        heading1: { run: { size: 36, bold: true, color: '123554' }, paragraph: { spacing: { after: 160 } } },
        heading2: {
          run: { size: 25, bold: true, color: '123554' },
          paragraph: { spacing: { before: 280, after: 100 }, keepNext: true },
        },
      },
    },
    sections: [
      {
        properties: { page: { size: { width: 11906, height: 16838 } } },
        headers: {
          default: new Header({
            children: marks.map(
              (text) => new Paragraph({ children: [new TextRun({ text, bold: true, color: '8A4B00' })] }),
            ),
          }),
        },
        children: [
          ...(isExercise ? [strong(words.exerciseMention)] : []),
          quiet(words.kicker),
          heading(kind.title, HeadingLevel.HEADING_1),
          quiet(`${letterhead.organisation} · ${dayInWords(letterhead.writtenOn)}`),
          quiet(`${audience.label}. ${audience.mention}`),
          ...(kind.form === 'form' || missing.length > 0
            ? [heading(words.missingTitle, HeadingLevel.HEADING_2)]
            : []),
          ...(kind.form !== 'form' && missing.length === 0
            ? []
            : missing.length === 0
              ? [plain(words.nothingMissing)]
              : missing.map(bullet)),
          ...sections
            .filter(({ isAside }) => !isAside)
            .flatMap(({ heading: title, points, fields }) => [
              heading(title, HeadingLevel.HEADING_2),
              ...points.map(bullet),
              ...fields.flatMap((field) => writtenField(field, kind.form === 'form')),
            ]),
          ...kind.signatures.flatMap(({ who, line }) => [
            strong(who),
            quiet(line),
            plain(`Nom et qualité : ${blank}`),
            plain(`Date et signature : ${blank}`),
          ]),
          heading(words.sendTitle, HeadingLevel.HEADING_2),
          plain(where),
          ...(kind.send.web === null ? [] : [strong(kind.send.web)]),
          quiet(words.neverSent),
          heading(words.sourcesTitle, HeadingLevel.HEADING_2),
          ...kind.sources.map(words.citationInWords).map(quiet),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

type Level = (typeof HeadingLevel)[keyof typeof HeadingLevel]
const heading = (text: string, level: Level) => new Paragraph({ text: readable(text), heading: level })
const plain = (text: string) => new Paragraph({ text: readable(text) })
const bullet = (text: string) => new Paragraph({ text: readable(text), bullet: { level: 0 } })
const strong = (text: string) =>
  new Paragraph({ children: [new TextRun({ text: readable(text), bold: true })], keepNext: true })
const quiet = (text: string) =>
  new Paragraph({ children: [new TextRun({ text: readable(text), color: soft, size: 18 })] })

/** Word refuses a file that holds control characters. */
const readable = (text: string): string => text.replace(/[\p{Cc}\p{Cs}]/gu, ' ')

function writtenField(field: FilledField, isForm: boolean): Paragraph[] {
  const { label, written, options, isRequired, confidence, longest } = field
  const doubt = words.doubtOf(confidence)
  const empty = isRequired ? [plain(`${words.toComplete} : ${blank}`)] : [plain('—')]
  const chosen = choicesOf(written)
  const outside = chosen.filter((one) => !options.includes(one))
  const answer =
    options.length > 0
      ? [...options, ...outside].map((option) => plain(`${chosen.includes(option) ? '☒' : '☐'} ${option}`))
      : written === ''
        ? empty
        : written.split('\n').map(plain)
  return [
    ...(isForm || written === '' ? [strong(label)] : []),
    ...answer,
    ...(longest === null ? [] : [quiet(`${written.length} caractères sur ${longest}`)]),
    ...(doubt === null ? [] : [quiet(doubt)]),
  ]
}
