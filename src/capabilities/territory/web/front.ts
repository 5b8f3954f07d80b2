import type { CommuneSpace, SeenCommune } from '../../../api-client/index.ts'

/**
 * Where one lands in a commune: on the first visit until something was said, then on what is to be done today. Both
 * pages are kept by `home`, which stands above this slice.
 */
export function frontOf({ insee, profile }: Pick<CommuneSpace, 'insee' | 'profile'>): string {
  return `/communes/${insee}/${hasSaidNothing(profile) ? 'premiere-visite' : 'aujourdhui'}`
}

/** Where a provider of communes lands, who is nothing else: kept by `plan`, which stands above this slice. */
export const frontOfProvider = '/ce-qu-on-me-demande'

/** Where somebody lands who is not shown everything, first that fits: under a mandate, or helping for a while. */
const doors = [
  { path: 'aujourdhui', rights: ['plan:read', 'diagnostic:read', 'presence:read'] },
  { path: 'plan', rights: ['plan:read'] },
  { path: 'questions', rights: ['diagnostic:read'] },
  { path: 'constats', rights: ['presence:read'] },
] as const

export function frontWith(space: Pick<SeenCommune, 'insee' | 'profile' | 'rights'>): string {
  const { insee, rights } = space
  if (rights.includes('space:write')) return frontOf(space)
  const door = doors.find((one) => one.rights.every((right) => rights.includes(right)))
  return `/communes/${insee}/${door?.path ?? 'urgence'}`
}

function hasSaidNothing({ mailAddress, hasNoMail, siteUrl, hasNoSite }: CommuneSpace['profile']): boolean {
  return mailAddress === null && !hasNoMail && siteUrl === null && !hasNoSite
}
