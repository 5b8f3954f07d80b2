import ipaddr from 'ipaddr.js'

/** Cloud metadata served at an address that is otherwise public (Azure's wire server). */
const publicAddressesOfMachines = new Set(['168.63.129.16'])

/** All public IPv6 addresses are in 2000::/3 (IANA, RFC 4291 section 2.4). */
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3')

/**
 * Why Beffroi must not connect to an address, or null when it is an ordinary public one. Refused: private, loopback,
 * link-local (cloud metadata), shared (CGNAT), multicast, documentation and every other special range of IANA, and the
 * IPv6 forms that embed an IPv4 address (mapped, compatible, NAT64, 6to4, Teredo), which would reach the same places.
 */
export function refusalOf(address: string): string | null {
  if (!ipaddr.isValid(address)) return 'not-an-address'
  const parsed = ipaddr.parse(address)
  const range: string = parsed.range()
  if (range !== 'unicast') return range
  if (publicAddressesOfMachines.has(parsed.toString())) return 'metadata'
  if (parsed instanceof ipaddr.IPv6 && !parsed.match(globalUnicast)) return 'reserved'
  return null
}
