import { problem } from '../../../platform/http/problem.ts'
import { type Route, route } from '../../../platform/http/route.ts'
import type { Platform } from '../../../platform/platform.ts'
import { seal, unseal } from '../../../platform/seal.ts'
import { onlyPeople } from '../phones/problems.ts'
import * as store from './out-of-band-store.ts'
import * as shapes from './shapes.ts'

const tag = 'incident'
const phrasePurpose = 'beffroi agreed phrase v1'

const sameAsAccount = problem(
  422,
  'outside-address-inside',
  'Cette adresse est celle de votre compte',
  'Si la messagerie de la mairie est prise, l’adresse de secours doit être ailleurs. Rien n’a été enregistré. Donnez une adresse personnelle, ou celle d’un autre service.',
)

/** What is prepared in peacetime: the phrase by which the relay is known, and where each person is written to. */
export function knownVoiceRoutes({ db, clock, secrets }: Platform): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/v1/communes/{insee}/agreed-phrase',
      who: { may: 'incident:read' },
      tag,
      summary: 'The phrase that whoever speaks for the relay must say; never to a phone or a program',
      params: shapes.communePath,
      replies: { 200: { description: 'Null when none was agreed', json: shapes.agreedPhrase } },
      async handle({ place, caller }) {
        if (caller.token !== undefined) return onlyPeople
        const kept = await db.asPerson(caller, (tx) => store.phraseOf(tx, place.organisationId))
        const phrase = kept === null ? null : readSealed(kept.sealedPhrase, secrets.sessionKey)
        return {
          status: 200 as const,
          body: { phrase, setAt: phrase === null ? null : (kept?.setAt.toISOString() ?? null) },
        }
      },
    }),

    route({
      method: 'put',
      path: '/api/v1/communes/{insee}/agreed-phrase',
      who: { may: 'space:write' },
      tag,
      summary: 'Agree on another phrase',
      params: shapes.communePath,
      body: shapes.phraseChange,
      replies: { 200: { description: 'Kept, sealed', json: shapes.agreedPhrase } },
      async handle({ place, caller, body: { phrase } }) {
        if (caller.token !== undefined) return onlyPeople
        const at = clock()
        const sealed = seal(phrase, secrets.sessionKey, phrasePurpose)
        await db.asPerson(caller, (tx) =>
          store.savePhrase(tx, place.organisationId, sealed, { personId: caller.personId, at }),
        )
        return { status: 200 as const, body: { phrase, setAt: at.toISOString() } }
      },
    }),

    route({
      method: 'get',
      path: '/api/v1/communes/{insee}/outside-address',
      who: { may: 'incident:read' },
      tag,
      summary: 'Where the caller is written to when the mail of the commune is affected',
      params: shapes.communePath,
      replies: { 200: { description: 'Nulls when nothing is prepared', json: shapes.outsideAddress } },
      async handle({ place, caller }) {
        const kept = await db.asPerson(caller, (tx) =>
          store.outsideAddressOf(tx, place.organisationId, caller.personId),
        )
        return { status: 200, body: shownAddress(kept) }
      },
    }),

    route({
      method: 'put',
      path: '/api/v1/communes/{insee}/outside-address',
      who: { may: 'incident:read' },
      tag,
      summary: 'Prepare one’s own address outside; it counts for emergencies that begin later',
      params: shapes.communePath,
      body: shapes.outsideChange,
      replies: { 200: { description: 'Kept', json: shapes.outsideAddress } },
      async handle({ place, caller, body }) {
        if (caller.token !== undefined) return onlyPeople
        if (domainOf(body.address) === domainOf(caller.email)) return sameAsAccount
        const at = clock()
        await db.asPerson(caller, (tx) =>
          store.saveOutsideAddress(tx, place.organisationId, caller, body, at),
        )
        return { status: 200 as const, body: shownAddress({ ...body, updatedAt: at }) }
      },
    }),

    route({
      method: 'delete',
      path: '/api/v1/communes/{insee}/outside-address',
      who: { may: 'incident:read' },
      tag,
      summary: 'Forget one’s own address outside',
      params: shapes.communePath,
      replies: { 200: { description: 'Forgotten', json: shapes.outsideAddress } },
      async handle({ place, caller }) {
        if (caller.token !== undefined) return onlyPeople
        await db.asPerson(caller, (tx) =>
          store.removeOutsideAddress(tx, place.organisationId, caller.personId),
        )
        return { status: 200 as const, body: shownAddress(null) }
      },
    }),
  ]
}

/** Null when another installation sealed it: another phrase has to be agreed on. */
export function readSealed(sealed: string, installationKey: string): string | null {
  try {
    return unseal(sealed, installationKey, phrasePurpose)
  } catch {
    return null
  }
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase()

const shownAddress = (kept: store.OutsideAddress | null) => ({
  address: kept?.address ?? null,
  phone: kept?.phone ?? null,
  updatedAt: kept?.updatedAt.toISOString() ?? null,
})
