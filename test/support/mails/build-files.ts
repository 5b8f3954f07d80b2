import { deflateRawSync, deflateSync } from 'node:zlib'
import { PNG } from 'pngjs'
import { encode } from 'uqr'

interface Packed {
  readonly name: string
  readonly bytes: Buffer
  readonly isLocked?: boolean
}

/** A ZIP archive (APPNOTE 4.3), each file deflated. A locked one only says so: its bytes are not encrypted. */
export function buildZip(files: readonly Packed[]): Buffer {
  const locals: Buffer[] = []
  const list: Buffer[] = []
  let at = 0
  for (const { name, bytes, isLocked = false } of files) {
    const packed = deflateRawSync(bytes)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE((isLocked ? 1 : 0) | 0x800, 2)
    fields.writeUInt16LE(8, 4)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(bytes.length, 18)
    fields.writeUInt16LE(Buffer.byteLength(name), 22)
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), fields, Buffer.from(name), packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(at, 10)
    const [head, rest] = [Buffer.from('504b01021400', 'hex'), Buffer.concat([fields, tail])]
    list.push(Buffer.concat([head, rest, Buffer.from(name)]))
    locals.push(local)
    at += local.length
  }
  const listed = Buffer.concat(list)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(files.length, 8)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...locals, listed, end])
}

/** A file of Office of today; with `macro` it holds a project of programs. */
export const buildOffice = ({ macro = false, template = '' } = {}): Buffer =>
  buildZip([
    { name: '[Content_Types].xml', bytes: Buffer.from('<Types/>') },
    { name: 'word/document.xml', bytes: Buffer.from('<w:document/>') },
    ...(macro ? [{ name: 'word/vbaProject.bin', bytes: Buffer.from('d0cf11e0a1b11ae1', 'hex') }] : []),
    ...(template === ''
      ? []
      : [
          {
            name: 'word/_rels/settings.xml.rels',
            bytes: Buffer.from(
              `<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="${template}" TargetMode="External"/></Relationships>`,
            ),
          },
        ]),
  ])

/** Enough of an old file of Word to be one, with the given names of streams. */
export const buildOldOffice = (...streams: readonly string[]): Buffer =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(504),
    ...streams.map((name) => Buffer.from(name.padEnd(64, '\0'), 'utf16le')),
  ])

export const buildPdf = (objects: string, packed = ''): Buffer => {
  const stream = deflateSync(Buffer.from(packed))
  return Buffer.concat([
    Buffer.from(`%PDF-1.7\n1 0 obj\n<< /Type /Catalog ${objects} >>\nendobj\n`),
    ...(packed === ''
      ? []
      : [
          Buffer.from(`2 0 obj\n<< /Type /ObjStm /Filter /FlateDecode /Length ${stream.length} >>\nstream\n`),
          stream,
          Buffer.from('\nendstream\nendobj\n'),
        ]),
    Buffer.from('trailer << /Root 1 0 R >>\n%%EOF\n'),
  ])
}

export function buildQrPng(text: string, pixelsEach = 6): Buffer {
  const { data, size } = encode(text, { border: 4 })
  const side = size * pixelsEach
  const png = new PNG({ width: side, height: side })
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      const isDark = data[Math.floor(y / pixelsEach)]?.[Math.floor(x / pixelsEach)] === true
      png.data.fill(isDark ? 0 : 255, (y * side + x) * 4, (y * side + x) * 4 + 3)
      png.data[(y * side + x) * 4 + 3] = 255
    }
  return PNG.sync.write(png)
}

export const program = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(300, 1)])
