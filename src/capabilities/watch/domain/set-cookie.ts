/** A cookie as browsers would keep it, without its value: that may open somebody's session. */
export interface Cookie {
  readonly name: string
  readonly isSecure: boolean
  readonly isHttpOnly: boolean
  /** Null: not said, or not understood; browsers then act as for `lax`. */
  readonly sameSite: 'strict' | 'lax' | 'none' | null
  /** Why browsers throw it away; null when they keep it. */
  readonly refusal: CookieRefusal | null
}

export type CookieRefusal = 'same-site-none-without-secure' | 'prefix-not-kept'

const longestPair = 4096
const longestAttribute = 1024

/**
 * Reads a `Set-Cookie` header by RFC 6265bis, section 5.6 (draft-ietf-httpbis-rfc6265bis). Null when browsers ignore
 * it, or when it takes a cookie away (`Max-Age` of zero or less, `Expires` past).
 */
export function readSetCookie(header: string, now: Date): Cookie | null {
  if (hasControlCharacter(header)) return null
  const [pair = '', ...written] = header.split(';')
  const equals = pair.indexOf('=')
  const name = trim(equals === -1 ? '' : pair.slice(0, equals))
  const value = trim(equals === -1 ? pair : pair.slice(equals + 1))
  if (name.length + value.length > longestPair || (name === '' && value === '')) return null
  const attributes = readAttributes(written)
  if (isTakenAway(attributes, now)) return null
  const isSecure = attributes.has('secure')
  const sameSite = sameSiteOf(attributes.get('samesite'))
  return {
    name,
    isSecure,
    isHttpOnly: attributes.has('httponly'),
    sameSite,
    refusal: refusalOf(name, isSecure, sameSite, attributes),
  }
}

/** The last one of a name counts (section 5.7). */
function readAttributes(written: readonly string[]): Map<string, string> {
  const attributes = new Map<string, string>()
  for (const text of written) {
    const equals = text.indexOf('=')
    const name = trim(equals === -1 ? text : text.slice(0, equals)).toLowerCase()
    const value = equals === -1 ? '' : trim(text.slice(equals + 1))
    if (name !== '' && value.length <= longestAttribute) attributes.set(name, value)
  }
  return attributes
}

const trim = (text: string) => text.replace(/^[ \t]+|[ \t]+$/g, '')

/** Control characters but the tab (section 5.6, step 1). */
function hasControlCharacter(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if ((code < 0x20 && code !== 0x09) || code === 0x7f) return true
  }
  return false
}

/** `Max-Age` wins over `Expires` (section 5.7). */
function isTakenAway(attributes: ReadonlyMap<string, string>, now: Date): boolean {
  const maxAge = attributes.get('max-age')
  if (maxAge !== undefined && /^-?[0-9]+$/.test(maxAge)) return Number(maxAge) <= 0
  const expires = Date.parse(attributes.get('expires')?.replaceAll('-', ' ') ?? '')
  return !Number.isNaN(expires) && expires <= now.getTime()
}

function sameSiteOf(value: string | undefined): Cookie['sameSite'] {
  const lower = value?.toLowerCase()
  return lower === 'strict' || lower === 'lax' || lower === 'none' ? lower : null
}

/** Sections 5.7 (steps 17 to 21): `SameSite=None` and the prefixes ask for `Secure`. */
function refusalOf(
  name: string,
  isSecure: boolean,
  sameSite: Cookie['sameSite'],
  attributes: ReadonlyMap<string, string>,
): CookieRefusal | null {
  if (sameSite === 'none' && !isSecure) return 'same-site-none-without-secure'
  const lower = name.toLowerCase()
  if (lower.startsWith('__secure-') && !isSecure) return 'prefix-not-kept'
  if (!lower.startsWith('__host-')) return null
  const isForHost = isSecure && attributes.get('path') === '/' && !attributes.get('domain')
  return isForHost ? null : 'prefix-not-kept'
}

/** Names under which programs keep the session of a person who signed in. */
const sessionNames = [
  /^php-?sessid/i,
  /^jsessionid/i,
  /^asp\.net_sessionid/i,
  /^aspsessionid/i,
  /^connect\.sid$/i,
  /^wordpress_(logged_in|sec)_/i,
  /^(__(host|secure)-)?(.*[_.-])?(session|sess|sid|auth|token)([_.-]?id)?$/i,
  /^s?sess[0-9a-f]{32}$/i,
]

export const looksLikeSession = (name: string): boolean => sessionNames.some((each) => each.test(name))
