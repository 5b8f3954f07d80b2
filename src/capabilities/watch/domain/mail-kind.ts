import { genericMailDomains } from './lists.ts'

/** What kind of mail a commune uses: a domain of its own, a consumer provider, the relay's, or somebody else's. */
export type MailKind = 'own' | 'own-below' | 'consumer' | 'relay' | 'other'

/**
 * `sameOrganisation` compares registrable domains (public suffix list): `mairie.commune.fr` belongs with `commune.fr`.
 * `relayDomains` are the mail domains of the relays that watch over the commune.
 */
export function mailKindOf(
  mailDomain: string,
  domain: string,
  sameOrganisation: boolean,
  relayDomains: readonly string[] = [],
): MailKind {
  if (genericMailDomains.has(mailDomain)) return 'consumer'
  if (mailDomain === domain) return 'own'
  const isUnder = (parent: string) => mailDomain === parent || mailDomain.endsWith(`.${parent}`)
  if (relayDomains.some(isUnder)) return 'relay'
  return sameOrganisation ? 'own-below' : 'other'
}
