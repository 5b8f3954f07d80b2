import type { Framework, FrameworkNode, FrameworkQuestion } from './framework.ts'
import { type Section, sectionsOf } from './sections.ts'

/** A framework with what every question about it needs, made once: thousands of requirements then take milliseconds. */
export interface PreparedFramework {
  readonly framework: Framework
  readonly sections: readonly Section[]
  readonly questions: ReadonlyMap<string, FrameworkQuestion>
  readonly nodeOf: ReadonlyMap<string, FrameworkNode>
}

export function prepare(framework: Framework): PreparedFramework {
  const questions = new Map<string, FrameworkQuestion>()
  const nodeOf = new Map<string, FrameworkNode>()
  for (const node of framework.nodes)
    for (const question of node.questions) {
      questions.set(question.urn, question)
      nodeOf.set(question.urn, node)
    }
  return { framework, sections: sectionsOf(framework), questions, nodeOf }
}
