import type { FrameworkQuestion, ScaleStep } from '../domain/framework.ts'

const judgements = [
  { id: 'compliant', value: 'Oui, c’est en place' },
  { id: 'partially-compliant', value: 'En partie' },
  { id: 'non-compliant', value: 'Non' },
  { id: 'not-applicable', value: 'Nous ne sommes pas concernés' },
] as const

/**
 * What is asked where the file only states a requirement to be judged: whether it is met, and its score when the
 * framework says what each score means. Identifiers follow the requirement, so that answers follow it too.
 */
export function askedWithoutQuestion(nodeUrn: string, scale: readonly ScaleStep[]): FrameworkQuestion[] {
  const shared = {
    annotation: null,
    weight: 1,
    dependsOn: null,
    isOurs: true,
    type: 'unique_choice',
  } as const
  const met: FrameworkQuestion = {
    ...shared,
    urn: `${nodeUrn}#result`,
    text: 'Est-ce en place chez vous ?',
    choices: judgements.map(({ id, value }) => ({
      urn: `${nodeUrn}#result:${id}`,
      value,
      description: null,
      score: null,
      result: id,
      selects: [],
    })),
  }
  if (scale.length === 0) return [met]
  const scored: FrameworkQuestion = {
    ...shared,
    urn: `${nodeUrn}#score`,
    text: 'À quel niveau ?',
    dependsOn: {
      questionUrn: met.urn,
      choiceUrns: judgements.filter(({ id }) => id !== 'not-applicable').map(({ id }) => `${met.urn}:${id}`),
      condition: 'any',
    },
    choices: scale.map(({ score, name, description }) => ({
      urn: `${nodeUrn}#score:${score}`,
      value: `${score} : ${name}`,
      description,
      score,
      result: null,
      selects: [],
    })),
  }
  return [met, scored]
}
