import type { Mark } from '../domain/attachment.ts'
import type { Budget } from './limits.ts'
import { unpack, type ZipEntry } from './zip.ts'

const utf16 = (text: string) => Buffer.from(text, 'utf16le')

/** Names of streams in an OLE file ([MS-CFB] 2.6.1, UTF-16), and what they betray ([MS-OVBA] 2.2, [MS-OFFCRYPTO] 2.3.4). */
const streams: readonly (readonly [name: string, mark: Mark])[] = [
  ['_VBA_PROJECT', 'macro'],
  ['_VBA_PROJECT_CUR', 'macro'],
  ['Macros', 'macro'],
  ['EncryptedPackage', 'locked'],
  ['Ole10Native', 'embedded-object'],
]

/** Marks of a file of Word, Excel or PowerPoint of before 2007, or of a locked one of today. Looks, and runs nothing. */
export function marksOfOldOffice(bytes: Buffer): Mark[] {
  const marks = streams.filter(([name]) => bytes.includes(utf16(name))).map(([, mark]) => mark)
  // A macro sheet of Excel 4 (BOUNDSHEET8 with dt = 1, [MS-XLS] 2.4.28).
  if (bytes.includes(utf16('Workbook')) && hasMacroSheet(bytes)) marks.push('macro')
  return [...new Set(marks)]
}

const mostPlaces = 2000

function hasMacroSheet(bytes: Buffer): boolean {
  let at = 0
  for (let turn = 0; turn < mostPlaces; turn++) {
    at = bytes.indexOf(Buffer.from([0x85, 0x00]), at)
    if (at < 0 || at + 12 > bytes.length) return false
    const size = bytes.readUInt16LE(at + 2)
    const [state, type, letters] = [bytes[at + 8] ?? 9, bytes[at + 9] ?? 9, bytes[at + 10] ?? 0]
    if (
      type === 1 &&
      state <= 2 &&
      letters > 0 &&
      letters <= 31 &&
      (size === 8 + letters || size === 8 + 2 * letters)
    )
      return true
    at += 2
  }
  return false
}

/** Whether the list of an archive is that of a file of Office or OpenDocument. */
export const isOffice = (entries: readonly ZipEntry[]): boolean =>
  entries.some(({ name }) => name === '[Content_Types].xml' || name === 'content.xml')

/** Marks of a file of Office of today: an archive whose names are fixed (ECMA-376 part 2). */
export function marksOfOffice(archive: Buffer, entries: readonly ZipEntry[], budget: Budget): Mark[] {
  const marks = new Set<Mark>()
  for (const entry of entries) {
    const name = entry.name.toLowerCase()
    if (
      name.endsWith('vbaproject.bin') ||
      name.startsWith('xl/macrosheets/') ||
      /^basic\/.+\.xml$/.test(name)
    )
      marks.add('macro')
    if (/\/embeddings\/.+\.(?:bin|exe|js|vbs|lnk)$/.test(name)) marks.add('embedded-object')
    if (!name.endsWith('.rels')) continue
    const read = unpack(archive, entry, budget)
    if (read.kind === 'bytes' && fetchesTemplate(read.bytes.toString('utf8'))) marks.add('remote-template')
    else if (read.kind === 'swells') marks.add('swells')
  }
  return [...marks]
}

/** A template or a frame taken from elsewhere as the document opens. */
function fetchesTemplate(relations: string): boolean {
  return (relations.slice(0, 500_000).match(/<Relationship\s[^<>]{0,4000}>/gi) ?? []).some(
    (each) =>
      /TargetMode\s*=\s*"External"/i.test(each) &&
      /\/(?:attachedTemplate|oleObject|frame|externalLinkPath|subDocument)"/i.test(each) &&
      /Target\s*=\s*"(?:https?:|\\\\|file:|ftp:|mhtml:)/i.test(each),
  )
}

/** An object hidden in a text of the RTF kind is how flaws of Word were used for years. */
export const marksOfRtf = (bytes: Buffer): Mark[] =>
  bytes.includes('\\objdata') || bytes.includes('\\objupdate') ? ['embedded-object'] : []
