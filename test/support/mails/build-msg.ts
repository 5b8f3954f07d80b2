import { burn, type Entry } from '@kenjiuno/msgreader/lib/Burner.js'

interface MsgDraft {
  readonly subject: string
  readonly body: string
  /** Those the mail came with. */
  readonly headers: string
  readonly files?: readonly { readonly name: string; readonly bytes: Buffer }[]
}

/** Types of entries of a compound file ([MS-CFB] 2.6.1). */
const [storage, stream, root] = [1, 2, 5]
const text = '001F'
const binary = '0102'

/** A message of Outlook ([MS-OXMSG]), with the few properties that matter. */
export function buildMsg({ subject, body, headers, files = [] }: MsgDraft): Buffer {
  const entries: Entry[] = []
  const add = (name: string, type: number, bytes: Buffer, children?: number[]): number => {
    const entry = { name, type, length: bytes.length, binaryProvider: () => new Uint8Array(bytes) }
    entries.push(children === undefined ? entry : { ...entry, children })
    return entries.length - 1
  }
  const children: number[] = []
  const nothing = Buffer.alloc(0)
  add('Root Entry', root, nothing, children)
  const property = (tag: string, type: string, bytes: Buffer) =>
    add(`__substg1.0_${tag}${type}`, stream, bytes)
  const utf16 = (value: string) => Buffer.from(value, 'utf16le')
  children.push(add('__properties_version1.0', stream, Buffer.alloc(32)))
  children.push(property('0037', text, utf16(subject)))
  children.push(property('1000', text, utf16(body)))
  children.push(property('007D', text, utf16(headers)))
  for (const [index, { name, bytes }] of files.entries()) {
    const inner: number[] = []
    children.push(add(`__attach_version1.0_#${String(index).padStart(8, '0')}`, storage, nothing, inner))
    inner.push(add('__properties_version1.0', stream, Buffer.alloc(8)))
    inner.push(property('3707', text, utf16(name)))
    inner.push(property('3701', binary, bytes))
  }
  return Buffer.from(burn(entries))
}
