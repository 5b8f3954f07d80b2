import { type HostFault, readHostName } from './host-name.ts'
import { withoutWww } from './visit.ts'

/** The mail address a commune declares. `assumed`: nobody gave it. */
export type DeclaredMail =
  | { readonly kind: 'none' }
  | { readonly kind: 'malformed'; readonly given: string }
  | { readonly kind: 'address'; readonly address: string; readonly domain: string; readonly assumed: boolean }

/** The site a commune declares. `host` is in lower-case A-labels. */
export type DeclaredSite =
  | { readonly kind: 'none' }
  | { readonly kind: 'malformed'; readonly given: string }
  | {
      readonly kind: 'site'
      readonly url: string
      readonly scheme: 'http' | 'https'
      readonly host: string
      readonly assumed: boolean
    }

/** What is to be looked at. */
export interface ScanTarget {
  /** Lower-case A-labels, without `www.`. */
  readonly domain: string
  readonly mail: DeclaredMail
  readonly site: DeclaredSite
  /** DKIM selectors that the domain's people know of, lower case; absent when none was declared. */
  readonly dkimSelectors?: readonly string[]
}

export type DomainFault = HostFault | 'empty' | 'is-a-mail-address'

/** How the domain was read, where it differs from what was typed and the person should know. */
export type DomainRemark = 'was-a-web-address' | 'had-www'

export interface DomainRead {
  readonly domain: string
  /** The host as typed, with its `www.`: where the site is assumed to be. */
  readonly host: string
  readonly remark: DomainRemark | null
}

/** Reads the domain a person typed or pasted: accents, capitals, a whole web address. */
export function readDomain(
  text: string,
): { readonly ok: true; readonly value: DomainRead } | { readonly ok: false; readonly fault: DomainFault } {
  const given = text.trim()
  if (given === '') return { ok: false, fault: 'empty' }
  const isWebAddress = /^[a-z][a-z0-9+.-]*:\/\//i.test(given) || /^[^/@\s]+\.[^/@\s]+\//.test(given)
  const authority = isWebAddress
    ? given.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '').replace(/[/?#\\].*$/s, '')
    : given
  if (authority.includes('@')) return { ok: false, fault: 'is-a-mail-address' }
  const read = readHostName(authority.replace(/:\d{1,5}$/, ''))
  if ('fault' in read) return { ok: false, fault: read.fault }
  const bare = withoutWww(read.host)
  const domain = bare.includes('.') ? bare : read.host
  const remark = isWebAddress ? 'was-a-web-address' : domain === read.host ? null : 'had-www'
  return { ok: true, value: { domain, host: read.host, remark } }
}

/** What was declared beside the domain: a text, nothing at all (`none`), or not said (`undefined`: assumed). */
export type Declaration = string | 'none' | undefined

export function makeTarget(
  read: DomainRead,
  declared: { mail?: Declaration; site?: Declaration; dkimSelectors?: readonly string[] } = {},
): ScanTarget {
  return {
    domain: read.domain,
    mail: declared.mail === undefined ? assumedMail(read.domain) : readMail(declared.mail),
    site: declared.site === undefined ? assumedSite(read.host) : readSite(declared.site),
    ...(declared.dkimSelectors === undefined ? {} : { dkimSelectors: declared.dkimSelectors }),
  }
}

function assumedMail(domain: string): DeclaredMail {
  return { kind: 'address', address: `mairie@${domain}`, domain, assumed: true }
}

function assumedSite(host: string): DeclaredSite {
  return { kind: 'site', url: `https://${host}/`, scheme: 'https', host, assumed: true }
}

/** Letters, digits and the few signs that real addresses hold; no dot first, last or twice (RFC 5321, `Dot-string`). */
const localPart = /^[a-z0-9_+'-]+(?:\.[a-z0-9_+'-]+)*$/i
const longestLocalPart = 64

/** Reads a declared mail address; an empty text or `none` is no address. */
export function readMail(text: string): DeclaredMail {
  const given = text.trim()
  if (given === '' || given === 'none') return { kind: 'none' }
  const at = given.indexOf('@')
  const local = given.slice(0, at)
  const read = readHostName(given.slice(at + 1))
  const isWell = at > 0 && local.length <= longestLocalPart && localPart.test(local) && 'host' in read
  if (!isWell) return { kind: 'malformed', given: given.slice(0, 320) }
  return { kind: 'address', address: `${local}@${read.host}`, domain: read.host, assumed: false }
}

const longestUrl = 2048

/** Reads a declared site: an `http://` or `https://` address with a real domain name; anything else is badly written. */
export function readSite(text: string): DeclaredSite {
  const given = text.trim()
  if (given === '' || given === 'none') return { kind: 'none' }
  const malformed = { kind: 'malformed', given: given.slice(0, 320) } as const
  const authority = /^https?:\/\/([^/\\?#\s]+)/i.exec(given)?.[1]
  if (authority === undefined || given.length > longestUrl || /\s/.test(given)) return malformed
  const read = readHostName(authority.replace(/:\d{1,5}$/, ''))
  if ('fault' in read || !URL.canParse(given)) return malformed
  const url = new URL(given)
  url.hash = ''
  url.hostname = read.host
  return {
    kind: 'site',
    url: url.href,
    scheme: url.protocol === 'http:' ? 'http' : 'https',
    host: read.host,
    assumed: false,
  }
}
