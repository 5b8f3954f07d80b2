import { fail, ok, type Result } from '../../../kernel/result.ts'

/** Largest signed convention, in bytes. */
export const largestPaperInBytes = 10 * 1024 * 1024

const kinds = [
  { mediaType: 'application/pdf', endings: ['pdf'], beginning: '255044462d' },
  { mediaType: 'image/png', endings: ['png'], beginning: '89504e470d0a1a0a' },
  { mediaType: 'image/jpeg', endings: ['jpg', 'jpeg'], beginning: 'ffd8ff' },
] as const
export type PaperMediaType = (typeof kinds)[number]['mediaType']

/** The type of a signed convention, from its first bytes; the name has to agree. The error is a sentence in French. */
export function paperTypeOf(name: string, content: Uint8Array): Result<PaperMediaType, string> {
  if (content.byteLength === 0)
    return fail('Ce fichier est vide. Vérifiez qu’il s’ouvre sur votre poste, puis renvoyez-le.')
  if (content.byteLength > largestPaperInBytes)
    return fail('Ce fichier dépasse 10 Mo. Numérisez en noir et blanc, ou en moins fin.')
  const ending = name.toLowerCase().split('.').at(-1) ?? ''
  const start = Array.from(content.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('')
  const kind = kinds.find(
    ({ endings, beginning }) => endings.some((each) => each === ending) && start.startsWith(beginning),
  )
  if (kind !== undefined) return ok(kind.mediaType)
  return fail(
    'Ce format n’est pas accepté, ou le contenu ne correspond pas à son nom. Envoyez la convention signée en PDF, ou sa photographie en PNG ou JPEG.',
  )
}

/** A name safe to keep and to offer back. */
export function paperName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  const cleaned = Array.from(last)
    .filter((character) => character >= ' ' && character !== '\u007f' && !'<>:"|?*'.includes(character))
    .join('')
    .trim()
  const short = Array.from(cleaned).slice(-100).join('')
  return short === '' || /^\.+$/.test(short) ? 'convention' : short
}
