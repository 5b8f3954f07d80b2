import type { Measure } from './measure.ts'
import type { Standing } from './measure-state.ts'
import { measureSuits, type Profile, questionApplies } from './profile.ts'
import type { Answer, Question } from './question.ts'

export interface Questionnaire {
  readonly questions: readonly Question[]
  readonly measures: readonly Measure[]
}

/** What the commune has said so far, and what is known of each measure. */
export interface Progress {
  readonly profile: Profile
  readonly answers: readonly Answer[]
  readonly standings: ReadonlyMap<string, Standing>
}

/** The questions that can concern this commune, in the order of the questionnaire. */
export function applicableQuestions(questionnaire: Questionnaire, profile: Profile): readonly Question[] {
  const suited = new Set(
    questionnaire.measures.filter((one) => measureSuits(one, profile)).map((one) => one.id),
  )
  return questionnaire.questions.filter(
    (question) => questionApplies(question, profile) && question.measures.some((id) => suited.has(id)),
  )
}

/** The eight of the first visit, in their order. */
export function firstVisitQuestions(questionnaire: Questionnaire, profile: Profile): readonly Question[] {
  return applicableQuestions(questionnaire, profile).filter((question) => question.firstVisit)
}

/** Still to answer: never answered, or answered before a proof ran out. */
export function openQuestions(questionnaire: Questionnaire, progress: Progress): readonly Question[] {
  const answered = new Set(progress.answers.map((answer) => answer.questionId))
  const tooOld = answersTooOld(progress.standings)
  return applicableQuestions(questionnaire, progress.profile).filter(
    (question) => !answered.has(question.id) || tooOld.has(question.id),
  )
}

/** Minutes of questionnaire left. */
export function remainingMinutes(questionnaire: Questionnaire, progress: Progress): number {
  return openQuestions(questionnaire, progress).reduce((sum, question) => sum + question.minutes, 0)
}

/**
 * « Cinq questions cette semaine »: the open questions that teach most. In order: those of the first visit,
 * those that speak of an essential measure nobody knows the state of, those no check could tell,
 * the heaviest risk still unknown; then the order of the questionnaire.
 */
export function nextQuestions(
  questionnaire: Questionnaire,
  progress: Progress,
  count = 5,
): readonly Question[] {
  const byId = new Map(questionnaire.measures.map((measure) => [measure.id, measure]))
  const useful = openQuestions(questionnaire, progress).map((question) => {
    const unknown = question.measures.flatMap((id) => {
      const measure = byId.get(id)
      const standing = progress.standings.get(id)
      return measure !== undefined && isUnknown(standing) ? [{ measure, standing }] : []
    })
    const merits = [
      question.firstVisit ? 1 : 0,
      unknown.some(({ measure }) => measure.essential) ? 1 : 0,
      unknown.some(({ standing }) => couldNotTell(standing)) ? 1 : 0,
      Math.max(0, ...unknown.map(({ measure }) => measure.risk.weight)),
    ]
    return { question, merits }
  })
  return useful
    .toSorted((a, b) => compareMerits(b.merits, a.merits))
    .slice(0, count)
    .map(({ question }) => question)
}

function isUnknown(standing: Standing | undefined): boolean {
  return standing === undefined || standing.state === 'unknown' || standing.state === 'expired'
}

function couldNotTell(standing: Standing | undefined): boolean {
  return standing?.because.some((reason) => reason.kind === 'could-not-tell') ?? false
}

function answersTooOld(standings: ReadonlyMap<string, Standing>): ReadonlySet<string> {
  const reasons = [...standings.values()].flatMap((standing) => standing.because)
  return new Set(reasons.flatMap((reason) => (reason.kind === 'answer-too-old' ? [reason.questionId] : [])))
}

/** First difference decides, as words in a dictionary. */
function compareMerits(a: readonly number[], b: readonly number[]): number {
  for (const [index, merit] of a.entries()) {
    const gap = merit - (b[index] ?? 0)
    if (gap !== 0) return gap
  }
  return 0
}
