import type { Measure, MeasureState } from './measure.ts'
import { type Profile, questionApplies } from './profile.ts'
import { type HeldProof, type ProofSeen, type ProofStanding, readProofs } from './proof-seen.ts'
import type { Answer, Question } from './question.ts'
import type { Reason } from './reason.ts'
import { type AnswerTold, whatAnswersSay, whatWasTold } from './what-was-told.ts'

/** Everything the rules look at. `questions` is the whole questionnaire; each rule picks its own. */
export interface WhatIsSeen {
  readonly questions: readonly Question[]
  readonly answers: readonly Answer[]
  readonly proofs: readonly ProofSeen[]
  readonly profile: Profile
  readonly now: Date
}

export interface Standing {
  readonly state: MeasureState
  /** Most important first; never empty. */
  readonly because: readonly Reason[]
  /** ISO instant when « prouvé » ends unless renewed; null in any other state. */
  readonly until: string | null
}

/**
 * The state of one measure. The first rule that speaks wins:
 *
 * 1. not meant for such a commune → not applicable;
 * 2. one fresh observation against it → to do, whatever was answered;
 * 3. all its checks support it, or any one of its documents does → proven, whatever was answered;
 * 4. all its checks (without checks: one of its documents) say that it does not apply → not applicable;
 * 5. an observation ran out and nobody answered since → expired;
 * 6. else what was answered since, the least favourable reply deciding.
 *
 * Silence never helps: taking an answer away keeps the state, or brings it down to unknown or expired.
 */
export function stateOf(measure: Measure, seen: WhatIsSeen): Standing {
  const asked = seen.questions.filter((question) => question.measures.includes(measure.id))
  const questions = asked.filter((question) => questionApplies(question, seen.profile))
  const proofs = readProofs(measure, seen.proofs, seen.now)
  const checks = proofs.filter(isCheck)

  const { fromWorkstations = 0 } = measure
  const { workstations } = seen.profile
  if (workstations !== null && workstations < fromWorkstations) {
    return standing('not-applicable', [{ kind: 'too-small', fromWorkstations, workstations }])
  }
  if (asked.length > 0 && questions.length === 0 && checks.length === 0) {
    return standing('not-applicable', [{ kind: 'no-question-applies' }])
  }

  const told = whatWasTold(questions, seen.answers)
  const held = proofs.filter((proof) => proof.kind === 'held')
  const fresh = held.filter((proof) => proof.isFresh)

  const denying = fresh.filter((proof) => proof.verdict === 'denies')
  if (denying.length > 0) return standing('to-do', withContradictions(denying, told))

  const proven = provenBy(fresh, checks.length)
  if (proven !== null) return standing('proven', withContradictions(proven.by, told), proven.until)

  const outOfReach = fresh.filter((proof) => proof.verdict === 'not-applicable')
  if (outOfReach.length > 0 && outOfReach.filter(isCheck).length === checks.length) {
    return standing('not-applicable', outOfReach.map(observed))
  }

  const expired = held.filter((proof) => !proof.isFresh)
  const lastExpiry =
    expired
      .map((proof) => proof.expiresAt)
      .toSorted()
      .at(-1) ?? null
  const said = whatAnswersSay(questions, told, lastExpiry)
  const unclear = proofs.filter((proof) => proof.kind === 'could-not-tell')
  return lastExpiry !== null && !said.anySpeaks
    ? standing('expired', [...expired.map(observed), ...said.because, ...unclear])
    : standing(said.state, [...said.because, ...expired.map(observed), ...unclear])
}

/** The standing of every measure, by id, in the order given. */
export function standingsOf(measures: readonly Measure[], seen: WhatIsSeen): ReadonlyMap<string, Standing> {
  return new Map(measures.map((measure) => [measure.id, stateOf(measure, seen)]))
}

function standing(state: MeasureState, because: readonly Reason[], until: string | null = null): Standing {
  return { state, because: because.length > 0 ? because : [{ kind: 'nothing-seen' }], until }
}

function isCheck(proof: ProofStanding): boolean {
  return proof.subject.startsWith('check:')
}

/** Checks stand together, each document stands alone; what holds longest gives the date. */
function provenBy(fresh: readonly HeldProof[], checkCount: number) {
  const documents = fresh.filter((proof) => proof.verdict === 'supports' && !isCheck(proof))
  const ways = documents.map((document) => ({ by: [document], until: document.expiresAt }))
  const checks = fresh.filter(isCheck)
  const supporting = checks.filter((check) => check.verdict === 'supports')
  const firstToExpire = checks.map((check) => check.expiresAt).toSorted()[0]
  if (supporting.length > 0 && checks.length === checkCount && firstToExpire !== undefined) {
    ways.push({ by: supporting, until: firstToExpire })
  }
  const until = ways
    .map((way) => way.until)
    .toSorted()
    .at(-1)
  return until === undefined ? null : { by: ways.flatMap((way) => way.by), until }
}

/** The observations that decide, after the answers they contradict where there are some. */
function withContradictions(
  proofs: readonly HeldProof[],
  told: ReadonlyMap<string, AnswerTold>,
): readonly Reason[] {
  const [first] = proofs
  if (first === undefined) return []
  const { subject, observedAt } = first
  const conflicts = [...told.values()].flatMap(({ reason: _, ...one }): Reason[] => {
    const saysDone = one.reply === 'yes'
    const saysNotDone = one.reply === 'no' || one.reply === 'partly'
    if (first.verdict === 'denies' && saysDone)
      return [{ kind: 'yes-but-denied', subject, observedAt, ...one }]
    if (first.verdict === 'supports' && saysNotDone)
      return [{ kind: 'no-but-proven', subject, observedAt, ...one }]
    return []
  })
  return [...conflicts, ...proofs.map(observed)]
}

function observed(proof: HeldProof): Reason {
  const { subject, verdict, observedAt, expiresAt } = proof
  if (!proof.isFresh) return { kind: 'proof-expired', subject, verdict, observedAt, expiredAt: expiresAt }
  switch (verdict) {
    case 'supports':
      return { kind: 'proof-supports', subject, observedAt, expiresAt }
    case 'denies':
      return { kind: 'proof-denies', subject, observedAt }
    case 'not-applicable':
      return { kind: 'proof-not-applicable', subject, observedAt }
  }
}
