/** Kept for documents (RFC 5737): nothing answers there. */
const nowhere = '203.0.113.66'
const ending = '-demonstration'

interface InventedZone {
  readonly A: readonly string[]
  readonly MX: readonly { readonly preference: number; readonly exchange: string }[]
}

/**
 * The names of the demonstration that look like a commune's invented domain `x-demonstration.fr`; all contain that
 * word, so that none is a real one. Null: no such name.
 * @param isKnown whether a commune of the demonstration has this domain
 * @param siteAddress where the sites of the demonstration are
 */
function zoneOf(
  name: string,
  isKnown: (domain: string) => boolean,
  siteAddress: string,
): InventedZone | null {
  if (name.startsWith('mairie-') && name.endsWith(`${ending}.fr`) && isKnown(name.slice('mairie-'.length))) {
    return { A: [nowhere], MX: [{ preference: 10, exchange: `mx.${name}` }] }
  }
  if (name.endsWith(`${ending}.com`) && isKnown(name.replace(/com$/, 'fr')))
    return { A: [siteAddress], MX: [] }
  const isMistyped = name.endsWith('-demonstratoin.fr') && isKnown(name.replace('-demonstratoin', ending))
  return isMistyped ? { A: [], MX: [] } : null
}

/** What the invented DNS answers about such a name; null when it is not one. */
export function lookAlikeRecords(
  name: string,
  type: string,
  isKnown: (domain: string) => boolean,
  siteAddress: string,
): readonly unknown[] | null {
  const zone = zoneOf(name.replace(/^www\./, ''), isKnown, siteAddress)
  if (zone === null) return null
  switch (type) {
    case 'A':
      return zone.A
    case 'MX':
      return zone.MX
    case 'NS':
      return name.startsWith('www.') ? [] : [`ns1.${name}`, `ns2.${name}`]
    case 'SOA':
      return name.startsWith('www.')
        ? []
        : [{ mname: `ns1.${name}`, rname: `hostmaster.${name}`, serial: 1, minimum: 3600 }]
    default:
      return []
  }
}
