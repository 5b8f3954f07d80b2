import type { z } from '@hono/zod-openapi'
import type { Tx } from '../../platform/db/database.ts'
import { type Problem, problem } from '../../platform/http/problem.ts'
import { type Caller, type Place, type Route, route } from '../../platform/http/route.ts'
import type { Platform } from '../../platform/platform.ts'
import { contradictionsOf } from '../diagnostic/index.ts'
import type { Territory } from '../territory/index.ts'
import { unknownAction } from './action-texts.ts'
import * as assignmentShapes from './assignment-shapes.ts'
import {
  assignmentOf,
  decideDone,
  handAction,
  messagesOf,
  withdraw,
  writeMessage,
} from './assignment-store.ts'
import { refresh } from './refresh.ts'
import * as shapes from './shapes.ts'
import type { Sources, Standing } from './standing.ts'
import { actionsOf, addEvents, type KeptAction, updateAction, waitForTurn } from './store.ts'

const tag = 'plan'
const path = '/api/v1/communes/{insee}/actions/{actionId}/assignment'

type Shown = z.input<typeof assignmentShapes.assignment>
type Step = (tx: Tx, kept: KeptAction, standing: Standing) => Promise<Problem | null>

/** The commune hands an action to a provider, and answers what he says of it. */
export function assignmentRoutes(
  { db, clock, live }: Platform,
  sources: Sources,
  territory: Territory,
): Route[] {
  const replies = { 200: { description: 'As it stands now', json: assignmentShapes.assignment } }

  async function choicesOf(tx: Tx, organisationId: string): Promise<Shown['choices']> {
    const providers = await territory.providers(tx, organisationId)
    const people = await territory.providerPeople(tx, organisationId)
    return [
      ...providers.map(({ providerId, name }) => ({ kind: 'organisation' as const, id: providerId, name })),
      ...people.map(({ personId, name }) => ({ kind: 'person' as const, id: personId, name })),
    ]
  }

  async function show(tx: Tx, organisationId: string, actionId: string): Promise<Shown> {
    const kept = await assignmentOf(tx, organisationId, actionId)
    const choices = await choicesOf(tx, organisationId)
    if (kept === null) return { assignment: null, seen: [], choices }
    const { fileId, fileName, ...assignment } = kept
    const messages = await messagesOf(tx, [kept.id])
    const file = fileId === null ? null : { id: fileId, name: fileName ?? 'preuve' }
    const seen = kept.saidAt === null ? [] : await seenAgainst(tx, organisationId, actionId)
    return { assignment: { ...assignment, file, messages }, seen, choices }
  }

  /** What checks show, whatever the provider says: both stand side by side, and the check decides of the measure. */
  async function seenAgainst(tx: Tx, organisationId: string, actionId: string): Promise<Shown['seen']> {
    const action = (await actionsOf(tx, organisationId)).find(({ id }) => id === actionId)
    const assessed = await sources.diagnostic.assess(tx, organisationId)
    if (action === undefined || assessed === null) return []
    const { measures } = sources.diagnostic.content
    const contrary = contradictionsOf(
      'yes',
      { measures: [action.measureId] },
      { measures, proofs: assessed.proofs, now: clock() },
    )
    return contrary.map(({ verdict, observedAt }) => ({ verdict, observedAt }))
  }

  async function take(place: Place, caller: Caller, actionId: string, step: Step) {
    const reply = await db.asPerson(caller, async (tx) => {
      await waitForTurn(tx, place.organisationId)
      const standing = await refresh(tx, place.organisationId, sources)
      const kept = standing?.actions.find(({ id }) => id === actionId)
      if (standing === null || kept === undefined) return unknownAction
      const refusal = await step(tx, kept, standing)
      if (refusal !== null) return refusal
      return { status: 200 as const, body: await show(tx, place.organisationId, actionId) }
    })
    if ('body' in reply) live.tell(place.organisationId, 'plan')
    return reply
  }

  return [
    route({
      method: 'get',
      path,
      who: { may: 'plan:read' },
      tag,
      summary: 'To which provider an action is handed, and what both sides wrote',
      params: shapes.actionPath,
      replies,
      async handle({ place, caller, params }) {
        const { organisationId } = place
        const body = await db.asPerson(caller, async (tx) => {
          const isKnown = (await actionsOf(tx, organisationId)).some(({ id }) => id === params.actionId)
          return isKnown ? show(tx, organisationId, params.actionId) : null
        })
        if (body === null) return unknownAction
        return { status: 200, body }
      },
    }),

    route({
      method: 'put',
      path,
      who: { may: 'plan:write' },
      tag,
      summary: 'Hand an action to a provider that the commune named, or take it back',
      params: shapes.actionPath,
      body: assignmentShapes.assignTo,
      replies,
      handle: ({ place, caller, params, body: { to } }) =>
        take(place, caller, params.actionId, async (tx, kept, { seen }) => {
          const choice = (await choicesOf(tx, place.organisationId)).find(
            ({ kind, id }) => kind === to?.kind && id === to.id,
          )
          if (to !== null && choice === undefined) return unknownProvider
          const before = await assignmentOf(tx, place.organisationId, kept.id)
          if ((before?.providerId ?? before?.personId) === choice?.id) return null
          const at = clock()
          if (before !== null) await withdraw(tx, place.organisationId, before.id, at)
          if (choice !== undefined) {
            const assignee = {
              actionId: kept.id,
              providerId: choice.kind === 'organisation' ? choice.id : null,
              personId: choice.kind === 'person' ? choice.id : null,
              assigneeName: choice.name,
              communeInsee: seen.space.insee,
              communeName: seen.space.name,
            }
            const by = { personId: caller.personId, name: caller.name, at }
            await handAction(tx, place.organisationId, assignee, by)
          }
          await updateAction(tx, place.organisationId, kept.id, {
            owner: choice === undefined ? null : Array.from(choice.name).slice(0, 120).join(''),
          })
          const sentence =
            choice === undefined
              ? `Reprise à ${before?.assigneeName} : le prestataire ne la voit plus.`
              : `Confiée à ${choice.name}, qui la voit désormais.`
          await addEvents(
            tx,
            place.organisationId,
            [{ actionId: kept.id, kind: 'assigned', sentence }],
            caller,
            at,
          )
          return null
        }),
    }),

    route({
      method: 'post',
      path: `${path}/decision`,
      who: { may: 'plan:write' },
      tag,
      summary: 'Confirm what the provider says is done, or ask again with a word',
      params: shapes.actionPath,
      body: assignmentShapes.decision,
      replies,
      handle: ({ place, caller, params, body }) =>
        take(place, caller, params.actionId, async (tx, kept) => {
          const before = await assignmentOf(tx, place.organisationId, kept.id)
          if (before === null) return unknownAction
          const isConfirmed = body.decision === 'confirmed'
          if (!isConfirmed && body.note === null) return wordNeeded
          const wanted = isConfirmed ? 'confirmed' : 'asked'
          if (!(await decideDone(tx, place.organisationId, before.id, wanted)))
            return before.state === wanted ? null : nothingSaid
          const at = clock()
          if (body.note !== null) {
            const by = { personId: caller.personId, name: caller.name, at }
            const message = { text: body.note, isFromProvider: false }
            await writeMessage(tx, place.organisationId, before.id, message, by)
          }
          const sentence = isConfirmed
            ? `${caller.name} confirme ce que déclare ${before.assigneeName} : c’est fait.`
            : `${caller.name} demande à ${before.assigneeName} d’y revenir.`
          if (isConfirmed && kept.status === 'open')
            await updateAction(tx, place.organisationId, kept.id, {
              status: 'done',
              closedAt: at,
              closedBecause: sentence,
            })
          const kind = isConfirmed ? ('done' as const) : ('assigned' as const)
          await addEvents(tx, place.organisationId, [{ actionId: kept.id, kind, sentence }], caller, at)
          return null
        }),
    }),

    route({
      method: 'post',
      path: `${path}/messages`,
      who: { may: 'plan:write' },
      tag,
      summary: 'Write to the provider about an action',
      params: shapes.actionPath,
      body: assignmentShapes.newMessage,
      replies,
      handle: ({ place, caller, params, body }) =>
        take(place, caller, params.actionId, async (tx, kept) => {
          const before = await assignmentOf(tx, place.organisationId, kept.id)
          if (before === null) return unknownAction
          const by = { personId: caller.personId, name: caller.name, at: clock() }
          const message = { text: body.text, isFromProvider: false }
          await writeMessage(tx, place.organisationId, before.id, message, by)
          return null
        }),
    }),
  ]
}

const unknownProvider = problem(
  422,
  'invalid-input',
  'Saisie à corriger',
  'Ce prestataire n’est pas de ceux que votre commune a désignés. Rien n’a été modifié. Choisissez-en un dans la liste.',
  { errors: [{ pointer: '/to', detail: 'Choisissez un prestataire dans la liste.' }] },
)

const wordNeeded = problem(
  422,
  'invalid-input',
  'Saisie à corriger',
  'Dites en quelques mots ce qui manque. Rien n’a été modifié, votre saisie est encore à l’écran.',
  { errors: [{ pointer: '/note', detail: 'Dites en quelques mots ce qui manque.' }] },
)

const nothingSaid = problem(
  409,
  'nothing-to-confirm',
  'Rien à confirmer',
  'Le prestataire n’a pas dit que c’était fait, ou quelqu’un a déjà répondu. Rien n’a été modifié. Rechargez la page pour voir où en est l’action.',
)
