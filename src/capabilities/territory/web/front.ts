import type { CommuneSpace } from '../../../api-client/index.ts'

/**
 * Where one lands in a commune: on the first visit until something was said, then on what is to be done today. Both
 * pages are kept by `home`, which stands above this slice.
 */
export function frontOf({ insee, profile }: Pick<CommuneSpace, 'insee' | 'profile'>): string {
  return `/communes/${insee}/${hasSaidNothing(profile) ? 'premiere-visite' : 'aujourdhui'}`
}

function hasSaidNothing({ mailAddress, hasNoMail, siteUrl, hasNoSite }: CommuneSpace['profile']): boolean {
  return mailAddress === null && !hasNoMail && siteUrl === null && !hasNoSite
}
