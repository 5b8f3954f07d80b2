/**
 * The shape MTA-STS and TLS-RPT records share: a version, then `name=value` fields after semicolons, a last one allowed
 * at the end (RFC 8461 section 3.1, RFC 8460 section 3).
 */
export interface TaggedText {
  /** The first field of each name; later ones are ignored. */
  readonly fields: ReadonlyMap<string, string>
}

export type SoleText =
  | { readonly kind: 'none' }
  /** Several: receivers must act as if there were none. */
  | { readonly kind: 'several'; readonly texts: readonly string[] }
  | { readonly kind: 'one'; readonly text: string; readonly fields: ReadonlyMap<string, string> }
  /** One that cannot be read: receivers must act as if there were none. */
  | { readonly kind: 'malformed'; readonly text: string }

const fieldName = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,31}$/
/** Visible ASCII but `=` and the semicolon. */
const fieldValue = /^[\x21-\x3a\x3c\x3e-\x7e]+$/
/** Addresses may hold `=`, and spaces around the commas between them. */
const listValue = /^[\x21-\x3a\x3c-\x7e](?:[ \t\x21-\x3a\x3c-\x7e]*[\x21-\x3a\x3c-\x7e])?$/

/**
 * The one record among the TXT of a name, `version` being for example `STSv1`. Records that do not begin with it are
 * left aside; the version is case-sensitive. A lone text that only looks like it, such as `v=stsv1`, is malformed.
 */
export function soleTagged(texts: readonly string[], version: string): SoleText {
  const begins = new RegExp(`^v=${version}[ \\t]*;`)
  const ours = texts.filter((text) => begins.test(text))
  const [first] = ours
  if (ours.length > 1) return { kind: 'several', texts: ours }
  if (first === undefined) {
    const meant = texts.find((text) => new RegExp(`^\\s*v\\s*=\\s*${version}`, 'i').test(text))
    return meant === undefined ? { kind: 'none' } : { kind: 'malformed', text: meant }
  }
  const fields = readFields(first)
  return fields === null ? { kind: 'malformed', text: first } : { kind: 'one', text: first, fields }
}

function readFields(text: string): ReadonlyMap<string, string> | null {
  const parts = text.split(';').slice(1)
  if (parts.length > 1 && /^[ \t]*$/.test(parts.at(-1) ?? '')) parts.pop()
  const fields = new Map<string, string>()
  for (const part of parts) {
    const field = part.replace(/^[ \t]+|[ \t]+$/g, '')
    const equals = field.indexOf('=')
    const [name, value] = [field.slice(0, Math.max(equals, 0)), field.slice(equals + 1)]
    if (!fieldName.test(name) || !(name === 'rua' ? listValue : fieldValue).test(value)) return null
    if (!fields.has(name)) fields.set(name, value)
  }
  return fields
}
