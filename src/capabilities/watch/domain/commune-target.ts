import { makeTarget, readDomain, readMail, readSite, type ScanTarget } from './target.ts'

/** What a commune said of its presence online, in `territory`'s profile. */
export interface DeclaredPresence {
  readonly mailAddress: string | null
  readonly hasNoMail: boolean
  readonly siteUrl: string | null
  readonly hasNoSite: boolean
}

/**
 * What to look at for a commune. Nothing is assumed: null until it has said, for its mail and for its site, the
 * address or that it has none. Without either, `domain` is empty and nothing is asked of the outside.
 */
export function communeTarget({
  mailAddress,
  hasNoMail,
  siteUrl,
  hasNoSite,
}: DeclaredPresence): ScanTarget | null {
  if ((mailAddress === null && !hasNoMail) || (siteUrl === null && !hasNoSite)) return null
  const declaredSite = hasNoSite ? 'none' : (siteUrl ?? 'none')
  const declaredMail = hasNoMail ? 'none' : (mailAddress ?? 'none')
  const site = readSite(declaredSite)
  const mail = readMail(declaredMail)
  const host = site.kind === 'site' ? site.host : mail.kind === 'address' ? mail.domain : ''
  const read = readDomain(host)
  if (!read.ok) return { domain: '', mail, site }
  return makeTarget(read.value, { mail: declaredMail, site: declaredSite })
}
