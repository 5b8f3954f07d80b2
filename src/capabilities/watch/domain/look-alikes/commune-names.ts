import { getDomain, getPublicSuffix } from 'tldts'
import { genericMailDomains } from '../lists.ts'
import type { ScanTarget } from '../target.ts'

/** By what a commune is called: what look-alikes are made from. */
export interface CommuneNames {
  /** Registrable domains that are its own, in A-labels: of its site first, then of its mail. */
  readonly domains: readonly string[]
  /** Its official name, « Saint-Point »; null when not known. */
  readonly name: string | null
  /** `71`, `2A`, `974`; decides which regional endings are near. Null when not known. */
  readonly departementCode: string | null
}

/** Under these, names are given to communes by whoever holds them: the holder's name is not the commune's. */
const sharedDomains: ReadonlySet<string> = new Set([
  'collectivite.fr',
  'pagesperso-orange.fr',
  'free.fr',
  'e-monsite.com',
])

const withPrivateSuffixes = { allowPrivateDomains: true }

/** The registrable domain that a host belongs to; null under a provider's or another shared domain. */
export function ownDomainOf(host: string): string | null {
  const domain = getDomain(host, withPrivateSuffixes)
  if (domain === null || sharedDomains.has(domain) || genericMailDomains.has(domain)) return null
  // Below a private suffix (RFC 9499 "public suffix"; `wixsite.com`) the provider decides who is called what.
  return getDomain(host) === domain ? domain : null
}

/** The domains of a commune, its site's first; none when it has neither or both are at a provider's. */
export function ownDomainsOf({ site, mail }: Pick<ScanTarget, 'site' | 'mail'>): string[] {
  const hosts = [site.kind === 'site' ? site.host : null, mail.kind === 'address' ? mail.domain : null]
  const domains = hosts.flatMap((host) => (host === null ? [] : (ownDomainOf(host) ?? [])))
  return [...new Set(domains)]
}

/** A registrable domain cut in two: `mairie-cluny` and `fr`. Null for anything else. */
export function labelAndEnding(domain: string): { label: string; ending: string } | null {
  if (getDomain(domain) !== domain) return null
  const ending = getPublicSuffix(domain)
  return ending === null ? null : { label: domain.slice(0, -ending.length - 1), ending }
}

/** Words around the name of a place in the domains of town halls, longest first. */
const townHallWords =
  /^(?:mairie-?de-?|ville-?de-?|commune-?de-?|mairie-?d-|ville-?d-|commune-?d-|mairie-?|ville-|commune-?|www-)|-?(?:mairie|commune)$|-ville$|-fr$/g

/** `mairie-de-cluny`, `cluny-mairie` -> `cluny`. What is only such a word stays as it is. */
export function withoutTownHallWords(label: string): string {
  const bare = label.replace(townHallWords, '')
  return bare.length < 2 ? label : bare
}

/** `L’Haÿ-les-Roses` -> its words in plain letters, and its name with accents when it has any. */
export function wordsOfName(name: string): { words: string[]; accented: string | null } {
  const lower = name.normalize('NFC').toLowerCase().replaceAll('œ', 'oe').replaceAll('æ', 'ae')
  const accented = lower.replace(/[^\p{L}\p{M}\d]+/gu, '-').replace(/^-+|-+$/g, '')
  const plain = accented.normalize('NFD').replace(/\p{M}/gu, '')
  const words = plain.split(/[^a-z0-9]+/).filter((word) => word !== '')
  return { words, accented: accented === plain ? null : accented }
}

const fullWords: Readonly<Record<string, string>> = {
  st: 'saint',
  ste: 'sainte',
  sts: 'saints',
  stes: 'saintes',
}

/**
 * What a label says of a place, to be compared with the names of other communes: town hall's words and hyphens gone,
 * « st » written out. `st-point-mairie` -> `saintpoint`.
 */
export function placeKey(label: string): string {
  return withoutTownHallWords(label)
    .split('-')
    .map((word) => fullWords[word] ?? word)
    .join('')
}
