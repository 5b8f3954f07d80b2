import { fileTypeFromBuffer } from 'file-type'
import { endOf, type FileKind } from '../domain/attachment.ts'

const starts = (bytes: Buffer, hex: string, at = 0) => {
  const wanted = Buffer.from(hex, 'hex')
  return (
    bytes.length >= at + wanted.length &&
    bytes.compare(wanted, 0, wanted.length, at, at + wanted.length) === 0
  )
}

/** First bytes, written in hexadecimal, of what matters here. */
const magic: readonly (readonly [kind: FileKind, hex: string, at?: number])[] = [
  ['program', '4d5a'],
  ['program', '7f454c46'],
  ['program', 'cffaedfe'],
  ['program', 'cafebabe'],
  ['shortcut', '4c00000001140200'],
  ['notebook', 'e4525c7b8cd8a74d'],
  ['old-office', 'd0cf11e0a1b11ae1'],
  ['archive', '504b0304'],
  ['archive', '504b0506'],
  ['archive', '526172211a07'],
  ['archive', '377abcaf271c'],
  ['archive', '1f8b'],
  ['archive', '425a68'],
  ['archive', 'fd377a585a00'],
  ['archive', '28b52ffd'],
  ['archive', '4d534346'],
  // What Outlook puts its attachments in (TNEF).
  ['archive', '789f3e22'],
  ['disk-image', '76686478696c65'],
  ['disk-image', '636f6e6563746978'],
  ['disk-image', '4344303031', 0x8001],
  ['script', '49545346'],
  ['pdf', '255044462d'],
  ['rtf', '7b5c7274'],
  ['image', '89504e470d0a1a0a'],
  ['image', 'ffd8ff'],
  ['image', '47494638'],
  ['image', '424d'],
  ['image', '49492a00'],
  ['image', '4d4d002a'],
]

const sampleInBytes = 4100

/** What a file is, by its bytes; text is told apart by what it says, and only then by its name. */
export async function kindOf(bytes: Buffer, name: string): Promise<FileKind> {
  const known = magic.find(([, hex, at]) => starts(bytes, hex, at))
  if (known !== undefined) return known[0] === 'archive' && endOf(name) === 'jar' ? 'program' : known[0]
  // Readers of PDF look for its mark in the first kilobyte.
  if (bytes.subarray(0, 1024).includes('%PDF-')) return 'pdf'
  const sample = bytes.subarray(0, sampleInBytes)
  if (isText(sample)) return kindOfText(sample, name)
  const told = await fileTypeFromBuffer(sample).catch(() => undefined)
  return told === undefined ? 'unknown' : kindOfType(told.mime)
}

function kindOfType(mime: string): FileKind {
  if (mime.startsWith('image/')) return 'image'
  if (mime.startsWith('audio/') || mime.startsWith('video/')) return 'sound-or-film'
  if (/compressed|zip|tar|archive|7z|rar/.test(mime)) return 'archive'
  if (/msdownload|executable|elf|mach/.test(mime)) return 'program'
  return 'unknown'
}

const isText = (sample: Buffer) => {
  if (starts(sample, 'fffe') || starts(sample, 'feff')) return true
  let odd = 0
  for (const byte of sample) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) odd += 1
  return odd === 0
}

function kindOfText(sample: Buffer, name: string): FileKind {
  const text = decoded(sample).trimStart().slice(0, 2000).toLowerCase()
  const end = endOf(name)
  if (/<svg[\s>]/.test(text) && !/<html[\s>]/.test(text)) return 'drawing'
  if (/<(?:!doctype html|html|head|body|script|form|meta|iframe|table|a href|div)[\s>]/.test(text))
    return 'page'
  if (['htm', 'html', 'shtml', 'xhtml', 'mht', 'mhtml'].includes(end)) return 'page'
  if (text.startsWith('#!') || /^@echo off|^powershell|^<\?php|^<job|^on error resume next/.test(text))
    return 'script'
  if (text.startsWith('begin:vcalendar')) return 'calendar'
  if (text.startsWith('[internetshortcut]')) return 'shortcut'
  if (end === 'eml') return 'mail'
  return 'text'
}

/** Text as people would see it: UTF-16 with its mark, else one byte a letter. */
export function decoded(bytes: Buffer): string {
  if (starts(bytes, 'fffe')) return bytes.toString('utf16le')
  if (starts(bytes, 'feff'))
    return Buffer.from(bytes)
      .subarray(0, bytes.length & ~1)
      .swap16()
      .toString('utf16le')
  return bytes.toString('utf8')
}
