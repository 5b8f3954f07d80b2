import { z } from 'zod'

/** What PostgreSQL cannot keep, the NUL character and lone surrogates, is taken out. */
const keepable = (text: string): string => text.toWellFormed().replaceAll('\u0000', '').trim()

const aText = (max: number) =>
  z
    .union([z.string(), z.number()], 'Un texte est attendu ici.')
    .transform((value) => keepable(String(value)))
    .refine((value) => value.length <= max, `Ce texte est trop long : ${max} caractères au plus.`)

const optional = (max: number) =>
  aText(max)
    .nullish()
    .transform((value) => (value === undefined || value === '' ? null : value))

const said = (max: number) => aText(max).refine((value) => value !== '', 'Ce texte est vide.')

/** Links in identifiers would be shown and followed by nobody; visible characters of every kind do. */
const urn = z
  .string('Un identifiant « urn:… » est attendu ici.')
  .regex(
    /^urn:[\x21-\x7e]{1,395}$/,
    'Un identifiant commence par « urn: » et ne contient ni espace ni accent.',
  )

const whole = (least: number, most: number) =>
  z
    .number('Un nombre entier est attendu ici.')
    .int('Un nombre entier est attendu ici.')
    .min(least, `Ce nombre est trop petit : ${least} au moins.`)
    .max(most, `Ce nombre est trop grand : ${most} au plus.`)

const list = <T extends z.ZodType>(item: T, max: number) =>
  z.array(item, 'Une liste est attendue ici.').max(max, `Cette liste est trop longue : ${max} au plus.`)

/** A name of group: the file may write a number. */
const groupName = said(200)

/** Words of a thing in other languages: `translations: { fr: { name: … } }`. */
const translations = z
  .record(z.string(), z.record(z.string(), z.unknown()), 'Les traductions sont rangées par langue.')
  .nullish()

const computedResult = z
  .union([z.boolean(), z.number(), z.string()], 'Un résultat est attendu ici : compliant, non_compliant…')
  .nullish()

const choice = z.object(
  {
    urn,
    value: aText(4000),
    description: optional(8000),
    add_score: whole(-1_000_000, 1_000_000).nullish(),
    compute_result: computedResult,
    select_implementation_groups: list(groupName, 500).nullish(),
    translations,
  },
  'Un choix est attendu ici, avec « urn » et « value ».',
)

const dependency = z.object(
  {
    question: urn,
    answers: list(urn, 500).min(1, 'Au moins un choix attendu est nécessaire.'),
    condition: z.enum(['any', 'all'], 'La condition est « any » ou « all ».').default('any'),
  },
  'Une dépendance est attendue ici, avec « question » et « answers ».',
)

const questionType = z.enum(
  ['unique_choice', 'single_choice', 'multiple_choice', 'text', 'date'],
  'Le type d’une question est unique_choice, multiple_choice, text ou date.',
)

const question = z.object(
  {
    type: questionType,
    text: aText(8000),
    annotation: optional(20_000),
    weight: whole(1, 10_000).nullish(),
    choices: list(choice, 1000).nullish(),
    depends_on: dependency.nullish(),
    translations,
  },
  'Une question est attendue ici, avec « type » et « text ».',
)

/** As files were written before questions had their own choices. */
const olderQuestions = z.object(
  {
    question_type: questionType,
    question_choices: list(said(4000), 1000).nullish(),
    questions: list(z.object({ urn, text: aText(8000) }, 'Une question est attendue ici.'), 200),
  },
  'Des questions sont attendues ici.',
)

const node = z.object(
  {
    urn,
    assessable: z.boolean('« assessable » est vrai ou faux (true, false).'),
    depth: whole(1, 60),
    parent_urn: urn.nullish(),
    ref_id: optional(200),
    name: optional(2000),
    description: optional(60_000),
    annotation: optional(60_000),
    typical_evidence: optional(20_000),
    weight: whole(1, 10_000).nullish(),
    implementation_groups: list(groupName, 500).nullish(),
    threats: list(urn, 2000).nullish(),
    reference_controls: list(urn, 2000).nullish(),
    questions: z.record(urn, question, 'Les questions sont rangées par identifiant « urn:… ».').nullish(),
    question: olderQuestions.nullish(),
    translations,
  },
  'Une exigence est attendue ici, avec « urn », « assessable » et « depth ».',
)

const scaleStep = z.object(
  { score: whole(-1_000_000, 1_000_000), name: optional(2000), description: optional(8000), translations },
  'Une note de l’échelle est attendue ici, avec « score » et « name ».',
)

const scale = list(scaleStep, 1000)

const framework = z.object(
  {
    urn,
    ref_id: optional(200),
    name: said(2000),
    description: optional(60_000),
    min_score: whole(-1_000_000, 1_000_000).nullish(),
    max_score: whole(-1_000_000, 1_000_000).nullish(),
    score_calculation_method: z
      .enum(['average', 'sum', 'average_of_averages'], 'Cette façon de calculer la note n’est pas connue.')
      .nullish(),
    scores_definition: z
      .union(
        [scale, z.object({ aggregation: z.enum(['sum', 'mean']).nullish(), scale: scale.nullish() })],
        'Une échelle de notes est attendue ici.',
      )
      .nullish(),
    implementation_groups_definition: list(
      z.object(
        {
          ref_id: groupName,
          name: optional(2000),
          description: optional(8000),
          default_selected: z.boolean('« default_selected » est vrai ou faux.').nullish(),
          translations,
        },
        'Un groupe est attendu ici, avec « ref_id ».',
      ),
      500,
    ).nullish(),
    requirement_nodes: list(node, 50_000).min(1, 'Ce référentiel ne contient aucune exigence.'),
    translations,
  },
  'Un référentiel est attendu ici, avec « urn », « name » et « requirement_nodes ».',
)

const reference = z.object(
  { urn, ref_id: optional(200), name: optional(2000), description: optional(60_000), translations },
  'Un élément est attendu ici, avec « urn » et « name ».',
)

export const libraryShape = z.object(
  {
    urn,
    version: whole(0, 1_000_000_000),
    name: said(2000),
    ref_id: optional(200),
    description: optional(60_000),
    copyright: optional(60_000),
    provider: optional(2000),
    packager: optional(2000),
    locale: optional(20),
    publication_date: optional(40),
    objects: z.object(
      {
        framework: framework.nullish(),
        frameworks: list(framework, 50).nullish(),
        reference_controls: list(reference, 50_000).nullish(),
        threats: list(reference, 50_000).nullish(),
      },
      'Le contenu de la bibliothèque est attendu ici.',
    ),
    translations,
  },
  'Une bibliothèque est attendue : « urn », « version », « name », « objects »…',
)

export type WrittenLibrary = z.output<typeof libraryShape>
export type WrittenFramework = z.output<typeof framework>
export type WrittenNode = z.output<typeof node>
export type WrittenQuestion = z.output<typeof question>
export type WrittenReference = z.output<typeof reference>
