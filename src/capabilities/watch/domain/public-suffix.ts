import { getDomain, getPublicSuffix } from 'tldts'
import { readDnsName } from './host-name.ts'

/**
 * Which part of the public suffix list counts. `all`: also the suffixes that companies declare (`github.io`,
 * `wixsite.com`): two sites below them belong to two people. `registries`: only what registries sell names under (ICANN).
 */
type SuffixSection = 'all' | 'registries'

/**
 * The public suffix of a name (`asso.fr` of `club.asso.fr`), by the rules of publicsuffix.org: the longest rule wins, an
 * exception wins over all, an unlisted ending is a suffix of one label. Lower-case A-labels, without final dot.
 * Null for what is no domain name: an address of a machine, a URL, an empty label.
 */
export function publicSuffixOf(name: string, section: SuffixSection = 'all'): string | null {
  const read = readDnsName(name)
  return read === null ? null : getPublicSuffix(read, { allowPrivateDomains: section === 'all' })
}

/** The name somebody registered: the public suffix and one label. Null for a suffix itself and for what is no name. */
export function registrableDomainOf(name: string, section: SuffixSection = 'all'): string | null {
  const read = readDnsName(name)
  return read === null ? null : getDomain(read, { allowPrivateDomains: section === 'all' })
}

/** Whether two names belong to the same registration. */
export function isSameRegistration(one: string, other: string): boolean {
  const registered = registrableDomainOf(one)
  return registered !== null && registered === registrableDomainOf(other)
}
