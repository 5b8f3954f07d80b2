import { type Route, route } from '../../../platform/http/route.ts'
import type { Condition, Known } from '../domain/playbook.ts'
import { incidentPath } from '../log/shapes.ts'
import { playbookOf } from '../playbook-content.ts'
import { triageContent } from '../triage-content.ts'
import { caseView } from './case-shapes.ts'
import { changeKind } from './case-store.ts'
import * as shapes from './change-shapes.ts'
import { setPart } from './part-store.ts'
import { type CaseDoors, changeCase, logOf } from './room.ts'

const conditionWords: Readonly<Record<Condition, string>> = {
  'still-encrypting': 'des fichiers changent encore',
  'personal-data': 'des données de personnes sont touchées',
  'high-risk': 'le risque pour ces personnes est élevé',
  insured: 'la commune est assurée',
  'health-establishment': 'un établissement de santé ou médico-social est touché',
  'provider-affected': 'le prestataire est touché aussi',
}
const knownWords: Readonly<Record<Known, string>> = { yes: 'oui', no: 'non', unknown: 'on ne sait pas' }

/** What is known of a case: its kind, its circumstances, what was done before anybody asked. */
export function situationRoutes(doors: CaseDoors): Route[] {
  return [
    route({
      method: 'put',
      path: '/api/v1/communes/{insee}/incidents/{incidentId}/situation',
      who: { may: 'incident:write' },
      tag: 'incident',
      summary: 'Say what is known: the kind, the circumstances, what was done already',
      params: incidentPath,
      body: shapes.situation,
      replies: { 200: { description: 'The case as it stands now', json: caseView } },
      handle: (call) =>
        changeCase(doors, call, call.body, ({ facts }) => {
          const log = logOf(call)
          const { kind, conditions } = call.body
          const alreadyDone = call.body.alreadyDone ?? facts.alreadyDone
          const said = Object.entries(conditions).flatMap(([name, known]) =>
            known === undefined || facts.situation[name as Condition] === known
              ? []
              : [`${conditionWords[name as Condition]} : ${knownWords[known]}`],
          )
          const gestures = triageContent().alreadyDone.gestures.flatMap(({ id, label }) =>
            alreadyDone.includes(id) && !facts.alreadyDone.includes(id) ? [`déjà fait : ${label}`] : [],
          )
          const isOther = kind !== undefined && kind !== facts.incident.kind
          const lines = [
            ...(isOther ? [`il s’agit de : ${playbookOf(kind).title}`] : []),
            ...said,
            ...gestures,
          ]
          const isSame = alreadyDone.length === facts.alreadyDone.length && lines.length === 0
          if (isSame) return null
          return {
            kind: 'situation',
            text:
              lines.length === 0
                ? 'Ce qui était noté comme déjà fait est corrigé.'
                : `Ce que l’on sait. ${sentences(lines)}`,
            async apply(tx, by) {
              if (isOther) await changeKind(tx, log, kind)
              const kept = {
                conditions: { ...facts.situation, ...conditions },
                alreadyDone: [...alreadyDone],
              }
              await setPart(tx, log, 'situation', '', kept, by)
            },
          }
        }),
    }),
  ]
}

const sentences = (lines: readonly string[]): string =>
  lines.map((line) => `${line.charAt(0).toUpperCase()}${line.slice(1)}.`).join(' ')
