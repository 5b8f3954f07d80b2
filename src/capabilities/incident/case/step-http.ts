import { type Route, route } from '../../../platform/http/route.ts'
import type { Step } from '../domain/playbook.ts'
import { incidentPath } from '../log/shapes.ts'
import { caseView } from './case-shapes.ts'
import * as shapes from './change-shapes.ts'
import { removePart, setPart } from './part-store.ts'
import * as problems from './problems.ts'
import { type CaseDoors, changeCase, logOf, type Now } from './room.ts'
import { told } from './told.ts'

const replies = { 200: { description: 'The case as it stands now', json: caseView } }

const stepNamed = ({ facts }: Now, stepId: string): Step | undefined =>
  facts.playbook.steps.find(({ id }) => id === stepId)

/** The steps of a case: done, not done after all, decided. Two phones that finish the same step finish it once. */
export function stepRoutes(doors: CaseDoors): Route[] {
  return [
    route({
      method: 'post',
      path: '/api/v1/communes/{insee}/incidents/{incidentId}/steps/{stepId}/done',
      who: { may: 'incident:write' },
      tag: 'incident',
      summary: 'Say that a step is done; said by two, it is done once and both stand in the logbook',
      params: shapes.stepPath,
      body: told,
      replies,
      handle: (call) =>
        changeCase(doors, call, call.body, (now) => {
          const { parts } = now.facts
          const log = logOf(call)
          const step = stepNamed(now, call.params.stepId)
          if (step === undefined) return problems.unknownStep
          const isDecided = parts.decision.some(({ key }) => key === step.id)
          if (step.isDecision && !isDecided) return problems.decisionNeeded
          const before = parts.step.find(({ key }) => key === step.id)
          const doneAt = doneAtOf(call.body.happenedAt, now)
          return {
            kind: 'step-done',
            text:
              before === undefined
                ? `Fait : ${step.title}.`
                : `Fait aussi : ${step.title}. ${before.set.name} l’avait déjà noté.`,
            detail: { stepId: step.id, isFirst: before === undefined },
            async apply(tx, by) {
              const doneFrom = call.body.device === undefined ? 'office' : 'phone'
              if (before === undefined) await setPart(tx, log, 'step', step.id, { doneAt, doneFrom }, by)
            },
          }
        }),
    }),

    route({
      method: 'post',
      path: '/api/v1/communes/{insee}/incidents/{incidentId}/steps/{stepId}/undone',
      who: { may: 'incident:write' },
      tag: 'incident',
      summary: 'Say that a step is not done after all',
      params: shapes.stepPath,
      body: told,
      replies,
      handle: (call) =>
        changeCase(doors, call, call.body, (now) => {
          const step = stepNamed(now, call.params.stepId)
          if (step === undefined) return problems.unknownStep
          if (!now.facts.parts.step.some(({ key }) => key === step.id)) return null
          return {
            kind: 'step-undone',
            text: `Pas encore fait, finalement : ${step.title}.`,
            detail: { stepId: step.id },
            apply: (tx) => removePart(tx, logOf(call), 'step', step.id),
          }
        }),
    }),

    route({
      method: 'post',
      path: '/api/v1/communes/{insee}/incidents/{incidentId}/decisions',
      who: { may: 'incident:write' },
      tag: 'incident',
      summary: 'Write what the mayor, else a deputy, decided, by name; a no with its reason settles the step',
      params: incidentPath,
      body: shapes.decision,
      replies,
      handle: (call) =>
        changeCase(doors, call, call.body, (now) => {
          const { stepId, answer, decidedBy, decidedAs, becauseAway, reason } = call.body
          const step = stepNamed(now, stepId)
          if (step === undefined) return problems.unknownStep
          if (!step.isDecision) return problems.notADecision
          if (decidedAs === 'deputy' && becauseAway === null) return problems.deputyUnexplained
          if (answer === 'no' && reason === null) return problems.refusalUnexplained
          const decidedAt = doneAtOf(call.body.happenedAt, now)
          const decision = { answer, decidedBy, decidedAs, reason, decidedAt }
          const log = logOf(call)
          const before = now.facts.parts.decision.find(({ key }) => key === stepId)
          const isSettled = now.facts.parts.step.some(({ key }) => key === stepId)
          return {
            kind: 'decision',
            text: decisionInWords(step.title, { ...decision, becauseAway }),
            detail: { stepId, answer, decidedBy, decidedAs },
            async apply(tx, by) {
              const kept = { ...decision, becauseAway: decidedAs === 'mayor' ? null : becauseAway }
              await setPart(tx, log, 'decision', stepId, kept, by)
              const doneFrom = call.body.device === undefined ? 'office' : 'phone'
              if (answer === 'no' && !isSettled)
                await setPart(tx, log, 'step', stepId, { doneAt: decidedAt, doneFrom }, by)
              // What a refusal had settled is to be done after all.
              if (answer === 'yes' && before?.answer === 'no') await removePart(tx, log, 'step', stepId)
            },
          }
        }),
    }),
  ]
}

/** A phone whose clock runs ahead cannot finish a step later than now. */
function doneAtOf(happenedAt: string | undefined, { at, facts }: Now): string {
  const said = happenedAt === undefined ? at.getTime() : Date.parse(happenedAt)
  const isLikely = said <= at.getTime() && said >= facts.incident.begunAt.getTime()
  return new Date(isLikely ? said : at.getTime()).toISOString()
}

interface Decided {
  readonly answer: 'yes' | 'no'
  readonly decidedBy: string
  readonly decidedAs: 'mayor' | 'deputy'
  readonly becauseAway: string | null
  readonly reason: string | null
}

function decisionInWords(
  title: string,
  { answer, decidedBy, decidedAs, becauseAway, reason }: Decided,
): string {
  const who = decidedAs === 'mayor' ? 'maire' : `adjoint, le maire ne pouvant pas : ${becauseAway ?? ''}`
  const why = reason === null ? '' : ` Raison : ${reason}`
  return `Décision de ${decidedBy} (${who}). ${title} : ${answer === 'yes' ? 'oui' : 'non'}.${why}`
}
