import { fail, ok, type Result } from '../../../kernel/result.ts'

/** Largest file of proof, in bytes: a scanned convention fits. */
export const largestFileInBytes = 10 * 1024 * 1024

interface FileKind {
  readonly mediaType: string
  readonly endings: readonly string[]
  /** First bytes, as hexadecimal; several for formats with variants. Empty: text. */
  readonly beginnings: readonly string[]
}

/** What a proof may be. The first bytes decide; the name and the declared type only have to agree. */
const kinds: readonly FileKind[] = [
  { mediaType: 'application/pdf', endings: ['pdf'], beginnings: ['255044462d'] },
  { mediaType: 'image/png', endings: ['png'], beginnings: ['89504e470d0a1a0a'] },
  { mediaType: 'image/jpeg', endings: ['jpg', 'jpeg'], beginnings: ['ffd8ff'] },
  {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    endings: ['docx'],
    beginnings: ['504b0304'],
  },
  {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    endings: ['xlsx'],
    beginnings: ['504b0304'],
  },
  { mediaType: 'application/vnd.oasis.opendocument.text', endings: ['odt'], beginnings: ['504b0304'] },
  { mediaType: 'text/plain', endings: ['txt', 'log', 'csv'], beginnings: [] },
]

/**
 * The type of a file of proof, from what it holds.
 * The error is a sentence in French: what is wrong and what to send instead.
 */
export function mediaTypeOf(name: string, content: Uint8Array): Result<string, string> {
  if (content.byteLength === 0)
    return fail('Ce fichier est vide. Vérifiez qu’il s’ouvre sur votre poste, puis renvoyez-le.')
  if (content.byteLength > largestFileInBytes) {
    return fail('Ce fichier dépasse 10 Mo. Réduisez-le, ou envoyez seulement les pages utiles.')
  }
  const ending = name.toLowerCase().split('.').at(-1) ?? ''
  const start = Array.from(content.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('')
  const kind = kinds.find(
    ({ endings, beginnings }) =>
      endings.includes(ending) &&
      (beginnings.length === 0
        ? isText(content)
        : beginnings.some((beginning) => start.startsWith(beginning))),
  )
  if (kind === undefined) {
    return fail(
      'Ce format n’est pas accepté, ou le contenu ne correspond pas à son nom. Envoyez un PDF, une image (PNG ou JPEG), un document (DOCX, ODT, XLSX) ou un texte.',
    )
  }
  return ok(kind.mediaType)
}

function isText(content: Uint8Array): boolean {
  return !content.subarray(0, 8192).includes(0)
}

/** A name safe to keep and to offer back: no path, no control character, at most 120 characters. */
export function plainFileName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  const cleaned = Array.from(last)
    .filter((character) => character >= ' ' && character !== '\u007f' && !'<>:"|?*'.includes(character))
    .join('')
    .trim()
  const characters = Array.from(cleaned)
  const short =
    characters.length <= 120 ? cleaned : [...characters.slice(0, 100), ...characters.slice(-20)].join('')
  return short === '' || /^\.+$/.test(short) ? 'preuve' : short
}
