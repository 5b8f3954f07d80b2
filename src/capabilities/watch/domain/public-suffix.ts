import { getDomain, getPublicSuffix } from 'tldts'

/**
 * Which part of the public suffix list counts. `all`: also the suffixes that companies declare (`github.io`,
 * `wixsite.com`): two sites below them belong to two people. `registries`: only what registries sell names under (ICANN).
 */
export type SuffixSection = 'all' | 'registries'

/**
 * The public suffix of a name (`asso.fr` of `club.asso.fr`), by the rules of publicsuffix.org: the longest rule wins, an
 * exception wins over all, an unlisted ending is a suffix of one label. Lower-case A-labels, without final dot.
 * Null for what is no domain name: an address of a machine, a URL, an empty label.
 */
export function publicSuffixOf(name: string, section: SuffixSection = 'all'): string | null {
  const read = readName(name)
  return read === null ? null : getPublicSuffix(read, { allowPrivateDomains: section === 'all' })
}

/** The name somebody registered: the public suffix and one label. Null for a suffix itself and for what is no name. */
export function registrableDomainOf(name: string, section: SuffixSection = 'all'): string | null {
  const read = readName(name)
  return read === null ? null : getDomain(read, { allowPrivateDomains: section === 'all' })
}

/** Whether two names belong to the same registration. */
export function isSameRegistration(one: string, other: string): boolean {
  const registered = registrableDomainOf(one)
  return registered !== null && registered === registrableDomainOf(other)
}

const plainName = /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*$/
const notInNames = /[\s/\\?#@:[\]%<>^|]/

/** tldts also takes URLs, mail addresses, leading and doubled dots: only a name passes here, as A-labels. */
function readName(text: string): string | null {
  const given = text.replace(/\.$/, '').toLowerCase()
  if (plainName.test(given)) return given
  if (given === '' || given.startsWith('.') || notInNames.test(given)) return null
  const url = `http://${given}/`
  if (!URL.canParse(url)) return null
  const { hostname } = new URL(url)
  return plainName.test(hostname) ? hostname : null
}
