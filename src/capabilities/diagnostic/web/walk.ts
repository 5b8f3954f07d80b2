import type { Question, Questionnaire } from '../../../api-client/index.ts'

/** In the address of a question: the set it is walked in; its theme, or for a week the questions it began with. */
const walkParameter = 'parcours'
const themeParameter = 'theme'
const questionsParameter = 'questions'

/** A set of questions gone through in order: `previous` and `next` stay in it. */
export type Walk = { readonly questionIds: readonly string[] } & (
  | { readonly kind: 'premiere-visite' }
  | { readonly kind: 'semaine' }
  | { readonly kind: 'theme'; readonly theme: string }
)

/**
 * The five of the week change with each answer, so a walk through them carries its list in the address; the others
 * are found again from their name.
 */
export function walkQuery(walk: Walk): string {
  const start = `?${walkParameter}=${walk.kind}`
  if (walk.kind === 'semaine') return `${start}&${questionsParameter}=${walk.questionIds.join('.')}`
  return walk.kind === 'theme' ? `${start}&${themeParameter}=${walk.theme}` : start
}

/** The walk that an address asks for; null when it asks for none that exists here. */
export function walkIn(questionnaire: Questionnaire, search: URLSearchParams): Walk | null {
  const walk = namedWalk(questionnaire, search)
  return walk !== null && walk.questionIds.length > 0 ? walk : null
}

/** The same for the page of one question: its theme when the address asks for no walk that holds it. */
export function walkAround(questionnaire: Questionnaire, question: Question, search: URLSearchParams): Walk {
  const walk = walkIn(questionnaire, search)
  if (walk?.questionIds.includes(question.id)) return walk
  const own = themeWalk(questionnaire, question.theme)
  return own.questionIds.includes(question.id) ? own : { ...own, questionIds: [question.id] }
}

function namedWalk(questionnaire: Questionnaire, search: URLSearchParams): Walk | null {
  switch (search.get(walkParameter)) {
    case 'premiere-visite':
      return firstVisitWalk(questionnaire)
    case 'semaine': {
      const begun = search.get(questionsParameter)?.split('.')
      return begun ? { kind: 'semaine', questionIds: known(questionnaire, begun) } : weekWalk(questionnaire)
    }
    case 'theme':
      return themeWalk(questionnaire, search.get(themeParameter) ?? '')
    default:
      return null
  }
}

export const firstVisitWalk = ({
  firstVisit,
}: Questionnaire): Extract<Walk, { kind: 'premiere-visite' }> => ({
  kind: 'premiere-visite',
  questionIds: firstVisit,
})

/** In the order of the questionnaire: what goes together is asked together. */
export const weekWalk = ({ thisWeek, questions }: Questionnaire): Extract<Walk, { kind: 'semaine' }> => ({
  kind: 'semaine',
  questionIds: questions.map(({ id }) => id).filter((id) => thisWeek.includes(id)),
})

export const themeWalk = ({ themes }: Questionnaire, theme: string): Walk => ({
  kind: 'theme',
  theme,
  questionIds: themes.find(({ id }) => id === theme)?.questionIds ?? [],
})

const known = ({ questions }: Questionnaire, ids: readonly string[]): readonly string[] =>
  ids.filter((id) => questions.some((question) => question.id === id))

export interface Place {
  /** Counted from 1. */
  readonly number: number
  readonly count: number
  readonly previousId: string | null
  readonly nextId: string | null
  /** From this question to the end of the walk. */
  readonly minutesLeft: number
}

/** Where a question stands in a walk that holds it. */
export function placeIn({ questionIds }: Walk, question: Question, questions: readonly Question[]): Place {
  const index = questionIds.indexOf(question.id)
  const left = questionIds.slice(index)
  return {
    number: index + 1,
    count: questionIds.length,
    previousId: questionIds[index - 1] ?? null,
    nextId: questionIds[index + 1] ?? null,
    minutesLeft: minutesOf(questions.filter(({ id }) => left.includes(id))),
  }
}

/** Where to begin or to take up a walk again: the first question still open, else the first. */
export function entryOf({ questionIds }: Walk, questions: readonly Question[]): string | null {
  const isOpen = (id: string) => questions.some((question) => question.id === id && question.isOpen)
  return questionIds.find(isOpen) ?? questionIds[0] ?? null
}

export const minutesOf = (questions: readonly Question[]): number =>
  questions.reduce((sum, { minutes }) => sum + minutes, 0)
