import { z } from '@hono/zod-openapi'
import { fail, ok } from '../../../kernel/result.ts'
import { notFound, secondFactorNeeded } from '../../../platform/http/common-problems.ts'
import { type Caller, type Route, route } from '../../../platform/http/route.ts'
import { endRecoveries, isConcerned, vouch } from '../recovery/recoveries.ts'
import { recoveriesIn } from '../recovery/recovery-list.ts'
import { namesOf } from '../store.ts'
import { done, guarded, type SignInParts } from './door.ts'
import { nothingToStop, vouchRefused } from './recovery-problems.ts'
import * as shapes from './shapes.ts'

const tag = 'recovery'

const recovery = z
  .object({
    personId: z.uuid(),
    name: z.string(),
    askedAt: z.iso.datetime(),
    state: z.enum(['asked', 'opens-later', 'open']),
    opensAt: z.iso.datetime().nullable(),
    voices: z.array(z.object({ name: z.string(), at: z.iso.datetime() })),
    /** What the one who reads can do about it. */
    yourPart: z.enum(['may-vouch', 'said', 'yourself', 'not-yours', 'machine']),
  })
  .openapi('AccountRecovery')

const step = z
  .object({
    name: z.string(),
    kind: z.enum([
      'vouched',
      'opening',
      'done',
      'signed-in',
      'stopped-by-owner',
      'stopped-by-link',
      'stopped-by-administrator',
    ]),
    by: z.string().nullable(),
    at: z.iso.datetime(),
  })
  .openapi('AccountRecoveryStep')

const list = z.object({ recoveries: z.array(recovery), steps: z.array(step) })
const spokenCode = z.object({
  code: z
    .string({ error: 'Donnez le code que la personne vous lit.' })
    .trim()
    .min(8, 'Le code a huit signes.')
    .max(20, 'Le code a huit signes.'),
})

const ofCommune = {
  path: '/api/v1/communes/{insee}/recoveries',
  params: z.object({ insee: z.string().regex(/^(\d{2}|2[AB])\d{3}$/) }),
}
const ofOffice = {
  path: '/api/v1/organisations/{organisationId}/recoveries',
  params: z.object({ organisationId: z.uuid() }),
}
const ofPerson = { personId: z.uuid() }

/** Administrators vouch for somebody of their organisation who lost every way in; two are needed, then a day. */
export function vouchingRoutes(parts: SignInParts): Route[] {
  const { platform, guard, memberships } = parts
  const { db, clock } = platform

  async function listOf(organisationId: string, { personId }: Caller) {
    const known = memberships()
    if (known === null) return { recoveries: [], steps: [] }
    return db.asSystem('recoveries under way in an organisation', async (tx) => {
      const found = await recoveriesIn(tx, known, { organisationId, personId }, clock())
      const ids = [
        ...found.recoveries.flatMap(({ ownerId, voices }) => [
          ownerId,
          ...voices.map((voice) => voice.personId),
        ]),
        ...found.steps.flatMap((each) => [each.ownerId, each.personId ?? each.ownerId]),
      ]
      const names = new Map((await namesOf(tx, ids)).map(({ id, name }) => [id, name]))
      const nameOf = (id: string) => names.get(id) ?? 'Compte supprimé'
      return {
        recoveries: found.recoveries.map(({ ownerId, askedAt, state, opensAt, voices, yourPart }) => ({
          personId: ownerId,
          name: nameOf(ownerId),
          askedAt: askedAt.toISOString(),
          state,
          opensAt: opensAt?.toISOString() ?? null,
          voices: voices.map((voice) => ({ name: nameOf(voice.personId), at: voice.at.toISOString() })),
          yourPart,
        })),
        steps: found.steps.map((each) => ({
          name: nameOf(each.ownerId),
          kind: each.kind,
          by: each.personId === null ? null : nameOf(each.personId),
          at: each.at.toISOString(),
        })),
      }
    })
  }

  async function speak(organisationId: string, caller: Caller, ownerId: string, code: string) {
    const known = memberships()
    if (known === null || caller.token !== undefined) return notFound
    // Whatever the role asks for by now: a stolen password must not vouch.
    if (caller.factors < 2) return secondFactorNeeded
    const subjects = [{ counted: 'account', name: `vouching ${caller.personId}` }] as const
    const said = await guarded(guard, subjects, async () => {
      const asked = { voucherId: caller.personId, organisationId, ownerId, code }
      const spoken = await vouch(platform, known, asked)
      return spoken.ok ? ok(spoken.value) : fail(vouchRefused[spoken.error])
    })
    if (!said.ok) return said.error
    const kind = said.value.kind === 'vouched' ? ('opens-later' as const) : ('asked' as const)
    return { status: 200 as const, body: { state: kind } }
  }

  async function stop(organisationId: string, caller: Caller, personId: string) {
    const known = memberships()
    if (known === null || caller.token !== undefined) return notFound
    const ended = await db.asSystem('an administrator stops a recovery', async (tx) => {
      if (!(await isConcerned(tx, known, organisationId, personId, clock()))) return null
      const ending = { kind: 'stopped-by-administrator', personId: caller.personId, organisationId } as const
      return endRecoveries(platform, tx, { personId }, ending)
    })
    if (ended === null) return notFound
    return ended > 0 ? done() : nothingToStop
  }

  const listed = { 200: { description: 'Oldest first; steps newest first', json: list } }
  const spoken = {
    200: {
      description: 'Counted; `opens-later` when it was the last voice needed',
      json: z.object({ state: z.enum(['asked', 'opens-later']) }),
    },
  }
  const stopped = { 200: { description: 'Stopped', json: shapes.done } }

  return [
    route({
      method: 'get',
      ...ofCommune,
      who: { may: 'people:write' },
      tag,
      summary: 'Accounts of people of the commune that are asked back, and what happened before',
      replies: listed,
      handle: async ({ place, caller }) => ({
        status: 200,
        body: await listOf(place.organisationId, caller),
      }),
    }),
    route({
      method: 'post',
      path: `${ofCommune.path}/{personId}/vouch`,
      who: { may: 'people:write' },
      tag,
      summary: 'Vouch for somebody of the commune, with the code that the person reads aloud',
      params: ofCommune.params.extend(ofPerson),
      body: spokenCode,
      replies: spoken,
      handle: ({ place, caller, params, body }) =>
        speak(place.organisationId, caller, params.personId, body.code),
    }),
    route({
      method: 'post',
      path: `${ofCommune.path}/{personId}/stop`,
      who: { may: 'people:write' },
      tag,
      summary: 'Stop what is under way for an account of the commune',
      params: ofCommune.params.extend(ofPerson),
      replies: stopped,
      handle: ({ place, caller, params }) => stop(place.organisationId, caller, params.personId),
    }),
    route({
      method: 'get',
      ...ofOffice,
      who: { seat: 'administrator' },
      tag,
      summary:
        'Accounts of people of the organisation that are asked back, and those where it is asked to vouch',
      replies: listed,
      handle: async ({ office, caller }) => ({
        status: 200,
        body: await listOf(office.organisationId, caller),
      }),
    }),
    route({
      method: 'post',
      path: `${ofOffice.path}/{personId}/vouch`,
      who: { seat: 'administrator' },
      tag,
      summary:
        'Vouch for somebody of the organisation, or of a commune under mandate, with the code read aloud',
      params: ofOffice.params.extend(ofPerson),
      body: spokenCode,
      replies: spoken,
      handle: ({ office, caller, params, body }) =>
        speak(office.organisationId, caller, params.personId, body.code),
    }),
    route({
      method: 'post',
      path: `${ofOffice.path}/{personId}/stop`,
      who: { seat: 'administrator' },
      tag,
      summary:
        'Stop what is under way for an account of the organisation or of a commune that asked it to vouch',
      params: ofOffice.params.extend(ofPerson),
      replies: stopped,
      handle: ({ office, caller, params }) => stop(office.organisationId, caller, params.personId),
    }),
  ]
}
