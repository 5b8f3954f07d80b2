import { Document, HeadingLevel, Packer, Paragraph, TextRun } from 'docx'
import { dayInWords } from '../../../kernel/day.ts'
import type { WrittenActInput } from './written-act.ts'

const soft = '46566A'
const blank = '. '.repeat(34)

/** The same words as the PDF, to be corrected by whoever signs them. */
export async function writeActAsDocx({ letterhead, act, audience }: WrittenActInput): Promise<Uint8Array> {
  const quiet = (text: string) => new Paragraph({ children: [new TextRun({ text, color: soft, size: 18 })] })
  const bullet = (text: string) => new Paragraph({ text, bullet: { level: 0 } })
  const document = new Document({
    title: act.title,
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
        children: [
          ...(letterhead.isDemonstration ? [quiet('Démonstration')] : []),
          quiet(act.kicker),
          new Paragraph({ text: act.title, heading: HeadingLevel.HEADING_1 }),
          quiet(`${letterhead.organisation} · ${dayInWords(letterhead.writtenOn)}`),
          ...act.intro.map((text) => new Paragraph({ text })),
          ...act.sections.flatMap((section) => [
            new Paragraph({ text: section.heading, heading: HeadingLevel.HEADING_2 }),
            ...section.texts.map((text) => new Paragraph({ text })),
            ...section.points.map(bullet),
            ...(section.source === null ? [] : [quiet(section.source)]),
          ]),
          ...(act.signatures.length === 0
            ? []
            : [new Paragraph({ text: 'Signatures', heading: HeadingLevel.HEADING_2 })]),
          ...act.signatures.flatMap(({ who, line }) => [
            new Paragraph({ children: [new TextRun({ text: who, bold: true })], keepNext: true }),
            quiet(line),
            new Paragraph({ text: `Nom et qualité : ${blank}`, keepNext: true }),
            new Paragraph({ text: `Date et signature : ${blank}`, spacing: { after: 500 } }),
          ]),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}
