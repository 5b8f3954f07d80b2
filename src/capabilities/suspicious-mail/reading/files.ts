import { gunzipSync } from 'node:zlib'
import { endOf, type FileSeen, type Mark } from '../domain/attachment.ts'
import type { LinkSeen } from '../domain/link.ts'
import { decoded, kindOf } from './file-kind.ts'
import { readPage } from './html.ts'
import { type Budget, limits } from './limits.ts'
import { isOffice, marksOfOffice, marksOfOldOffice, marksOfRtf } from './office.ts'
import { readPdf } from './pdf.ts'
import { readQrCode } from './qr-code.ts'
import { listZip, unpack, type ZipEntry } from './zip.ts'

export interface FilesRead {
  readonly files: FileSeen[]
  readonly links: LinkSeen[]
}

interface Place {
  readonly inside: readonly string[]
  readonly budget: Budget
  readonly into: FilesRead
}

/** Looks into one file and what it holds; adds to `into`. Runs nothing, fetches nothing, stays within the budget. */
export async function readFileInto(bytes: Buffer, name: string, place: Place): Promise<void> {
  const { inside, budget, into } = place
  if (budget.files <= 0) return
  budget.files -= 1
  const kind = await kindOf(bytes, name)
  const add = (marks: readonly Mark[], seenAs: FileSeen['kind'] = kind) =>
    into.files.push({ name, kind: seenAs, marks, inside, sizeInBytes: bytes.length })
  const addLinks = (links: readonly LinkSeen[]) =>
    into.links.push(...links.slice(0, Math.max(0, limits.links - into.links.length)))
  switch (kind) {
    case 'page':
    case 'drawing': {
      const page = readPage(decoded(bytes.subarray(0, limits.htmlInLetters)))
      const isCut = bytes.length > limits.htmlInLetters
      addLinks(page.links.map((link) => ({ ...link, from: 'document' })))
      add([
        ...(page.hasPasswordField || writesItself(bytes) ? (['password-field'] as const) : []),
        ...(page.hasForm ? (['form'] as const) : []),
        ...(page.hasScript ? (['script'] as const) : []),
        ...(isCut ? (['not-all-read'] as const) : []),
      ])
      return
    }
    case 'pdf': {
      const { marks, links } = readPdf(bytes, budget)
      addLinks(links)
      add(marks)
      return
    }
    case 'image': {
      const { links, isSkipped } = readQrCode(bytes, budget)
      addLinks(links)
      add(isSkipped ? ['not-all-read'] : [])
      return
    }
    case 'old-office':
      add(marksOfOldOffice(bytes), endOf(name) === 'msi' || endOf(name) === 'msp' ? 'installer' : kind)
      return
    case 'rtf':
      add(marksOfRtf(bytes))
      return
    case 'archive':
      return readArchive(bytes, name, place, add)
    default:
      add([])
  }
}

/** A page that writes a password field by script, decoded only when it is opened, says so by its words. */
function writesItself(bytes: Buffer): boolean {
  const text = decoded(bytes.subarray(0, limits.htmlInLetters)).toLowerCase()
  return /type=\\?["']?password/.test(text)
}

type Add = (marks: readonly Mark[], seenAs?: FileSeen['kind']) => void

async function readArchive(bytes: Buffer, name: string, place: Place, add: Add): Promise<void> {
  const { inside, budget } = place
  const within = { ...place, inside: [...inside, name] }
  const isTooDeep = inside.length >= limits.depthOfArchives
  if (bytes[0] === 0x1f) {
    const inner = gunzipped(bytes, budget)
    add(inner === 'swells' ? ['swells'] : inner === null ? ['unreadable'] : isTooDeep ? ['not-all-read'] : [])
    if (Buffer.isBuffer(inner) && !isTooDeep) await readFileInto(inner, name.replace(/\.t?gz$/i, ''), within)
    return
  }
  if (bytes[0] !== 0x50) {
    add(['not-openable'])
    return
  }
  const list = listZip(bytes)
  if (list === null) {
    add(['unreadable'])
    return
  }
  if (isOffice(list.entries)) {
    add(marksOfOffice(bytes, list.entries, budget), 'office')
    return
  }
  const marks = new Set<Mark>(list.isWhole && !isTooDeep ? [] : ['not-all-read'])
  for (const entry of isTooDeep ? [] : list.entries) {
    const mark = await readEntry(bytes, entry, within)
    if (mark !== null) marks.add(mark)
    if (budget.files <= 0) marks.add('not-all-read')
  }
  add([...marks])
}

async function readEntry(archive: Buffer, entry: ZipEntry, place: Place): Promise<Mark | null> {
  if (entry.name.endsWith('/')) return null
  if (entry.isLocked) {
    // The names of a locked archive can be read, and tell enough of a program.
    place.into.files.push({
      name: entry.name,
      kind: 'unknown',
      marks: [],
      inside: place.inside,
      sizeInBytes: entry.sizeInBytes,
    })
    place.budget.files -= 1
    return 'locked'
  }
  const read = unpack(archive, entry, place.budget)
  if (read.kind === 'bytes') {
    await readFileInto(read.bytes, entry.name.split(/[/\\]/).at(-1) ?? entry.name, place)
    return null
  }
  return read.kind === 'too-much' ? 'not-all-read' : read.kind
}

function gunzipped(bytes: Buffer, budget: Budget): Buffer | 'swells' | null {
  try {
    const inner = gunzipSync(bytes, { maxOutputLength: Math.max(1, budget.unpackedInBytes) })
    budget.unpackedInBytes -= inner.length
    return inner.length > 1024 * 1024 && inner.length > bytes.length * limits.swelling ? 'swells' : inner
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code !== 'ERR_BUFFER_TOO_LARGE') return null
    budget.unpackedInBytes = 0
    return 'swells'
  }
}
