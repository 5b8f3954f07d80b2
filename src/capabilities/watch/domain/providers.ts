/** What tells a provider from the names of its servers. Endings start with a dot. */
export interface Provider {
  /** kebab-case; its steps are in `content/providers/<id>.fr.yaml`. */
  readonly id: string
  readonly name: string
  /** Endings of the servers that hold zones (NS). */
  readonly nameServers: readonly string[]
  /** Endings of the servers that take mail (MX). */
  readonly mailServers: readonly string[]
}

/**
 * The usual ones of French communes. Source: the servers each gives to its customers, read in their help and in the
 * DNS; an ending that is not sure is left out, since a provider that is not recognised does no harm.
 */
export const providers: readonly Provider[] = [
  {
    id: 'ovhcloud',
    name: 'OVHcloud',
    nameServers: ['.ovh.net', '.ovh.ca', '.anycast.me'],
    mailServers: ['.mail.ovh.net'],
  },
  { id: 'gandi', name: 'Gandi', nameServers: ['.gandi.net'], mailServers: ['.mail.gandi.net'] },
  {
    id: 'ionos',
    name: 'IONOS',
    nameServers: ['.ui-dns.com', '.ui-dns.org', '.ui-dns.de', '.ui-dns.biz', '.1and1.fr', '.1and1.com'],
    mailServers: ['.ionos.fr', '.ionos.com', '.ionos.de', '.1and1.fr', '.kundenserver.de'],
  },
  {
    id: 'infomaniak',
    name: 'Infomaniak',
    nameServers: ['.infomaniak.ch', '.infomaniak.com'],
    mailServers: ['.infomaniak.ch', '.infomaniak.com'],
  },
  { id: 'scaleway', name: 'Scaleway', nameServers: ['.scw.cloud'], mailServers: [] },
  {
    id: 'bookmyname',
    name: 'BookMyName (Online)',
    nameServers: ['.bookmyname.com', '.online.net'],
    mailServers: [],
  },
  {
    id: 'lws',
    name: 'LWS',
    nameServers: ['.lws.fr', '.lwsdns.com'],
    mailServers: ['.lws.fr', '.lwsdns.com'],
  },
  {
    id: 'amen',
    name: 'Amen',
    nameServers: ['.amenworld.com', '.amen.fr'],
    mailServers: ['.amenworld.com', '.amen.fr'],
  },
  {
    id: 'hostinger',
    name: 'Hostinger',
    nameServers: ['.dns-parking.com', '.hostinger.com'],
    mailServers: ['.hostinger.com'],
  },
  { id: 'cloudflare', name: 'Cloudflare', nameServers: ['.ns.cloudflare.com'], mailServers: [] },
  {
    id: 'microsoft-365',
    name: 'Microsoft 365',
    nameServers: [],
    mailServers: ['.mail.protection.outlook.com', '.mx.microsoft'],
  },
  {
    id: 'google-workspace',
    name: 'Google Workspace',
    nameServers: [],
    mailServers: ['.google.com', '.googlemail.com'],
  },
  { id: 'mailo', name: 'Mailo (Net-C)', nameServers: [], mailServers: ['.mailo.com', '.net-c.com'] },
  {
    id: 'zimbra',
    name: 'Zimbra (souvent chez une structure de mutualisation)',
    nameServers: [],
    mailServers: [],
  },
]

/** The provider that holds a zone, from its name servers; null when none is known, or when two share it. */
export function holderOf(nameServers: readonly string[]): Provider | null {
  return soleOwner(nameServers, (provider) => provider.nameServers)
}

/** The provider that takes the mail, from its mail servers; null when none is known, or when two share it. */
export function mailHostOf(exchanges: readonly string[]): Provider | null {
  return soleOwner(exchanges, (provider) => provider.mailServers)
}

function soleOwner(
  hosts: readonly string[],
  endingsOf: (provider: Provider) => readonly string[],
): Provider | null {
  const isTheirs = (host: string, ending: string) => `.${host.toLowerCase()}`.endsWith(ending)
  const owners = providers.filter((provider) =>
    hosts.some((host) => endingsOf(provider).some((ending) => isTheirs(host, ending))),
  )
  return owners.length === 1 ? (owners[0] ?? null) : null
}

/**
 * The name of a record as the form of its zone asks for it: what comes before the zone, `bare` for the zone itself.
 * Null when the name does not stand in the zone.
 */
export function typedName(name: string, zone: string, bare: string): string | null {
  if (name === zone) return bare
  return name.endsWith(`.${zone}`) ? name.slice(0, -zone.length - 1) : null
}

/** Of the zones, the one in which a name stands: the longest. */
export function zoneOf<Z extends { readonly zone: string }>(name: string, zones: readonly Z[]): Z | null {
  const holding = zones.filter(({ zone }) => name === zone || name.endsWith(`.${zone}`))
  return holding.toSorted((one, other) => other.zone.length - one.zone.length)[0] ?? null
}
