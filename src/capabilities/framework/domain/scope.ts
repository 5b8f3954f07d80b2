import { type Answers, type Framework, type FrameworkNode, isAnswered, questionsOf } from './framework.ts'
import type { PreparedFramework } from './prepared.ts'
import { isVisible } from './visibility.ts'

/** What of a framework concerns an organisation, given what it said so far. */
export interface Scope {
  /** The groups in force: those a person keeps, and those that answers open. */
  readonly groups: ReadonlySet<string>
  readonly has: (node: FrameworkNode) => boolean
  readonly isAsked: (questionUrn: string) => boolean
}

/** Groups that a person may keep or leave; the others are opened by answers alone. */
export function groupsToChoose(framework: Framework): readonly Framework['groups'][number][] {
  const opened = new Set(
    questionsOf(framework).flatMap(({ choices }) => choices.flatMap(({ selects }) => selects)),
  )
  return framework.groups.filter(({ refId }) => !opened.has(refId))
}

/**
 * With no group in force, everything concerns; otherwise a node does when it is of one of them, as a node without any
 * group does not. Answers open groups only while their own question is asked, and so on until nothing more opens.
 */
export function scopeOf(prepared: PreparedFramework, kept: readonly string[], answers: Answers): Scope {
  const { questions, nodeOf } = prepared
  const isShown = (urn: string) => {
    const question = questions.get(urn)
    return question !== undefined && isVisible(question, questions, answers)
  }
  let groups: ReadonlySet<string> = new Set(kept)
  const has = (node: FrameworkNode) => groups.size === 0 || node.groups.some((group) => groups.has(group))
  const openers = [...answers.values()].filter(isAnswered).flatMap((answer) => {
    const node = nodeOf.get(answer.questionUrn)
    const selected = questions
      .get(answer.questionUrn)
      ?.choices.filter(({ urn }) => answer.choiceUrns.includes(urn))
      .flatMap(({ selects }) => selects)
    return node !== undefined && selected !== undefined && selected.length > 0 && isShown(answer.questionUrn)
      ? [{ node, selected }]
      : []
  })
  for (;;) {
    const opened = openers.filter(({ node }) => has(node)).flatMap(({ selected }) => selected)
    const wider: ReadonlySet<string> = new Set([...groups, ...opened])
    // From nothing the first groups close the rest; from then on they only add.
    if (wider.size === groups.size) break
    groups = wider
  }
  return {
    groups,
    has,
    isAsked(questionUrn) {
      const node = nodeOf.get(questionUrn)
      return node !== undefined && has(node) && isShown(questionUrn)
    },
  }
}
