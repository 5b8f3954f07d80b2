/** A framework as a library gives it, ready to be answered. Words are those of its file, in French where it has them. */
export interface Framework {
  readonly urn: string
  readonly refId: string | null
  readonly name: string
  readonly description: string | null
  readonly minScore: number
  readonly maxScore: number
  /** How the choices of one requirement make its score. */
  readonly choiceAggregation: 'mean' | 'sum'
  /** How the scores of requirements make one. */
  readonly scoreMethod: 'average' | 'sum' | 'average-of-averages'
  readonly scale: readonly ScaleStep[]
  readonly groups: readonly ImplementationGroup[]
  readonly nodes: readonly FrameworkNode[]
}

export interface ScaleStep {
  readonly score: number
  readonly name: string
  readonly description: string | null
}

/** A subset of the framework that concerns some organisations only. */
export interface ImplementationGroup {
  readonly refId: string
  readonly name: string
  readonly description: string | null
  readonly isSelectedAtFirst: boolean
}

export interface FrameworkNode {
  readonly urn: string
  readonly parentUrn: string | null
  readonly isAssessable: boolean
  readonly refId: string | null
  readonly name: string | null
  readonly description: string | null
  readonly annotation: string | null
  readonly typicalEvidence: string | null
  readonly weight: number
  readonly groups: readonly string[]
  readonly threats: readonly string[]
  readonly controls: readonly string[]
  readonly questions: readonly FrameworkQuestion[]
}

export const questionTypes = ['unique_choice', 'multiple_choice', 'text', 'date'] as const
export type QuestionType = (typeof questionTypes)[number]

export interface FrameworkQuestion {
  readonly urn: string
  readonly type: QuestionType
  readonly text: string
  readonly annotation: string | null
  readonly weight: number
  readonly choices: readonly FrameworkChoice[]
  readonly dependsOn: Dependency | null
  /** Asked by Beffroi where the file only says what to judge: see `askedWithoutQuestion`. */
  readonly isOurs: boolean
}

export interface FrameworkChoice {
  readonly urn: string
  readonly value: string
  readonly description: string | null
  readonly score: number | null
  readonly result: Result | null
  readonly selects: readonly string[]
}

export interface Dependency {
  readonly questionUrn: string
  readonly choiceUrns: readonly string[]
  readonly condition: 'any' | 'all'
}

export const results = ['compliant', 'partially-compliant', 'non-compliant', 'not-applicable'] as const
export type Result = (typeof results)[number]

/** What stands beside the frameworks in a library: measures to take, threats they answer. */
export interface Reference {
  readonly urn: string
  readonly refId: string | null
  readonly name: string
  readonly description: string | null
}

/** A library as it is kept: never changed once imported. */
export interface Library {
  readonly urn: string
  readonly version: number
  readonly refId: string | null
  readonly name: string
  readonly description: string | null
  readonly copyright: string | null
  readonly provider: string | null
  readonly packager: string | null
  readonly locale: string | null
  readonly publishedOn: string | null
  readonly frameworks: readonly Framework[]
  readonly controls: readonly Reference[]
  readonly threats: readonly Reference[]
}

/** What somebody said of one question. All empty with `isUnknown`: « je ne sais pas ». */
export interface FrameworkAnswer {
  readonly questionUrn: string
  readonly choiceUrns: readonly string[]
  readonly value: string | null
  readonly isUnknown: boolean
  readonly note: string | null
}

export type Answers = ReadonlyMap<string, FrameworkAnswer>

/** Something was chosen or written; « je ne sais pas » is not an answer, and stays counted apart. */
export function isAnswered(answer: FrameworkAnswer | undefined): boolean {
  return answer !== undefined && !answer.isUnknown && (answer.choiceUrns.length > 0 || answer.value !== null)
}

export const questionsOf = (framework: Framework): FrameworkQuestion[] =>
  framework.nodes.flatMap(({ questions }) => questions)
