import type { Tx } from '../../../platform/db/database.ts'
import { currentStep, type StepToDo } from '../domain/playbook.ts'
import type { LogName } from '../log/log-store.ts'
import { triageContent } from '../triage-content.ts'
import type { CaseView } from './case-shapes.ts'
import { causeOf, lessonsOf, writersOf } from './case-store.ts'
import { type CaseFacts, factsOf } from './facts.ts'
import type { SetBy } from './part-store.ts'
import type { CaseDoors } from './room.ts'
import { showClocks } from './show-clocks.ts'
import { showDamage } from './show-damage.ts'

type Doors = Pick<CaseDoors, 'territory' | 'diagnostic' | 'evidence'>

/** A case as it stands at this instant, in the caller's transaction; null where it is not there for them. */
export async function readCase(doors: Doors, tx: Tx, log: LogName, now: Date): Promise<CaseView | null> {
  const space = await doors.territory.space(tx, log.organisationId)
  const facts = space === undefined ? null : await factsOf(tx, log, space)
  if (facts === null) return null
  const { playbook, parts, situation, timeZone } = facts
  const { title, sign, first, version, writtenOn } = playbook
  const done = new Set(parts.step.map(({ key }) => key))
  return {
    incident: showIncident(facts),
    playbook: { title, sign, first, version, writtenOn },
    ...{ timeZone, situation },
    alreadyDone: triageContent()
      .alreadyDone.gestures.filter(({ id }) => facts.alreadyDone.includes(id))
      .map(({ id, label, now: toDo, never }) => ({ id, label, now: [...toDo], never: [...never] })),
    steps: facts.steps.map((step) => showStep(step, facts)),
    currentStepId: currentStep(facts.steps, done)?.id ?? null,
    ...showClocks(facts, now),
    decisions: showDecisions(facts),
    damage: await showDamage(doors, tx, facts, now),
    tasks: parts.task.map(({ key, title: words, person, state, set }) => ({
      ...{ id: key, title: words, person, state, set: showSet(set) },
    })),
    people: await writersOf(tx, log),
    handovers: parts.handover.map(({ key, from, to, words, set }) => ({
      ...{ id: key, from, to, words, set: showSet(set) },
    })),
    breach: showBreach(facts),
    lessons: await showLessons(doors, tx, log),
    cause: await showCause(tx, log),
  }
}

function showIncident({ incident, playbook, parts }: CaseFacts): CaseView['incident'] {
  const { id, kind, isExercise, begunAt, openedAt, closedAt } = incident
  const [outcome] = parts.outcome
  return {
    ...{ id, kind, isExercise },
    title: playbook.title,
    begunAt: begunAt.toISOString(),
    openedAt: openedAt.toISOString(),
    closedAt: closedAt?.toISOString() ?? null,
    outcome:
      outcome === undefined ? null : { how: outcome.how, words: outcome.words, joined: outcome.joined },
  }
}

function showStep(
  { id, phase, title, how, why, who, by, minutes, when, done, ...step }: StepToDo,
  { parts }: CaseFacts,
): CaseView['steps'][number] {
  const { isDecision, isBeside, isPending } = step
  const ended = parts.step.find(({ key }) => key === id)
  return {
    ...{ id, phase, title, why, by, minutes, when, done, isDecision, isBeside, isPending },
    how: [...how],
    who: [...who],
    never: [...step.never],
    stops: [...step.stops],
    sources: [...step.sources],
    doneAt: ended?.doneAt ?? null,
    doneBy: ended?.set.name ?? null,
    doneFrom: ended?.doneFrom ?? null,
  }
}

function showDecisions({ playbook, parts }: CaseFacts): CaseView['decisions'] {
  return parts.decision.map(({ key, set, ...decision }) => ({
    ...decision,
    stepId: key,
    title: playbook.steps.find(({ id }) => id === key)?.title ?? key,
    written: showSet(set),
  }))
}

function showBreach({ parts }: CaseFacts): CaseView['breach'] {
  const [breach] = parts.breach
  if (breach === undefined) return null
  const { key: _key, set, ...line } = breach
  return { ...line, set: showSet(set) }
}

async function showLessons({ diagnostic }: Doors, tx: Tx, log: LogName): Promise<CaseView['lessons']> {
  const lessons = await lessonsOf(tx, log)
  return lessons.map(({ id, words, measureId, carriedAt, actionId }) => ({
    ...{ id, words, measureId, actionId },
    measureTitle: diagnostic.content.measures.find((one) => one.id === measureId)?.title ?? null,
    carriedAt: carriedAt?.toISOString() ?? null,
  }))
}

async function showCause(tx: Tx, log: LogName): Promise<CaseView['cause']> {
  const cause = await causeOf(tx, log)
  return cause === null ? null : { id: cause.causeId, title: cause.title }
}

const showSet = ({ name, at }: SetBy) => ({ byName: name, at: at.toISOString() })
