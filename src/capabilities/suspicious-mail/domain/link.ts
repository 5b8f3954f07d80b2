import { isAmong, isSameOwner, registrableOf } from './domain-names.ts'
import { isSure, type LookAlikeSeen, lookAlikeOf, type Protected } from './look-alike.ts'
import { plainText } from './plain-text.ts'
import { shownHost } from './punycode.ts'
import type { ReasonCode } from './reason.ts'

/** A place a message leads to. `shown` is what the eye reads on it; empty where nothing is. */
export interface LinkSeen {
  readonly shown: string
  readonly target: string
  /** `image`: read in a QR code. */
  readonly from: 'text' | 'page' | 'form' | 'image' | 'document'
}

export interface KnownHosts {
  /** Their addresses say nothing of where they lead. */
  readonly shorteners: readonly string[]
  /** Anybody may put a page there in a minute. */
  readonly freeHosting: readonly string[]
  /** Services that put themselves between a link and its target to count or to protect: `safelinks`. */
  readonly wrappers: readonly { readonly host: string; readonly parameter: string }[]
}

export interface LinkFault {
  readonly code: ReasonCode
  readonly host: string
  /** The real target, once known wrappers are taken off. */
  readonly target: string
  readonly likes?: LookAlikeSeen
}

export interface LinkJudging {
  readonly known: KnownHosts
  readonly protects: readonly Protected[]
  /** The domain of an authenticated author: its own trackers may stand behind its own links. */
  readonly authenticatedAs: string | null
}

const longestTarget = 8192

/** What is wrong with a link. The address is read as browsers read it, and never visited. */
export function faultsOfLink(link: LinkSeen, { known, protects, authenticatedAs }: LinkJudging): LinkFault[] {
  const written = link.target.slice(0, longestTarget).replace(/[\t\r\n]/g, '')
  const scheme = /^[\s\0-\x20]*([a-z][a-z0-9+.-]*):/i.exec(written)?.[1]?.toLowerCase()
  if (scheme !== undefined && runsCode(scheme, written))
    return [{ code: 'link-runs-code', host: '', target: written }]
  const url = URL.parse(written)
  if (url === null || !/^https?:$/.test(url.protocol)) return []
  const target = unwrapped(url, known)
  const host = target.hostname.replace(/\.$/, '')
  const fault = (code: ReasonCode, likes?: LookAlikeSeen): LinkFault => ({
    code,
    host,
    target: target.href,
    ...(likes === undefined ? {} : { likes }),
  })
  const faults: LinkFault[] = []
  const likes = lookAlikeOf(host, protects)
  if (likes !== null) faults.push(fault(isSure(likes) ? 'link-looks-alike' : 'link-resembles', likes))
  if (target.username !== '' && /[.%]/.test(target.username)) faults.push(fault('link-hides-host'))
  if (/^[\d.]+$|^\[/.test(host)) faults.push(fault('link-to-number'))
  if (likes === null && isDisguised(host)) faults.push(fault('link-in-other-alphabet'))
  if (isAmong(host, known.shorteners)) faults.push(fault('link-shortened'))
  if (isAmong(host, known.freeHosting)) faults.push(fault('link-to-free-hosting'))
  if (passesOn(target)) faults.push(fault('link-passes-on'))
  if (link.from === 'image') faults.push(fault('link-in-image'))
  const shown = hostShown(link.shown)
  if (shown !== null && link.from !== 'image' && !isSameOwner(shown, host) && shown !== host) {
    const isTracked = authenticatedAs !== null && isSameOwner(shown, authenticatedAs)
    faults.push(fault(isTracked ? 'link-shows-tracked-site' : 'link-shows-other-site'))
  }
  return faults
}

function runsCode(scheme: string, written: string): boolean {
  if (scheme === 'javascript' || scheme === 'vbscript') return true
  if (scheme === 'ms-msdt' || scheme === 'search-ms' || scheme === 'ms-officecmd') return true
  return scheme === 'data' && /^\s*data:\s*(?:text\/html|application\/|image\/svg|text\/xml)/i.test(written)
}

/** Protection services write the true address into a parameter: it is the one to judge. */
function unwrapped(url: URL, { wrappers }: KnownHosts): URL {
  let current = url
  for (let turn = 0; turn < 3; turn++) {
    const wrapper = wrappers.find(({ host }) => isAmong(current.hostname, [host]))
    const inner = wrapper && URL.parse(current.searchParams.get(wrapper.parameter) ?? '')
    if (!inner || !/^https?:$/.test(inner.protocol)) return current
    current = inner
  }
  return current
}

/** An address of another site in the address itself: the first site may pass the visitor on to it. */
function passesOn(url: URL): boolean {
  for (const value of url.searchParams.values()) {
    const inner = /^(?:https?:)?\/\//i.test(value) ? URL.parse(value, url.href) : null
    if (inner !== null && inner.hostname !== url.hostname && !isSameOwner(inner.hostname, url.hostname))
      return true
  }
  return false
}

/** A label that mixes Latin with letters drawn alike, or is wholly made of them: `аррle`. */
function isDisguised(host: string): boolean {
  return host
    .split('.')
    .filter((label) => label.startsWith('xn--'))
    .some((label) => {
      const shown = shownHost(label)
      const isForeign = /[\u0370-\u03ff\u0400-\u052f]/.test(shown)
      return isForeign && /^[a-z0-9-]+$/.test(plainText(shown))
    })
}

/** The site that a text shows, where the text is an address: `www.impots.gouv.fr`, `https://commune.fr/x`. */
export function hostShown(shown: string): string | null {
  const text = shown.trim().slice(0, 500)
  const match = /^(?:(https?:\/\/)|www\.)?([\p{L}\d-]+(?:\.[\p{L}\d-]+)+)(?:[:/?#]\S*)?$/iu.exec(text)
  if (match === null) return null
  const url = URL.parse(match[1] === undefined ? `https://${text}` : text)
  const host = url?.hostname ?? ''
  // « facture.pdf » is the name of a file, unless it says to be an address.
  const isSaid = match[1] !== undefined || /^www\./i.test(text) || text.includes('/')
  if (
    registrableOf(host) === null ||
    (!isSaid && /\.(?:pdf|docx?|xlsx?|zip|html?|png|jpe?g|txt|csv|odt|ods)$/i.test(text))
  )
    return null
  return host
}
