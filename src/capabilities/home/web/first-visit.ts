import type { Profile, Questionnaire, Visit } from '../../../api-client/index.ts'

/** The steps of the first visit, in order. Where it stands is read from what is saved, so each device finds it again. */
export const firstVisitSteps = ['commune', 'questions', 'result'] as const
export type FirstVisitStep = (typeof firstVisitSteps)[number]

export interface FirstVisitStanding {
  readonly step: FirstVisitStep
  /** The first of the eight without an answer; null when all have one. */
  readonly nextQuestionId: string | null
  readonly questionsLeft: number
  /** Both addresses are known, or known to be none. */
  readonly isReadyToCheck: boolean
  /** Nothing was said yet, not even an address. */
  readonly isUntouched: boolean
}

/** `newest`: the check of the addresses, null until it was asked for. */
export function firstVisitStanding(
  profile: Profile,
  { questions, firstVisit }: Pick<Questionnaire, 'questions' | 'firstVisit'>,
  newest: Visit | null,
): FirstVisitStanding {
  const left = firstVisit.filter((id) => questions.some((one) => one.id === id && one.answer === null))
  const nextQuestionId = left[0] ?? null
  const isReady = hasSaidAddresses(profile)
  return {
    step: !isReady || newest === null ? 'commune' : nextQuestionId === null ? 'result' : 'questions',
    nextQuestionId,
    questionsLeft: left.length,
    isReadyToCheck: isReady,
    isUntouched: !isReady && newest === null && left.length === firstVisit.length,
  }
}

/** For its mail and for its site, the commune said the address or that it has none: the check can begin. */
export function hasSaidAddresses(profile: Profile): boolean {
  const { mailAddress, hasNoMail, siteUrl, hasNoSite } = profile
  return (mailAddress !== null || hasNoMail) && (siteUrl !== null || hasNoSite)
}
