/** Why a text is no domain name of the Internet. */
export type HostFault = 'too-long' | 'half-typed' | 'is-an-address' | 'badly-written'

const longestName = 253
const longestLabel = 63
const label = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/
/** An ending is letters only (RFC 3696 section 2), or an internationalised one. */
const ending = /^(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/

/**
 * Reads a host name as people write it, in capitals, with accents (IDNA 2008 by the WHATWG rules, as browsers), a final dot.
 * Gives lower-case A-labels, or why it cannot be one.
 */
export function readHostName(text: string): { readonly host: string } | { readonly fault: HostFault } {
  const given = text.replace(/\.$/, '')
  if (given.length > longestName) return { fault: 'too-long' }
  if (given === '' || /[\s/\\?#@:[\]%<>^|]/.test(given)) return { fault: 'badly-written' }
  const host = asciiOf(given)
  if (host === null) return { fault: given.includes('.') ? 'badly-written' : 'half-typed' }
  if (/^[\d.]+$/.test(host)) return { fault: 'is-an-address' }
  const labels = host.split('.')
  if (host.length > longestName || labels.some((each) => each.length > longestLabel))
    return { fault: 'too-long' }
  if (labels.length < 2) return { fault: 'half-typed' }
  if (!labels.every((each) => label.test(each))) return { fault: 'badly-written' }
  return ending.test(labels.at(-1) ?? '') ? { host } : { fault: 'half-typed' }
}

const dnsName = /^[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*$/
const notInNames = /[\s/\\?#@:[\]%<>^|]/

/**
 * Reads any name one may ask the DNS for: one label is enough (`fr`), underscores are allowed (`_dmarc.commune.fr`), a final
 * dot too. Gives lower-case A-labels; null for what is none: a URL, an address, an empty label.
 */
export function readDnsName(text: string): string | null {
  const given = text.replace(/\.$/, '').toLowerCase()
  if (given.length > longestName || given.startsWith('.') || notInNames.test(given)) return null
  const name = /^[\x21-\x7e]+$/.test(given) ? given : asciiOf(given)
  if (name === null || name.length > longestName || /^[\d.]+$/.test(name)) return null
  return dnsName.test(name) ? name : null
}

function asciiOf(name: string): string | null {
  const url = `http://${name}/`
  if (!URL.canParse(url)) return null
  const { hostname } = new URL(url)
  return hostname.replace(/\.$/, '')
}
