/** What a `Strict-Transport-Security` header asks of browsers (HSTS, RFC 6797). */
export type StrictTransport =
  | { readonly kind: 'missing' }
  /** Not written as section 6.1 says: browsers ignore all of it. */
  | { readonly kind: 'invalid'; readonly why: StrictTransportFault }
  | {
      readonly kind: 'policy'
      /** Zero makes browsers forget what they kept (section 6.1.1). */
      readonly maxAgeInSeconds: number
      readonly includesSubDomains: boolean
    }

export type StrictTransportFault = 'badly-written' | 'twice-the-same' | 'no-max-age' | 'bad-max-age'

/** Half a year: below, a browser that comes back twice a year is not protected. */
export const shortInSeconds = 15_552_000

const token = "[!#$%&'*+.^_`|~0-9A-Za-z-]+"
const quoted = '"(?:[\\t \\x21\\x23-\\x5b\\x5d-\\x7e\\x80-\\xff]|\\\\[\\t \\x21-\\x7e\\x80-\\xff])*"'
const directive = new RegExp(`^[ \\t]*(?:(${token})[ \\t]*(?:=[ \\t]*(${token}|${quoted})[ \\t]*)?)?(?:;|$)`)

/**
 * Reads the header as browsers do (sections 6.1 and 8.1): of several headers the first one only; directives in any
 * order and case, values bare or quoted, unknown directives ignored; a directive written twice makes it all void.
 */
export function readStrictTransport(headers: readonly string[]): StrictTransport {
  const [header] = headers
  if (header === undefined) return { kind: 'missing' }
  const directives = readDirectives(header)
  if (typeof directives === 'string') return { kind: 'invalid', why: directives }
  const maxAge = directives.get('max-age')
  if (maxAge === undefined) return { kind: 'invalid', why: 'no-max-age' }
  if (maxAge === null || !/^[0-9]+$/.test(maxAge)) return { kind: 'invalid', why: 'bad-max-age' }
  // `includeSubDomains` takes no value (section 6.1.2): with one, the header does not follow its grammar.
  const below = directives.get('includesubdomains')
  if (typeof below === 'string') return { kind: 'invalid', why: 'badly-written' }
  return {
    kind: 'policy',
    maxAgeInSeconds: Math.min(Number(maxAge), Number.MAX_SAFE_INTEGER),
    includesSubDomains: below === null,
  }
}

/** By name in lower case; null where there is no value. */
function readDirectives(header: string): Map<string, string | null> | StrictTransportFault {
  const directives = new Map<string, string | null>()
  let rest = header
  while (rest !== '') {
    const read = directive.exec(rest)
    if (read === null) return 'badly-written'
    const [whole, written, value] = read
    rest = rest.slice(whole.length)
    const name = written?.toLowerCase()
    if (name === undefined) continue
    if (directives.has(name)) return 'twice-the-same'
    directives.set(name, value === undefined ? null : unquoted(value))
  }
  return directives
}

const unquoted = (value: string) =>
  value.startsWith('"') ? value.slice(1, -1).replace(/\\(.)/gs, '$1') : value
