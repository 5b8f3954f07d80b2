import { getCommunesByInsee, getSession } from '../../api-client/index.ts'
import type { Person } from '../../ui/frame/PersonMenu.tsx'
import { loaded, submitted } from '../../ui/http.ts'
import type { ReadFrame } from './frame-content.ts'
import { communeInWords, placeDetail } from './place-in-words.ts'

export interface PersonMenuPlan {
  readonly links: Person['links']
  readonly signOutPath: string
}

/**
 * Asks the API who is there and where. A commune that is unknown or closed to the person leaves the place empty: the
 * page itself says so, better than its frame.
 */
export function frameReader(menu: PersonMenuPlan): ReadFrame {
  return async (insee, signal) => {
    const [session, commune] = await Promise.all([
      loaded(getSession({ signal })),
      insee ? submitted(getCommunesByInsee({ path: { insee }, signal })) : null,
    ])
    const place = commune?.ok ? commune.value : null
    return {
      person: session.person && { name: session.person.name, ...menu },
      place: place && {
        name: communeInWords(place.name),
        detail: placeDetail(place.population, place.epci?.name ?? null),
      },
      isDemonstration: session.demonstration,
    }
  }
}
