import { type Route, route } from '../../../platform/http/route.ts'
import { damageContent } from '../damage-content.ts'
import { incidentPath } from '../log/shapes.ts'
import { caseView } from './case-shapes.ts'
import * as shapes from './change-shapes.ts'
import { setPart } from './part-store.ts'
import * as problems from './problems.ts'
import { type CaseDoors, changeCase, logOf } from './room.ts'

const replies = { 200: { description: 'The case as it stands now', json: caseView } }
const taskWords = { 'to-do': 'à faire', doing: 'en cours', done: 'fait' } as const

/** The boards of the crisis room: what works, who does what, who took over, the line of the register of breaches. */
export function boardRoutes(doors: CaseDoors): Route[] {
  return [
    route({
      method: 'put',
      path: '/api/v1/communes/{insee}/incidents/{incidentId}/damage/{serviceId}',
      who: { may: 'incident:write' },
      tag: 'incident',
      summary: 'Say how a service of the commune is',
      params: shapes.servicePath,
      body: shapes.service,
      replies,
      handle: (call) =>
        changeCase(doors, call, call.body, ({ facts }) => {
          const { states, services } = damageContent()
          const service = services.find(({ id }) => id === call.params.serviceId)
          if (service === undefined) return problems.unknownService
          const { state, note } = call.body
          const before = facts.parts.service.find(({ key }) => key === service.id)
          if (before?.state === state && before.note === note) return null
          return {
            kind: 'damage',
            text: `${service.label} : ${states[state]}.${note === null ? '' : ` ${note}`}`,
            detail: { serviceId: service.id, state },
            apply: (tx, by) => setPart(tx, logOf(call), 'service', service.id, { state, note }, by),
          }
        }),
    }),

    route({
      method: 'put',
      path: '/api/v1/communes/{insee}/incidents/{incidentId}/tasks/{taskId}',
      who: { may: 'incident:write' },
      tag: 'incident',
      summary: 'Who does what: a task under an id that the screen makes',
      params: shapes.taskPath,
      body: shapes.task,
      replies,
      handle: (call) =>
        changeCase(doors, call, call.body, ({ facts }) => {
          const { title, person, state } = call.body
          const before = facts.parts.task.find(({ key }) => key === call.params.taskId)
          if (before?.title === title && before.person === person && before.state === state) return null
          return {
            kind: 'task',
            text: `Tâche : ${title}. ${person ?? 'Personne encore'}, ${taskWords[state]}.`,
            detail: { taskId: call.params.taskId, person, state },
            apply: (tx, by) =>
              setPart(tx, logOf(call), 'task', call.params.taskId, { title, person, state }, by),
          }
        }),
    }),

    route({
      method: 'put',
      path: '/api/v1/communes/{insee}/incidents/{incidentId}/handovers/{handoverId}',
      who: { may: 'incident:write' },
      tag: 'incident',
      summary:
        'Hand the case over from one person to another, with a note, under an id that the screen makes',
      params: shapes.handoverPath,
      body: shapes.handover,
      replies,
      handle: (call) =>
        changeCase(doors, call, call.body, ({ facts }) => {
          const { from, to, words } = call.body
          const key = call.params.handoverId
          if (facts.parts.handover.some((one) => one.key === key)) return null
          return {
            kind: 'handover',
            text: `${from} passe le relais à ${to}. ${words}`,
            detail: { handoverId: key, from, to },
            apply: (tx, by) => setPart(tx, logOf(call), 'handover', key, { from, to, words }, by),
          }
        }),
    }),

    route({
      method: 'put',
      path: '/api/v1/communes/{insee}/incidents/{incidentId}/breach',
      who: { may: 'incident:write' },
      tag: 'incident',
      summary: 'The line of this case in the register of breaches of personal data (GDPR, art. 33.5)',
      params: incidentPath,
      body: shapes.breach,
      replies,
      handle: (call) =>
        changeCase(doors, call, call.body, () => {
          const { facts, effects, measures, isNotified, becauseNotNotified } = call.body
          if (!isNotified && becauseNotNotified === null) return problems.refusalUnexplained
          const line = { facts, effects, measures, isNotified }
          return {
            kind: 'breach',
            text: `Registre des violations. Faits : ${facts} Effets : ${effects} Mesures : ${measures} CNIL : ${
              isNotified ? 'notifiée.' : `non notifiée, parce que : ${becauseNotNotified ?? ''}`
            }`,
            apply: (tx, by) =>
              setPart(
                tx,
                logOf(call),
                'breach',
                '',
                { ...line, becauseNotNotified: isNotified ? null : becauseNotNotified },
                by,
              ),
          }
        }),
    }),
  ]
}
