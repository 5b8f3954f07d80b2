import type { DeclaredSite } from '../domain/target.ts'
import { withoutWww } from '../domain/visit.ts'

export interface SiteAddresses {
  readonly https: string
  readonly http: string
  /** Without `www.`; null when the declared host has none. */
  readonly bareHttps: string | null
  readonly bareHttp: string | null
}

type KnownSite = Extract<DeclaredSite, { kind: 'site' }>

/** Several checks of one scan ask for those of its site. */
const written = new WeakMap<KnownSite, SiteAddresses>()

/** The addresses of a site to visit: the declared one in both schemes, and without its `www.`. */
export function siteAddresses(site: KnownSite): SiteAddresses {
  const addresses = written.get(site) ?? writeAddresses(site)
  written.set(site, addresses)
  return addresses
}

function writeAddresses(site: KnownSite): SiteAddresses {
  const bare = withoutWww(site.host)
  const isWww = bare !== site.host && bare.includes('.')
  const write = (scheme: 'http' | 'https', host: string) => {
    const url = new URL(site.url)
    // A port written for one scheme means nothing for the other.
    if (scheme !== site.scheme) url.port = ''
    url.protocol = `${scheme}:`
    url.hostname = host
    return url.href
  }
  return {
    https: write('https', site.host),
    http: write('http', site.host),
    bareHttps: isWww ? write('https', bare) : null,
    bareHttp: isWww ? write('http', bare) : null,
  }
}
