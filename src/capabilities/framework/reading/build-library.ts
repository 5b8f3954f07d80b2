import type {
  Framework,
  FrameworkChoice,
  FrameworkNode,
  FrameworkQuestion,
  Library,
  Reference,
  Result,
  ScaleStep,
} from '../domain/framework.ts'
import { askedWithoutQuestion } from './asked-without-question.ts'
import { frameworksIn } from './cross-checks.ts'
import type {
  WrittenFramework,
  WrittenLibrary,
  WrittenNode,
  WrittenQuestion,
  WrittenReference,
} from './library-shape.ts'

interface Translated {
  readonly translations?: Record<string, Record<string, unknown>> | null | undefined
}

/** Texts in French where the file has them, else as they are written. */
function inFrench<T extends Translated>(written: T): T {
  const french = written.translations?.fr
  if (french === undefined) return written
  const texts = Object.entries(french).filter(
    ([key, value]) =>
      typeof value === 'string' && value !== '' && typeof Reflect.get(written, key) === 'string',
  )
  return { ...written, ...Object.fromEntries(texts) }
}

export function buildLibrary(file: WrittenLibrary): Library {
  const written = inFrench(file)
  return {
    urn: written.urn,
    version: written.version,
    refId: written.ref_id,
    name: written.name,
    description: written.description,
    copyright: written.copyright,
    provider: written.provider,
    packager: written.packager,
    locale: written.locale,
    publishedOn: written.publication_date,
    frameworks: frameworksIn(file).map(({ written: framework }) => buildFramework(framework)),
    controls: (file.objects.reference_controls ?? []).map(buildReference),
    threats: (file.objects.threats ?? []).map(buildReference),
  }
}

function buildReference(file: WrittenReference): Reference {
  const { urn, ref_id, name, description } = inFrench(file)
  return { urn, refId: ref_id, name: name ?? ref_id ?? urn, description }
}

function buildFramework(file: WrittenFramework): Framework {
  const written = inFrench(file)
  const definition = written.scores_definition
  const isBareScale = Array.isArray(definition)
  const steps = (isBareScale ? definition : definition?.scale) ?? []
  const method = written.score_calculation_method
  const scale = steps.map(buildStep)
  return {
    urn: written.urn,
    refId: written.ref_id,
    name: written.name,
    description: written.description,
    minScore: written.min_score ?? 0,
    maxScore: written.max_score ?? 100,
    choiceAggregation: (isBareScale ? null : definition?.aggregation) ?? (method === 'sum' ? 'sum' : 'mean'),
    scoreMethod: method === 'average_of_averages' ? 'average-of-averages' : (method ?? 'average'),
    scale,
    groups: (written.implementation_groups_definition ?? []).map(inFrench).map((group) => ({
      refId: group.ref_id,
      name: group.name ?? group.ref_id,
      description: group.description,
      isSelectedAtFirst: group.default_selected === true,
    })),
    nodes: written.requirement_nodes.map((node) => buildNode(node, scale)),
  }
}

function buildStep(
  file: NonNullable<Extract<WrittenFramework['scores_definition'], unknown[]>>[number],
): ScaleStep {
  const { score, name, description } = inFrench(file)
  return { score, name: name ?? String(score), description }
}

function buildNode(file: WrittenNode, scale: readonly ScaleStep[]): FrameworkNode {
  const written = inFrench(file)
  const asked = [...Object.entries(written.questions ?? {}).map(buildQuestion), ...olderQuestions(written)]
  return {
    urn: written.urn,
    parentUrn: written.parent_urn ?? null,
    isAssessable: written.assessable,
    refId: written.ref_id,
    name: written.name,
    description: written.description,
    annotation: written.annotation,
    typicalEvidence: written.typical_evidence,
    weight: written.weight ?? 1,
    groups: written.implementation_groups ?? [],
    threats: written.threats ?? [],
    controls: written.reference_controls ?? [],
    questions: !written.assessable ? [] : asked.length > 0 ? asked : askedWithoutQuestion(written.urn, scale),
  }
}

function buildQuestion([urn, file]: [string, WrittenQuestion]): FrameworkQuestion {
  const { type, text, annotation, weight, choices, depends_on } = inFrench(file)
  return {
    urn,
    type: type === 'single_choice' ? 'unique_choice' : type,
    text,
    annotation,
    weight: weight ?? 1,
    choices: (choices ?? []).map(inFrench).map(
      (choice): FrameworkChoice => ({
        urn: choice.urn,
        value: choice.value,
        description: choice.description,
        score: choice.add_score ?? null,
        result: resultOf(choice.compute_result),
        selects: choice.select_implementation_groups ?? [],
      }),
    ),
    dependsOn:
      depends_on == null
        ? null
        : {
            questionUrn: depends_on.question,
            choiceUrns: depends_on.answers,
            condition: depends_on.condition,
          },
    isOurs: false,
  }
}

function olderQuestions({ question }: WrittenNode): FrameworkQuestion[] {
  if (question == null) return []
  const type = question.question_type === 'single_choice' ? 'unique_choice' : question.question_type
  return question.questions.map(({ urn, text }) => ({
    urn,
    type,
    text,
    annotation: null,
    weight: 1,
    choices: (question.question_choices ?? []).map((value, index) => ({
      urn: `${urn}:choice:${index + 1}`,
      value,
      description: null,
      score: null,
      result: null,
      selects: [],
    })),
    dependsOn: null,
    isOurs: false,
  }))
}

const writtenResults: Readonly<Record<string, Result>> = {
  true: 'compliant',
  '1': 'compliant',
  compliant: 'compliant',
  false: 'non-compliant',
  '0': 'non-compliant',
  non_compliant: 'non-compliant',
  partially_compliant: 'partially-compliant',
  not_applicable: 'not-applicable',
}

/** Older files write true or false; a word that is not known judges nothing, as in the format. */
function resultOf(written: string | number | boolean | null | undefined): Result | null {
  return writtenResults[String(written).trim().toLowerCase()] ?? null
}
