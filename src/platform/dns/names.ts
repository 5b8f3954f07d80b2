import { domainToASCII } from 'node:url'

/** Bytes that are no DNS message. */
export class MalformedMessage extends Error {}

/** A name takes at most 255 bytes, the lengths of its labels and the final zero included (RFC 1035 section 2.3.4). */
const longestNameInBytes = 255
const longestLabelInBytes = 63
/** Every byte escaped. */
const longestTextOfName = 4 * longestNameInBytes
/** A name of 255 bytes has at most 127 labels: more jumps than that never make one. */
const mostJumps = 127

const dot = 0x2e
const backslash = 0x5c

/**
 * The name at `at`, in lower case and without final dot, `.` for the root. What is no printable ASCII, and a dot or a
 * backslash inside a label, are escaped as in a zone file (RFC 1035 section 5.1): two names are the same when their
 * texts are. Pointers lead backwards only (section 4.1.4), so that reading ends.
 */
export function readName(bytes: Buffer, at: number): string {
  let name = ''
  let length = 1
  let jumps = 0
  let next = at
  let before = at
  for (;;) {
    const size = byteAt(bytes, next)
    if (size === 0) return name === '' ? '.' : name
    if (size >= 0xc0) {
      const target = ((size & 0x3f) << 8) | byteAt(bytes, next + 1)
      if (target >= before || target < 12 || ++jumps > mostJumps) throw new MalformedMessage('bad pointer')
      next = target
      before = target
    } else {
      length += size + 1
      if (size > longestLabelInBytes) throw new MalformedMessage('unknown kind of label')
      if (length > longestNameInBytes) throw new MalformedMessage('name too long')
      if (next + 1 + size > bytes.length) throw new MalformedMessage('name cut short')
      name += name === '' ? readLabel(bytes, next + 1, size) : `.${readLabel(bytes, next + 1, size)}`
      next += size + 1
    }
  }
}

/** Where what follows the name at `at` begins. */
export function endOfName(bytes: Buffer, at: number): number {
  let next = at
  for (;;) {
    const size = byteAt(bytes, next)
    if (size === 0) return next + 1
    if (size >= 0xc0) {
      byteAt(bytes, next + 1)
      return next + 2
    }
    if (size > longestLabelInBytes) throw new MalformedMessage('unknown kind of label')
    next += size + 1
    if (next - at > longestNameInBytes) throw new MalformedMessage('name too long')
  }
}

export function byteAt(bytes: Buffer, at: number): number {
  const byte = bytes[at]
  if (byte === undefined) throw new MalformedMessage('cut short')
  return byte
}

function readLabel(bytes: Buffer, from: number, size: number): string {
  for (let at = from; at < from + size; at++) {
    const byte = byteAt(bytes, at)
    if (byte <= 0x20 || byte >= 0x7f || byte === dot || byte === backslash)
      return escapeLabel(bytes, from, size)
  }
  return bytes.toString('latin1', from, from + size).toLowerCase()
}

function escapeLabel(bytes: Buffer, from: number, size: number): string {
  let label = ''
  for (const byte of bytes.subarray(from, from + size)) {
    if (byte === dot || byte === backslash) label += `\\${String.fromCharCode(byte)}`
    else if (byte <= 0x20 || byte >= 0x7f) label += `\\${String(byte).padStart(3, '0')}`
    else label += String.fromCharCode(byte).toLowerCase()
  }
  return label
}

/**
 * Writes `name` at `at`, and gives where it ends. Escapes are read as in a zone file; a label with letters beyond ASCII
 * is written as its A-label (RFC 5890). Throws a RangeError for what no DNS message can hold.
 */
export function writeName(name: string, bytes: Buffer, at: number): number {
  const fault = () => new RangeError(`not a DNS name: ${name.slice(0, 80)}`)
  let next = at
  if (name.length > longestTextOfName) throw fault()
  if (name !== '.') {
    for (const label of labelsOf(isAscii.test(name) ? name : name.replace(otherDots, '.'))) {
      const size = writeLabel(label, bytes, next + 1)
      if (size === 0 || size > longestLabelInBytes) throw fault()
      bytes[next] = size
      next += size + 1
      if (next + 1 - at > longestNameInBytes) throw fault()
    }
  }
  bytes[next] = 0
  return next + 1
}

/** The labels as they are written, escapes kept; a final dot counts for nothing. */
export function labelsOf(name: string): string[] {
  const labels = name.includes('\\') ? name.split(unescapedDot) : name.split('.')
  if (labels.length > 1 && labels.at(-1) === '') labels.pop()
  return labels
}

/** A dot after an even number of backslashes. */
const unescapedDot = /(?<!(?<!\\)(?:\\\\)*\\)\./

/** How many bytes it took; more than a label may take when it is too long, without writing further. */
function writeLabel(label: string, bytes: Buffer, at: number): number {
  const text = isAscii.test(label) ? label : domainToASCII(label)
  if (text !== label && text.includes('.')) return 0
  let size = 0
  for (let index = 0; index < text.length && size <= longestLabelInBytes; index++, size++) {
    let code = text.charCodeAt(index)
    if (code === backslash) {
      const number = /^\d{3}/.exec(text.slice(index + 1, index + 4))?.[0]
      code = number === undefined ? text.charCodeAt(index + 1) : Number(number)
      index += number?.length ?? 1
      if (Number.isNaN(code) || code > 0xff) return 0
    }
    bytes[at + size] = code
  }
  return size
}

/** Dots of other scripts (RFC 3490 section 3.1). */
const otherDots = /[\u3002\uff0e\uff61]/g
const isAscii = /^[^\u0080-\uffff]*$/

/** Whether `name` is `ancestor` or below it; both as `readName` gives them. */
export function isAtOrBelow(name: string, ancestor: string): boolean {
  if (name === ancestor || ancestor === '.') return true
  if (!name.endsWith(`.${ancestor}`)) return false
  return labelsOf(name).slice(-labelsOf(ancestor).length).join('.') === ancestor
}
