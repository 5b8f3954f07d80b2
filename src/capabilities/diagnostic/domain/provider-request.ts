import { addDays, type Day } from '../../../kernel/day.ts'
import { fail, ok, type Result } from '../../../kernel/result.ts'
import type { Measure } from './measure.ts'
import { type ProofSeen, readProofs } from './proof-seen.ts'
import type { Question, Reply } from './question.ts'

/** What a provider may say of a question. « Je ne sais pas » is an empty reply: the question stays asked. */
export const providerReplies = ['yes', 'partly', 'no', 'not-concerned'] as const satisfies readonly Reply[]
export type ProviderReply = (typeof providerReplies)[number]

/** How long a link may live: two months, then the commune makes another. */
export const mostDays = 60

/**
 * The last day of a link, from the day after `today` to sixty days later.
 * The error is a sentence in French.
 */
export function lastDayOf(expiresOn: Day, today: Day): Result<Day, string> {
  if (expiresOn <= today) return fail('Choisissez un jour à venir.')
  if (expiresOn > addDays(today, mostDays))
    return fail(`Choisissez un jour dans les ${mostDays} jours qui viennent.`)
  return ok(expiresOn)
}

export type RequestState = 'open' | 'answered' | 'expired' | 'revoked'

export interface RequestLife {
  readonly questionIds: readonly string[]
  /** Those whose reply was sent. */
  readonly sentQuestionIds: readonly string[]
  /** ISO instants, UTC. */
  readonly expiresAt: string
  readonly revokedAt: string | null
}

/** Where a request stands. A commune that takes a link back is obeyed first. */
export function stateOfRequest(
  { questionIds, sentQuestionIds, expiresAt, revokedAt }: RequestLife,
  now: Date,
): RequestState {
  if (revokedAt !== null) return 'revoked'
  if (questionIds.every((id) => sentQuestionIds.includes(id))) return 'answered'
  return Date.parse(expiresAt) <= now.getTime() ? 'expired' : 'open'
}

/** The questions that the holder of the link still sees: none once it is closed. */
export function questionsStillAsked(life: RequestLife, now: Date): readonly string[] {
  return stateOfRequest(life, now) === 'open'
    ? life.questionIds.filter((id) => !life.sentQuestionIds.includes(id))
    : []
}

/** How evidence names what a provider declares of a question: no measure counts it as a proof. */
export const declaredSubject = (questionId: string): string => `provider:${questionId}`

/** How evidence names what a provider declares of an action on a measure. */
export const doneSubject = (measureId: string): string => `provider-action:${measureId}`

/** A fresh observation, check or document, that says the contrary of what the provider declares. */
export interface Contradiction {
  readonly measureId: string
  readonly measureTitle: string
  readonly subject: string
  readonly verdict: 'supports' | 'denies'
  /** ISO instant, UTC. */
  readonly observedAt: string
}

/**
 * « Oui » where a fresh observation denies; « non » or « en partie » where one supports. Nothing is decided here: the
 * rules of `stateOf` say what the measure is, whatever was declared.
 */
export function contradictionsOf(
  reply: ProviderReply,
  about: Pick<Question, 'measures'>,
  seen: { readonly measures: readonly Measure[]; readonly proofs: readonly ProofSeen[]; readonly now: Date },
): readonly Contradiction[] {
  const against = reply === 'yes' ? 'denies' : reply === 'not-concerned' ? null : 'supports'
  if (against === null) return []
  return seen.measures
    .filter(({ id }) => about.measures.includes(id))
    .flatMap((measure) =>
      readProofs(measure, seen.proofs, seen.now).flatMap((proof) =>
        proof.kind === 'held' && proof.isFresh && proof.verdict === against
          ? [
              {
                measureId: measure.id,
                measureTitle: measure.title,
                subject: proof.subject,
                verdict: against,
                observedAt: proof.observedAt,
              } as const,
            ]
          : [],
      ),
    )
}

/** Who declares, as everybody reads it: « Paul Durand (Durand Informatique) ». */
export function declarerInWords(personName: string, companyName: string | null): string {
  return companyName === null ? personName : `${personName} (${companyName})`
}

/** The note that goes with an answer confirmed from a declaration, at most `max` characters. */
export function noteOfConfirmed(who: string, dayInWords: string, note: string | null, max: number): string {
  const whole = `Déclaré par ${who} le ${dayInWords}.${note === null ? '' : ` ${note}`}`
  const characters = Array.from(whole)
  return characters.length <= max ? whole : `${characters.slice(0, max - 1).join('')}…`
}
