import { getCommunesByInsee, getOrganisationsByOrganisationId, getSession } from '../../api-client/index.ts'
import type { Person } from '../../ui/frame/PersonMenu.tsx'
import { submitted } from '../../ui/http.ts'
import { bareFrame, type ReadFrame } from './frame-content.ts'
import { communeInWords, organisationKindInWords, placeDetail, underMandate } from './place-in-words.ts'

export interface PersonMenuPlan {
  readonly links: Person['links']
  readonly signOutPath: string
}

/**
 * Asks the API who is there and where. A commune that is unknown or closed to the person leaves the place empty: the
 * page itself says so, better than its frame. So it does when the API does not answer: the frame is then bare, and the
 * pages that need no API (the first gestures) are shown all the same.
 */
export function frameReader(menu: PersonMenuPlan): ReadFrame {
  return async ({ insee, organisationId }, signal) => {
    const [session, commune, organisation] = await Promise.all([
      submitted(getSession({ signal })),
      insee ? submitted(getCommunesByInsee({ path: { insee }, signal })) : null,
      organisationId
        ? submitted(getOrganisationsByOrganisationId({ path: { organisationId }, signal }))
        : null,
    ])
    if (!session.ok) return bareFrame
    const { person, demonstration } = session.value
    const place = commune?.ok ? commune.value : null
    const office = organisation?.ok ? organisation.value : null
    return {
      person: person && { name: person.name, ...menu },
      place: place
        ? {
            name: communeInWords(place.name),
            detail: placeDetail(place.population, place.epci?.name ?? null),
          }
        : office && { name: office.name, detail: organisationKindInWords[office.kind] },
      organisationKind: office?.kind ?? null,
      isDemonstration: demonstration,
      rights: place?.rights ?? [],
      standing: place?.mandate ? underMandate(place.mandate) : null,
    }
  }
}
