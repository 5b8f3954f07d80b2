import { z } from '@hono/zod-openapi'
import { encode } from 'uqr'
import { notFound } from '../../../platform/http/common-problems.ts'
import { type Route, route } from '../../../platform/http/route.ts'
import type { Platform } from '../../../platform/platform.ts'
import { enrolmentLastsInMinutes, offlineProof, stateOfPhone } from '../domain/phone-code.ts'
import { addEnrolment } from './code-store.ts'
import { hashOfCode, newEnrolmentCode } from './codes.ts'
import { type KeptPhone, phonesOf, revokePhone } from './phone-store.ts'
import * as problems from './problems.ts'
import * as shapes from './shapes.ts'

const tag = 'incident'
const mostPhones = 100

/** The phones of a commune, as those who keep its numbers see them. */
export function phoneRoutes({ db, clock, secrets, publicUrl }: Platform): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/v1/communes/{insee}/phones',
      who: { may: 'incident:read' },
      tag,
      summary: 'The phones that may write in the cases of the commune, newest first',
      params: shapes.communePath,
      replies: { 200: { description: 'Phones', json: shapes.phones } },
      async handle({ place, caller }) {
        const phones = await db.asPerson(caller, (tx) => phonesOf(tx, place.organisationId))
        const now = clock()
        return {
          status: 200,
          body: {
            phones: phones.map((phone) => shownPhone(phone, now)),
            offlineProvenUntil: offlineOf(phones, now)?.expiresAt.toISOString() ?? null,
          },
        }
      },
    }),

    route({
      method: 'post',
      path: '/api/v1/communes/{insee}/phones',
      who: { may: 'space:write' },
      tag,
      summary: 'A code by which one phone comes in, within a quarter of an hour',
      params: shapes.communePath,
      body: shapes.newEnrolment,
      replies: { 201: { description: 'In this reply and nowhere else', json: shapes.enrolment } },
      async handle({ place, caller, body }) {
        if (caller.token !== undefined) return problems.onlyPeople
        const { organisationId } = place
        const at = clock()
        const code = newEnrolmentCode()
        const expiresAt = new Date(at.getTime() + enrolmentLastsInMinutes * 60_000)
        const codeHash = hashOfCode(code, secrets.sessionKey)
        return db.asPerson(caller, async (tx) => {
          const inUse = (await phonesOf(tx, organisationId)).filter(
            (phone) => stateOfPhone(phone, at) === 'in-use',
          )
          if (inUse.length >= mostPhones) return problems.tooManyPhones
          const by = { personId: caller.personId, at }
          await addEnrolment(tx, organisationId, { codeHash, expiresAt, ...body }, by)
          const link = `${publicUrl()}/tocsin/#telephone=${code}`
          const square = encode(link, { border: 2 }).data
          return { status: 201 as const, body: { code, link, square, expiresAt: expiresAt.toISOString() } }
        })
      },
    }),

    route({
      method: 'delete',
      path: '/api/v1/communes/{insee}/phones/{phoneId}',
      who: { may: 'space:write' },
      tag,
      summary: 'Revoke a phone, at once and for good',
      params: shapes.communePath.extend({ phoneId: z.uuid() }),
      replies: { 200: { description: 'Revoked', json: z.object({ revoked: z.literal(true) }) } },
      async handle({ place, caller, params }) {
        if (caller.token !== undefined) return problems.onlyPeople
        const by = { personId: caller.personId, at: clock() }
        const isRevoked = await db.asPerson(caller, (tx) =>
          revokePhone(tx, place.organisationId, params.phoneId, by),
        )
        return isRevoked ? { status: 200 as const, body: { revoked: true as const } } : notFound
      },
    }),
  ]
}

/** What the phones that still open something prove together. */
export function offlineOf(phones: readonly KeptPhone[], now: Date): ReturnType<typeof offlineProof> {
  const inUse = phones.filter((phone) => stateOfPhone(phone, now) === 'in-use')
  return offlineProof(
    inUse.map(({ openedOfflineAt }) => openedOfflineAt),
    now,
  )
}

export function shownPhone(phone: KeptPhone, now: Date): z.input<typeof shapes.phone> {
  const { id, cameBy, personName, jobTitle, label } = phone
  return {
    ...{ id, cameBy, personName, jobTitle, label },
    joinedAt: phone.joinedAt.toISOString(),
    expiresAt: phone.expiresAt?.toISOString() ?? null,
    lastUsedAt: phone.lastUsedAt?.toISOString() ?? null,
    openedOfflineAt: phone.openedOfflineAt?.toISOString() ?? null,
    revokedAt: phone.revokedAt?.toISOString() ?? null,
    state: stateOfPhone(phone, now),
  }
}
