import { inflateSync } from 'node:zlib'
import type { Mark } from '../domain/attachment.ts'
import type { LinkSeen } from '../domain/link.ts'
import { type Budget, limits } from './limits.ts'

const mostStreams = 400

/** What a PDF does when it opens, and where it leads. Names are looked for in the clear and in packed objects. */
export function readPdf(bytes: Buffer, budget: Budget): { marks: Mark[]; links: LinkSeen[] } {
  const marks = new Set<Mark>()
  const links: LinkSeen[] = []
  const isCut = bytes.length > limits.pdfInBytes
  const read = (text: string) => {
    const plain = text.includes('#') ? undisguised(text) : text
    if (/\/(?:JavaScript|JS)\b/.test(plain)) marks.add('script')
    if (/\/Launch\b/.test(plain)) marks.add('launch')
    if (/\/EmbeddedFiles?\b/.test(plain)) marks.add('embedded-object')
    for (const [, target = ''] of plain.matchAll(/\/URI\s*\(((?:[^()\\]|\\.){1,2000})\)/g)) {
      if (links.length === limits.links) break
      links.push({ shown: '', target: target.replace(/\\(.)/g, '$1'), from: 'document' })
    }
  }
  const text = bytes.subarray(0, limits.pdfInBytes).toString('latin1')
  // Addresses and packed objects are unreadable without the key; the names of actions in the clear are not.
  if (/\/Encrypt\s+\d+\s+\d+\s+R|\/Encrypt\s*<</.test(text)) marks.add('unreadable')
  read(withoutStreams(text))
  if (!marks.has('unreadable')) for (const packed of packedObjects(text, bytes, budget)) read(packed)
  if (isCut || (text.match(/\/ObjStm\b/g)?.length ?? 0) > mostStreams) marks.add('not-all-read')
  return { marks: [...marks], links }
}

/** Names may be written with codes: `/J#61vaScript` (ISO 32000-1 section 7.3.5). */
const undisguised = (text: string) =>
  text.replace(/#([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

function withoutStreams(text: string): string {
  const pieces: string[] = []
  let at = 0
  for (;;) {
    const start = text.indexOf('stream', at)
    const end = start < 0 ? -1 : text.indexOf('endstream', start)
    if (start < 0 || end < 0) return pieces.join('') + text.slice(at)
    pieces.push(text.slice(at, start))
    at = end + 'endstream'.length
  }
}

/** The objects inside object streams (section 7.5.7), unpacked within the budget. */
function* packedObjects(text: string, bytes: Buffer, budget: Budget): Generator<string> {
  let count = 0
  for (const { index } of text.matchAll(/\/ObjStm\b/g)) {
    if (++count > mostStreams) return
    const start = text.indexOf('stream', index)
    if (start < 0) return
    const from = start + 6 + (text[start + 6] === '\r' ? 2 : 1)
    const end = text.indexOf('endstream', from)
    if (end < 0) return
    try {
      const unpacked = inflateSync(bytes.subarray(from, end), {
        maxOutputLength: Math.max(1, budget.unpackedInBytes),
      })
      budget.unpackedInBytes -= unpacked.length
      yield unpacked.toString('latin1')
    } catch {
      // Another filter, or broken: what is in it is not shown to a reader either.
    }
  }
}
