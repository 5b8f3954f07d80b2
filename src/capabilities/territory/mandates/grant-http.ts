import { z } from '@hono/zod-openapi'
import { type Day, dayOf } from '../../../kernel/day.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { notFound, versionNeeded } from '../../../platform/http/common-problems.ts'
import type { Problem } from '../../../platform/http/problem.ts'
import { type Route, route } from '../../../platform/http/route.ts'
import type { Platform } from '../../../platform/platform.ts'
import { stateOfMandate } from '../domain/mandate.ts'
import * as shapes from '../shapes.ts'
import { endInstead, insteadOf } from './change-of-relay.ts'
import { communeMandatePath } from './commune-mandates-http.ts'
import * as problems from './mandate-problems.ts'
import * as words from './mandate-shapes.ts'
import * as store from './mandate-store.ts'

const tag = 'mandates'

/** As many as an elected official reads before signing. */
const mostAtOnce = 50

interface Signed {
  readonly communeId: string
  readonly mandateId: string
  /** As it was read by whoever signs. */
  readonly version: number
  readonly signatory: string
  /** The mandate of the relay that one leaves. */
  readonly endedId: string | null | undefined
}

/** A commune grants what was proposed to it: one mandate, or several with one signature. */
export function grantRoutes({ db, clock }: Platform): Route[] {
  const today = () => dayOf(clock())
  return [
    route({
      method: 'post',
      path: '/api/v1/communes/{insee}/mandates/{mandateId}/grant',
      who: { may: 'mandates:write' },
      tag,
      summary:
        'Grant what was proposed; what is in force with this holder, and with the one it follows, ends with it',
      params: communeMandatePath,
      body: z.object({ signatory: words.signatory, ...insteadOf }),
      replies: { 200: { description: 'Granted', json: words.mandate } },
      async handle({ place, caller, params, body, ifMatch }) {
        if (ifMatch === null) return versionNeeded
        const by = { personId: caller.personId, at: clock() }
        return db.asPerson(caller, async (tx) => {
          const party = { communeId: place.organisationId }
          const { signatory, insteadOf: endedId } = body
          const signed = { ...params, ...party, version: ifMatch, signatory, endedId }
          const refusal = await grant(tx, signed, today(), by)
          const granted = await store.mandateOf(tx, params.mandateId, party)
          if (refusal !== null || granted === undefined) return refusal ?? notFound
          return { status: 200 as const, body: words.shownMandate(granted, today()) }
        })
      },
    }),

    route({
      method: 'post',
      path: '/api/v1/communes/{insee}/mandate-grants',
      who: { may: 'mandates:write' },
      tag,
      summary: 'Grant several proposals with one signature: all of them, or none',
      params: shapes.communePath,
      body: z.object({
        mandates: z
          .array(z.object({ mandateId: z.uuid(), version: z.number().int().min(1) }))
          .min(1, 'Choisissez au moins une proposition.')
          .max(mostAtOnce, `${mostAtOnce} propositions au plus à la fois.`),
        signatory: words.signatory,
      }),
      replies: { 200: { description: 'Granted', json: z.object({ granted: z.number().int() }) } },
      async handle({ place, caller, body }) {
        const by = { personId: caller.personId, at: clock() }
        const chosen = new Map(body.mandates.map(({ mandateId, version }) => [mandateId, version]))
        await db.asPerson(caller, async (tx) => {
          for (const [mandateId, version] of chosen) {
            const { signatory } = body
            const signed = { mandateId, version, communeId: place.organisationId, signatory, endedId: null }
            const refusal = await grant(tx, signed, today(), by)
            // Thrown, so that those before it are not granted either.
            if (refusal !== null) throw new problems.Undone(refusal)
          }
        })
        return { status: 200 as const, body: { granted: chosen.size } }
      },
    }),
  ]
}

/** Null once it is granted. */
async function grant(
  tx: Tx,
  { communeId, mandateId, version, signatory, endedId }: Signed,
  today: Day,
  by: { readonly personId: string; readonly at: Date },
): Promise<Problem | null> {
  const known = await store.mandateOf(tx, mandateId, { communeId })
  if (known === undefined) return notFound
  const state = stateOfMandate(known, today)
  if (state === 'lapsed') return problems.mandateLapsed
  if (state !== 'proposed' || known.version !== version) return problems.mandateChanged
  // Thrown, so that what stood before does not end when the proposal can no longer be granted.
  if (!(await store.grantMandate(tx, known, version, { how: 'on-line', signatory }, by)))
    throw new problems.Undone(problems.mandateChanged)
  const { holderName, fromOn } = known
  const refusal = await endInstead(tx, { communeId, endedId, holderName, fromOn }, today, by)
  if (refusal !== null) throw new problems.Undone(refusal)
  return null
}
