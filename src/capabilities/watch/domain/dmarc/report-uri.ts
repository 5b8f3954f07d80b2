import { readHostName } from '../host-name.ts'

/** An address of `rua` or `ruf`. */
export type ReportUri =
  /** `host`: lower-case A-labels, whom the report goes to. */
  | { readonly kind: 'mailto'; readonly text: string; readonly address: string; readonly host: string }
  /** Another scheme: a valid URI, which receivers may leave aside (RFC 9989 section 4.7). */
  | { readonly kind: 'other-scheme'; readonly text: string; readonly scheme: string }
  | { readonly kind: 'malformed'; readonly text: string; readonly fault: ReportUriFault }

/** `no-scheme`: an address without `mailto:`, the usual slip. */
type ReportUriFault = 'no-scheme' | 'badly-written'

/** Characters of a URI (RFC 3986 section 2), but the comma and the exclamation mark, which must be encoded. */
const uri = /^([a-z][a-z0-9+.-]*):((?:[a-z0-9\-._~:/?#[\]@$&'()*+=]|%[0-9a-f]{2})*)$/i
/** A size after the address: obsolete, read over (RFC 9989 section 4.8). */
const obsoleteSize = /!\d+[kmgt]?$/i
const localPart = /^[^\s@]{1,64}$/

/** Reads the list of addresses of a `rua` or `ruf` tag, in writing order. */
export function readReportUris(list: string): readonly ReportUri[] {
  if (list.trim() === '') return []
  return list.split(',').map((piece) => readReportUri(piece.trim()))
}

/** Whether one at least is a URI, be it one no report can be sent to (RFC 9989 section 4.10.1). */
export const holdsUri = (list: string) =>
  list.split(',').some((piece) => uri.test(piece.trim().replace(obsoleteSize, '')))

/** Whether reports can be sent there. */
export const isValidReportUri = (read: ReportUri) => read.kind !== 'malformed'

function readReportUri(text: string): ReportUri {
  const [, scheme, rest = ''] = uri.exec(text.replace(obsoleteSize, '')) ?? []
  if (scheme === undefined) {
    const fault = /^[^\s:@]+@[^\s:@]+$/.test(text) ? 'no-scheme' : 'badly-written'
    return { kind: 'malformed', text, fault }
  }
  if (scheme.toLowerCase() !== 'mailto' && rest !== '')
    return { kind: 'other-scheme', text, scheme: scheme.toLowerCase() }
  const address = decode(rest.replace(/[?#].*$/, ''))
  const at = address?.lastIndexOf('@') ?? -1
  if (address === null || at < 1 || !localPart.test(address.slice(0, at)))
    return { kind: 'malformed', text, fault: 'badly-written' }
  const read = readHostName(address.slice(at + 1))
  if ('fault' in read) return { kind: 'malformed', text, fault: 'badly-written' }
  return { kind: 'mailto', text, address: `${address.slice(0, at)}@${read.host}`, host: read.host }
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}
