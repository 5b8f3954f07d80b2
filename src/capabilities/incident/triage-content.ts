import { z } from 'zod'
import { cited } from './citations.ts'
import { type Citation, incidentKinds } from './domain/playbook.ts'
import { type AlreadyDone, type TriageTree, triageFaults } from './domain/triage.ts'
import { id, readYaml, sentence, sentences } from './read-yaml.ts'

const label = z.string().min(2).max(160)

const triageFile = z.strictObject({
  words: z.strictObject({
    human: label,
    unsure: label,
    back: label,
    falseAlarm: label,
    falseAlarmHint: label,
    promise: label,
  }),
  first: id,
  questions: z.array(
    z.strictObject({
      id,
      text: sentence,
      answers: z
        .array(
          z.strictObject({
            id,
            label,
            hint: label.nullable(),
            leadsTo: z.union([
              z.strictObject({ question: id }),
              z.strictObject({ kind: z.enum(incidentKinds) }),
            ]),
          }),
        )
        .min(2),
    }),
  ),
  provider: z.strictObject({
    text: sentence,
    hint: sentence,
    yes: label,
    no: label,
    unsure: label,
    none: label,
  }),
  alreadyDone: z.strictObject({
    title: label,
    hint: sentence,
    gestures: z.array(
      z.strictObject({
        id,
        label,
        now: sentences.min(1),
        never: sentences.min(1),
        skips: z.array(id),
        sources: z.array(id).min(1),
      }),
    ),
  }),
})

const precaution = z.strictObject({
  id,
  label,
  why: sentence,
  call: label,
  sources: z.array(id).min(1),
})
const precautionsFile = z.strictObject({
  box: z.strictObject({
    title: label,
    unknown: sentence,
    yes: sentence,
    no: sentence,
    sources: z.array(id).min(1),
  }),
  neverUnplugAlone: z.array(precaution).min(3),
})

type Words = z.infer<typeof triageFile>

export interface TriageContent {
  readonly words: Words['words']
  readonly tree: TriageTree
  /** Asked once the kind is known. */
  readonly provider: Words['provider']
  readonly alreadyDone: {
    readonly title: string
    readonly hint: string
    readonly gestures: readonly (AlreadyDone & { readonly sources: readonly Citation[] })[]
  }
}

let triage: TriageContent | undefined

/** The tree and its words. Read once; a tree with a dead end stops the program. */
export function triageContent(): TriageContent {
  triage ??= readTriage()
  return triage
}

function readTriage(): TriageContent {
  const { words, first, questions, provider, alreadyDone } = readYaml('triage.fr.yaml', triageFile)
  const gestures = alreadyDone.gestures.map((gesture) => ({
    ...gesture,
    sources: cited(gesture.sources, `triage.fr.yaml, ${gesture.id}`),
  }))
  const tree = { first, questions, alreadyDone: gestures }
  const faults = triageFaults(tree)
  if (faults.length > 0) throw new Error(`triage.fr.yaml loses people:\n- ${faults.join('\n- ')}`)
  return { words, tree, provider, alreadyDone: { ...alreadyDone, gestures } }
}

export interface Precautions {
  /** What unplugging the box does to the telephone, as far as the commune said. */
  readonly box: {
    readonly title: string
    readonly unknown: string
    readonly yes: string
    readonly no: string
    readonly sources: readonly Citation[]
  }
  readonly neverUnplugAlone: readonly {
    readonly id: string
    readonly label: string
    readonly why: string
    readonly call: string
    readonly sources: readonly Citation[]
  }[]
}

let precautions: Precautions | undefined

/** What to know before unplugging. Read once. */
export function precautionsContent(): Precautions {
  if (precautions === undefined) {
    const { box, neverUnplugAlone } = readYaml('precautions.fr.yaml', precautionsFile)
    precautions = {
      box: { ...box, sources: cited(box.sources, 'precautions.fr.yaml, box') },
      neverUnplugAlone: neverUnplugAlone.map((one) => ({
        ...one,
        sources: cited(one.sources, `precautions.fr.yaml, ${one.id}`),
      })),
    }
  }
  return precautions
}
