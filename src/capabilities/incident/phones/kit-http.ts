import { notFound } from '../../../platform/http/common-problems.ts'
import { type Route, route } from '../../../platform/http/route.ts'
import type { Platform } from '../../../platform/platform.ts'
import { departementOf, type Territory, timeZoneOfCommune } from '../../territory/index.ts'
import { incidentsOf, type KeptIncident } from '../log/incident-store.ts'
import { ownNumbers } from '../number-content.ts'
import { phraseOf } from '../out-of-band/out-of-band-store.ts'
import { proveOfflineName } from './offline-proof-job.ts'
import { offlineOf, shownPhone } from './phone-http.ts'
import { noteOpenedOffline, phonesOf } from './phone-store.ts'
import * as problems from './problems.ts'
import * as shapes from './shapes.ts'

const tag = 'incident'

/** What a phone keeps for the day when nothing answers, and what it says of itself. */
export function kitRoutes(
  { db, clock, queue }: Platform,
  territory: Territory,
  fingerprint: (organisationId: string) => Promise<string>,
): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/v1/communes/{insee}/phones/kit',
      who: { may: 'incident:read' },
      tag,
      summary: 'All that a phone keeps of its commune for the day without network',
      params: shapes.communePath,
      replies: { 200: { description: 'The agreed phrase is not in it', json: shapes.kit } },
      async handle({ place, caller }) {
        const { organisationId } = place
        const now = clock()
        const found = await db.asPerson(caller, async (tx) => ({
          space: await territory.space(tx, organisationId),
          contacts: await territory.contacts(tx, organisationId),
          phones: await phonesOf(tx, organisationId),
          incidents: await incidentsOf(tx, organisationId),
        }))
        const { space, contacts, incidents } = found
        if (space === undefined) return notFound
        // Whether there is one is told to phones; the phrase itself is read by people alone.
        const phrase = await db.asSystem('was a phrase agreed on with the relay', (tx) =>
          phraseOf(tx, organisationId),
        )
        const phone = found.phones.find(({ id }) => id === caller.personId)
        return {
          status: 200,
          body: {
            commune: {
              insee: space.insee,
              name: space.name,
              regionCode: space.regionCode,
              departement: departementOf(space.insee),
              timeZone: timeZoneOfCommune(space.insee),
            },
            phone: phone === undefined ? null : shownPhone(phone, now),
            numbers: ownNumbers(contacts, space.insee).map((number) => ({
              ...number,
              hours: copied(number.hours),
              source: null,
            })),
            isPhoneThroughBox: space.profile.phoneThroughBox,
            logFingerprint: await fingerprint(organisationId),
            hasAgreedPhrase: phrase !== null,
            openIncidents: incidents.filter(({ closedAt }) => closedAt === null).map(shownIncident),
            madeAt: now.toISOString(),
          },
        }
      },
    }),

    route({
      method: 'put',
      path: '/api/v1/communes/{insee}/phones/opened-offline',
      who: { may: 'incident:write' },
      tag,
      summary: 'A phone says that it has just been opened in flight mode; two of them prove the measure',
      params: shapes.communePath,
      replies: { 200: { description: 'Until when it is proven', json: shapes.openedOffline } },
      async handle({ place, caller }) {
        if (caller.token?.role !== 'phone') return problems.onlyPhones
        const { organisationId } = place
        const at = clock()
        const phones = await db.asSystem('a phone says that it opened in flight mode', async (tx) => {
          await noteOpenedOffline(tx, caller.personId, at)
          await queue.enqueue(tx, proveOfflineName, { organisationId }, organisationId)
          return phonesOf(tx, organisationId)
        })
        return {
          status: 200 as const,
          body: { provenUntil: offlineOf(phones, at)?.expiresAt.toISOString() ?? null },
        }
      },
    }),
  ]
}

function copied(hours: ReturnType<typeof ownNumbers>[number]['hours']) {
  if (hours === null || hours === 'always') return hours
  return {
    timeZone: hours.timeZone,
    slots: hours.slots.map(({ days, from, to }) => ({ days: [...days], from, to })),
  }
}

const shownIncident = (incident: KeptIncident) => ({
  ...incident,
  begunAt: incident.begunAt.toISOString(),
  openedAt: incident.openedAt.toISOString(),
  closedAt: incident.closedAt?.toISOString() ?? null,
})
