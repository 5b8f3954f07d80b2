import type { BytesRead } from './read-body.ts'
import type { PageBody } from './visit.ts'

/** Where browsers look for a declaration of the encoding (HTML standard, « prescan a byte stream »). */
const prescanInBytes = 1024

/** Whether the media type of an answer is that of a page. No type at all counts as one, as browsers find by looking. */
export function isPage(contentType: string | undefined): boolean {
  const type = (contentType ?? '').split(';', 1)[0]?.trim().toLowerCase()
  return type === '' || type === 'text/html' || type === 'application/xhtml+xml'
}

/**
 * The text of a page, by the order of browsers (HTML standard, « encoding sniffing algorithm »): byte order mark,
 * `Content-Type`, `<meta charset>`; else UTF-8 when it is valid, and windows-1252, what Latin-1 is to browsers.
 */
export function readText({ bytes, isWhole }: BytesRead, contentType: string | undefined): PageBody {
  const charset =
    markedIn(bytes) ??
    labelled(/charset\s*=\s*"?\s*([\w:.-]+)/i.exec(contentType ?? '')?.[1]) ??
    declaredIn(bytes) ??
    (isUtf8(bytes, isWhole) ? 'utf-8' : 'windows-1252')
  return { html: new TextDecoder(charset).decode(bytes), isWhole, charset }
}

function markedIn(bytes: Buffer): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : null
}

function declaredIn(bytes: Buffer): string | null {
  const head = bytes.toString('latin1', 0, prescanInBytes).replace(/<!--[\s\S]*?-->/g, '')
  const declared = labelled(/<meta\s[^>]{0,500}?charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(head)?.[1])
  // A page that could be read so far is not in UTF-16, whatever it says (same algorithm).
  return declared?.startsWith('utf-16') ? 'utf-8' : declared
}

/** The encoding of a label (Encoding standard, section 4.2); null when no browser knows it. */
function labelled(label: string | undefined): string | null {
  if (label === undefined) return null
  try {
    return new TextDecoder(label).encoding
  } catch {
    return null
  }
}

function isUtf8(bytes: Buffer, isWhole: boolean): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: !isWhole })
    return true
  } catch {
    return false
  }
}
