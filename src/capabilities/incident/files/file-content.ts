import { z } from 'zod'
import { cited } from '../citations.ts'
import { type FileKind, unknownBlanks } from '../domain/case-file.ts'
import { incidentKinds } from '../domain/playbook.ts'
import { evidenceContent } from '../evidence-content.ts'
import { id, readYaml, sentence, sentences } from '../read-yaml.ts'
import { blankNames } from './known-of-case.ts'

const confidence = z.enum(['V', 'V2', 'M', 'U'])
const field = z
  .strictObject({
    id,
    label: sentence,
    as: z.enum(['text', 'lines', 'choice', 'choices']),
    options: z.array(z.string().min(1)).default([]),
    value: z.string().nullable().default(null),
    required: z.boolean(),
    longest: z.int().nullable().default(null),
    confidence: confidence.nullable().default(null),
  })
  .refine(
    ({ as, options }) => as.startsWith('choice') === options.length > 0,
    'has options exactly when one chooses',
  )

const kinds = z.array(
  z.strictObject({
    id,
    title: sentence,
    form: z.enum(['form', 'letter', 'message', 'poster']),
    audience: z.enum(['public', 'internal', 'confidential']),
    kinds: z.union([z.literal('all'), z.array(z.enum(incidentKinds)).min(1)]),
    lead: sentence,
    send: z.strictObject({ words: sentence, web: z.string().nullable() }),
    follows: id.nullable().default(null),
    sources: z.array(id).min(1),
    sections: z.array(
      z.strictObject({
        heading: sentence,
        isAside: z.boolean().default(false),
        points: sentences.default([]),
        fields: z.array(field),
      }),
    ),
    signatures: z.array(z.strictObject({ who: sentence, line: sentence })).default([]),
  }),
)

const folders = ['cnil', 'complaint', 'authorities', 'people', 'records'] as const

let known: readonly FileKind[] | undefined

/** Every file that a case can give, in the order in which they are needed. Read once; a wrong one stops the program. */
export function fileKinds(): readonly FileKind[] {
  if (known === undefined) {
    const read = [...folders.flatMap(readFiles), ...preservationLetters()]
    const faults = read.flatMap((kind) => [
      ...unknownBlanks(kind, blankNames).map((name) => `${kind.id}: nothing fills {{${name}}}`),
      ...(read.filter((other) => other.id === kind.id).length > 1 ? [`${kind.id} stands twice`] : []),
      ...(kind.follows !== null && read.every((other) => other.id !== kind.follows)
        ? [`${kind.id} follows « ${kind.follows} », which is not there`]
        : []),
    ])
    if (faults.length > 0) throw new Error(`content/files:\n- ${faults.join('\n- ')}`)
    known = read
  }
  return known
}

export const fileKindNamed = (name: string): FileKind | undefined =>
  fileKinds().find((kind) => kind.id === name)

function readFiles(folder: (typeof folders)[number]): FileKind[] {
  return readYaml(`files/${folder}.fr.yaml`, kinds).map(({ sources, sections, ...kind }) => ({
    ...kind,
    sources: cited(sources, kind.id),
    sections: sections.map(({ fields, ...section }) => ({
      ...section,
      fields: fields.map(({ required, ...one }) => ({ ...one, isRequired: required })),
    })),
  }))
}

const letterBlanks: Readonly<Record<string, string>> = {
  telephone: 'Téléphone où vous joindre',
  du: 'Période, depuis le',
  au: 'Période, jusqu’au',
  boites: 'Boîtes de messagerie concernées',
  service: 'Site ou service concerné',
  ligne: 'Contrat ou ligne',
}
const filledFromCase: Readonly<Record<string, string>> = {
  du: '{{vu-le}}',
  au: 'jour de réception de cette lettre',
  telephone: '{{maire-tel}}',
}

/** The letters that ask others to keep their logs: their words stand with the evidence. */
function preservationLetters(): FileKind[] {
  const { letters, letterSources } = evidenceContent()
  return [...letters].map(([name, letter]) => {
    const texts = [letter.subject, ...letter.paragraphs]
    const blanks = Object.keys(letterBlanks).filter((blank) =>
      texts.some((text) => text.includes(`{{${blank}}}`)),
    )
    return {
      id: `conservation-${name}`,
      title: `Conservation des journaux : ${letter.to}`,
      form: 'letter',
      audience: 'confidential',
      kinds: 'all',
      lead: 'À envoyer dans la première heure : les journaux s’effacent d’eux-mêmes.',
      send: {
        words: `${letter.to}, par le téléphone et l’adresse du contrat, puis par lettre recommandée.`,
        web: null,
      },
      follows: null,
      sources: letterSources,
      signatures: [],
      sections: [
        {
          heading: 'À compléter',
          isAside: true,
          points: [],
          fields: blanks.map((blank) =>
            fieldOf(blank, letterBlanks[blank] ?? blank, filledFromCase[blank] ?? null, 'text'),
          ),
        },
        {
          heading: letter.subject,
          isAside: false,
          points: [],
          fields: letter.paragraphs
            .slice(0, 2)
            .map((text, index) =>
              fieldOf(`texte-${index + 1}`, `Paragraphe ${index + 1}`, ofCase(text), 'lines'),
            ),
        },
        {
          heading: 'Ce qu’il faut garder',
          isAside: false,
          points: letter.keep,
          fields: letter.paragraphs
            .slice(2)
            .map((text, index) => fieldOf(`texte-${index + 3}`, 'Fin', ofCase(text), 'lines')),
        },
        {
          heading: 'Signature',
          isAside: false,
          points: [],
          fields: [fieldOf('signature', 'Signature', '{{maire}}, maire', 'text')],
        },
      ],
    } satisfies FileKind
  })
}

/** The letter says « depuis le »: a case knows that instant by another name. */
const ofCase = (text: string) => text.replaceAll('{{depuis-le}}', '{{vu-le}}')

const fieldOf = (name: string, label: string, value: string | null, as: 'text' | 'lines') => ({
  ...{ id: name, label, value, as },
  options: [],
  isRequired: true,
  longest: null,
  confidence: null,
})
