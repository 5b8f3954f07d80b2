import { getDomain, getPublicSuffix } from 'tldts'

/** The name somebody registered, below what companies lend too (`github.io`). Null for an address or a bare suffix. */
export const registrableOf = (host: string): string | null =>
  getDomain(host, { allowPrivateDomains: true }) ?? null

/** `impots.gouv.fr` -> `impots`. Empty for what is no registrable name. */
export function labelOf(domain: string): string {
  const registrable = registrableOf(domain)
  const suffix = registrable === null ? null : getPublicSuffix(registrable, { allowPrivateDomains: true })
  return registrable === null || suffix === null ? '' : registrable.slice(0, -suffix.length - 1)
}

/** Whether `host` is `domain` or below it. Both in lower case. */
export const isAtOrBelow = (host: string, domain: string): boolean =>
  host === domain || host.endsWith(`.${domain}`)

/** Whether `host` is at or below one of the domains. */
export const isAmong = (host: string, domains: readonly string[]): boolean =>
  domains.some((domain) => isAtOrBelow(host, domain))

/** Whether two hosts belong to one registration. */
export function isSameOwner(one: string, other: string): boolean {
  const registrable = registrableOf(one)
  return registrable !== null && registrable === registrableOf(other)
}

/** What follows the last « @ », in lower case and without a final dot; empty without one. */
export function domainOfAddress(address: string): string {
  const at = address.lastIndexOf('@')
  return at < 0
    ? ''
    : address
        .slice(at + 1)
        .toLowerCase()
        .replace(/\.$/, '')
}
