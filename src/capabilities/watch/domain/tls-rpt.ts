import { type SoleText, soleTagged } from './tagged-text.ts'

/** The record at `_smtp._tls.DOMAIN` (RFC 8460 section 3), with where reports go; malformed without a good `rua`. */
export function soleTlsRpt(
  texts: readonly string[],
):
  | Exclude<SoleText, { kind: 'one' }>
  | { readonly kind: 'one'; readonly text: string; readonly rua: readonly string[] } {
  const sole = soleTagged(texts, 'TLSRPTv1')
  if (sole.kind !== 'one') return sole
  const rua = (sole.fields.get('rua') ?? '').split(/[ \t]*,[ \t]*/)
  const isWell = rua.every((uri) => isMailto(uri) || isHttps(uri))
  return isWell ? { kind: 'one', text: sole.text, rua } : { kind: 'malformed', text: sole.text }
}

/** Commas, exclamation marks and semicolons of an address are percent-encoded there (RFC 8460 section 3). */
const isMailto = (uri: string) => /^mailto:[^\s@,!;?]+@[a-z0-9.-]+\.[a-z0-9-]+(?:\?[^\s,!;]*)?$/i.test(uri)
const isHttps = (uri: string) => /^https:\/\/[^\s,!;]+$/i.test(uri) && URL.canParse(uri)

/** The record to publish, once somebody is to read the reports. */
export const firstTlsRpt = (domain: string, address: string) =>
  ({ name: `_smtp._tls.${domain}`, type: 'TXT', value: `v=TLSRPTv1; rua=mailto:${address}` }) as const
