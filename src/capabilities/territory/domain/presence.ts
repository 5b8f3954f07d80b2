import { fail, ok, type Result } from '../../../kernel/result.ts'

/** The addresses a commune gives for its mail and its site, as people type or paste them. */
export const readAddress = { mail: readMail, site: readSite }

/**
 * A mail address, its domain in lower case. Null stays null: not said.
 * The error is a sentence in French for the field.
 */
function readMail(typed: string | null): Result<string | null, string> {
  if (typed === null) return ok(null)
  const at = typed.lastIndexOf('@')
  const local = typed.slice(0, at)
  const domain = typed.slice(at + 1).toLowerCase()
  if (at < 1 || /[\s<>(),;:\\"[\]]/.test(local) || !looksLikeHost(domain)) {
    return fail('Une adresse de messagerie ressemble à mairie@commune.fr.')
  }
  return ok(`${local}@${domain}`)
}

/** A web address with its scheme: `https://` when none was typed. The path is kept, a password is refused. */
function readSite(typed: string | null): Result<string | null, string> {
  if (typed === null) return ok(null)
  const text = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`
  const wrong = 'Une adresse de site ressemble à https://www.commune.fr.'
  if (!URL.canParse(text)) return fail(wrong)
  const url = new URL(text)
  if ((url.protocol !== 'https:' && url.protocol !== 'http:') || url.username !== '' || url.password !== '')
    return fail(wrong)
  if (!looksLikeHost(decodeHost(url.hostname))) return fail(wrong)
  return ok(url.href)
}

/** A name with at least one dot; letters of any script, since `évry.fr` is a name people own. */
function looksLikeHost(host: string): boolean {
  return (
    host.length <= 253 &&
    /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}][\p{L}\p{N}-]*[\p{L}\p{N}]$/u.test(host)
  )
}

function decodeHost(host: string): string {
  return host.endsWith('.') ? host.slice(0, -1) : host
}
