import { type IncidentKind, incidentKinds } from './playbook.ts'

export interface Answer {
  readonly id: string
  readonly label: string
  readonly hint: string | null
  readonly leadsTo: { readonly question: string } | { readonly kind: IncidentKind }
}

export interface TriageQuestion {
  readonly id: string
  readonly text: string
  readonly answers: readonly Answer[]
}

/** Something that was done before anybody asked, and what to do now. */
export interface AlreadyDone {
  readonly id: string
  readonly label: string
  readonly now: readonly string[]
  readonly never: readonly string[]
  /** Steps that no longer make sense. */
  readonly skips: readonly string[]
}

export interface TriageTree {
  /** Identifier of the first question. */
  readonly first: string
  readonly questions: readonly TriageQuestion[]
  readonly alreadyDone: readonly AlreadyDone[]
}

/** The answers given so far, from the first question on. */
export type Path = readonly string[]

export type Standing =
  | { readonly kind: 'asking'; readonly question: TriageQuestion; readonly canGoBack: boolean }
  | { readonly kind: 'found'; readonly incident: IncidentKind }

/** « Je ne sais pas », present under every question. */
export const unsure = 'unsure'

/** One tap is one answer: no kind lies further than this. */
export const tapsAtMost = 3

/**
 * Where these answers lead. An answer that the question does not offer (an old link, another version of the tree)
 * stops the walk at that question: nobody is thrown out of an emergency by a bad address.
 */
export function standingAt(tree: TriageTree, path: Path): Standing {
  let question = questionNamed(tree, tree.first)
  for (const [index, given] of path.entries()) {
    const answer = question.answers.find(({ id }) => id === given)
    if (answer === undefined) return { kind: 'asking', question, canGoBack: index > 0 }
    if ('kind' in answer.leadsTo) return { kind: 'found', incident: answer.leadsTo.kind }
    question = questionNamed(tree, answer.leadsTo.question)
  }
  return { kind: 'asking', question, canGoBack: path.length > 0 }
}

/** The path without its last answer; the empty path stays empty. */
export function back(path: Path): Path {
  return path.slice(0, -1)
}

/** Every path from the first question to a kind. A tree that turns in circles throws. */
export function pathsTo(tree: TriageTree): readonly { path: Path; incident: IncidentKind }[] {
  const walk = (questionId: string, path: Path): { path: Path; incident: IncidentKind }[] => {
    if (path.length > tree.questions.length) throw new Error(`the triage turns in circles at ${questionId}`)
    return questionNamed(tree, questionId).answers.flatMap(({ id, leadsTo }) =>
      'kind' in leadsTo
        ? [{ path: [...path, id], incident: leadsTo.kind }]
        : walk(leadsTo.question, [...path, id]),
    )
  }
  return walk(tree.first, [])
}

/** What is wrong with a tree, in words; empty when anybody finds a way through it. */
export function triageFaults(tree: TriageTree): readonly string[] {
  const named = new Set(tree.questions.map(({ id }) => id))
  const asked = [tree.first, ...tree.questions.flatMap(({ answers }) => answers.flatMap(questionOf))]
  const missing = asked.filter((id) => !named.has(id)).map((id) => `${id}: no such question`)
  if (missing.length > 0) return missing
  const paths = pathsTo(tree)
  const found = new Set(paths.map(({ incident }) => incident))
  return [
    ...tree.questions.filter(({ id }) => !asked.includes(id)).map(({ id }) => `${id}: nothing leads there`),
    ...tree.questions
      .filter(({ answers }) => answers.at(-1)?.id !== unsure)
      .map(({ id }) => `${id}: the last answer is « Je ne sais pas »`),
    ...incidentKinds.filter((kind) => !found.has(kind)).map((kind) => `${kind}: no answer leads there`),
    ...paths
      .filter(({ path }) => path.length > tapsAtMost)
      .map(({ path }) => `${path.join(' › ')}: more than ${tapsAtMost} taps`),
  ]
}

/** The steps that what was already done makes useless. */
export function skippedBy(tree: TriageTree, done: readonly string[]): readonly string[] {
  return tree.alreadyDone.filter(({ id }) => done.includes(id)).flatMap(({ skips }) => skips)
}

function questionOf({ leadsTo }: Answer): string[] {
  return 'question' in leadsTo ? [leadsTo.question] : []
}

function questionNamed(tree: TriageTree, id: string): TriageQuestion {
  const question = tree.questions.find((one) => one.id === id)
  if (question === undefined) throw new Error(`no question « ${id} » in the triage`)
  return question
}
