/**
 * RDAP servers of the endings that French public bodies use, as the bootstrap file of IANA gives them (RFC 9224,
 * data.iana.org/rdap/dns.json). Written down on 22 November 2026 from public knowledge of that file: a setting
 * (`SCAN_RDAP`) replaces the whole table. `.eu` and the Pacific collectivities publish no RDAP server there.
 */
const servers: Readonly<Record<string, string>> = {
  fr: 'https://rdap.nic.fr/',
  re: 'https://rdap.nic.re/',
  pm: 'https://rdap.nic.pm/',
  tf: 'https://rdap.nic.tf/',
  wf: 'https://rdap.nic.wf/',
  yt: 'https://rdap.nic.yt/',
  alsace: 'https://rdap.nic.alsace/',
  bzh: 'https://rdap.nic.bzh/',
  corsica: 'https://rdap.nic.corsica/',
  paris: 'https://rdap.nic.paris/',
  com: 'https://rdap.verisign.com/com/v1/',
  net: 'https://rdap.verisign.com/net/v1/',
  org: 'https://rdap.publicinterestregistry.org/rdap/',
}

/** The server to ask for the names of an ending, with its final slash; null when none is known. */
export const serverOf = (ending: string): string | null =>
  Object.hasOwn(servers, ending) ? (servers[ending] ?? null) : null
