import { type Answers, type Dependency, type FrameworkQuestion, isAnswered } from './framework.ts'

type QuestionsByUrn = ReadonlyMap<string, FrameworkQuestion>

/**
 * Whether a question is to be asked. Hidden when what it depends on is hidden, not answered, or answered otherwise;
 * `any`: one of the expected choices, `all`: each of them. A chain that comes back to itself hides nothing.
 */
export function isVisible(question: FrameworkQuestion, questions: QuestionsByUrn, answers: Answers): boolean {
  const seen = new Set<string>()
  let current: FrameworkQuestion | undefined = question
  while (current?.dependsOn != null && !seen.has(current.urn)) {
    seen.add(current.urn)
    if (!holds(current.dependsOn, answers)) return false
    current = questions.get(current.dependsOn.questionUrn)
  }
  return true
}

function holds({ questionUrn, choiceUrns, condition }: Dependency, answers: Answers): boolean {
  const answer = answers.get(questionUrn)
  if (answer === undefined || !isAnswered(answer)) return false
  const isChosen = (urn: string) => answer.choiceUrns.includes(urn)
  return condition === 'any' ? choiceUrns.some(isChosen) : choiceUrns.every(isChosen)
}
