import jpeg from 'jpeg-js'
import jsqr from 'jsqr'
import { PNG } from 'pngjs'
import type { LinkSeen } from '../domain/link.ts'
import { type Budget, limits } from './limits.ts'

/** A CommonJS module whose types say otherwise. */
const findCode = typeof jsqr === 'function' ? jsqr : jsqr.default

interface Pixels {
  readonly width: number
  readonly height: number
  /** Four bytes a pixel. */
  readonly data: Uint8Array
}

/** Smaller is a dot that counts readings, or a picture no telephone reads a code in. */
const smallestSide = 48
const largestSide = 640

/** The addresses in the QR code of a picture. Its size is read before it is unpacked; `isSkipped` when it was not looked at. */
export function readQrCode(bytes: Buffer, budget: Budget): { links: LinkSeen[]; isSkipped: boolean } {
  const size = sizeOf(bytes)
  if (size === null || Math.min(size.width, size.height) < smallestSide)
    return { links: [], isSkipped: false }
  const pixels = size.width * size.height
  const isTooMuch = pixels > limits.pixelsOfImage || bytes.length > limits.imageInBytes
  if (isTooMuch || budget.images === 0 || budget.pixels <= 0) return { links: [], isSkipped: isTooMuch }
  budget.images -= 1
  const read = decode(bytes)
  const small = read === null ? null : shrunk(read)
  if (small === null || !isTwoTone(small)) return { links: [], isSkipped: false }
  budget.pixels -= small.width * small.height
  const code = findCode(new Uint8ClampedArray(small.data), small.width, small.height)
  const target = code?.data.trim() ?? ''
  const isAddress =
    /^(?:https?:|www\.|javascript:|data:)/i.test(target) || /^[a-z0-9-]+(?:\.[a-z0-9-]+)+\//i.test(target)
  if (!isAddress) return { links: [], isSkipped: false }
  return {
    links: [{ shown: '', target: /^[a-z]+:/i.test(target) ? target : `http://${target}`, from: 'image' }],
    isSkipped: false,
  }
}

/** Width and height as the file announces them (PNG section 11.2.2, JPEG frame header); null for other pictures. */
function sizeOf(bytes: Buffer): { width: number; height: number } | null {
  if (bytes.length > 24 && bytes.readUInt32BE(0) === 0x89504e47)
    return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return null
  for (let at = 2; at + 9 < bytes.length; ) {
    const marker = bytes[at + 1] ?? 0
    if (bytes[at] !== 0xff) return null
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
    if (isFrame) return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) }
    at += 2 + bytes.readUInt16BE(at + 2)
  }
  return null
}

function decode(bytes: Buffer): Pixels | null {
  try {
    if (bytes[0] === 0x89) return PNG.sync.read(bytes)
    return jpeg.decode(bytes, { useTArray: true, maxResolutionInMP: 6, maxMemoryUsageInMB: 128 })
  } catch {
    return null
  }
}

/** Every second, third… pixel, so that no side is longer than what a code needs; transparent ones as white. */
function shrunk({ width, height, data }: Pixels): Pixels {
  const step = Math.ceil(Math.max(width, height) / largestSide)
  const [across, down] = [Math.floor(width / step), Math.floor(height / step)]
  const small = new Uint8Array(across * down * 4)
  for (let y = 0, to = 0; y < down; y++) {
    for (let x = 0; x < across; x++, to += 4) {
      const from = (y * step * width + x * step) * 4
      const isClear = (data[from + 3] ?? 255) < 128
      for (let each = 0; each < 3; each++) small[to + each] = isClear ? 255 : (data[from + each] ?? 0)
      small[to + 3] = 255
    }
  }
  return { width: across, height: down, data: small }
}

/** A code has much dark beside much light; a photograph or a plain logo is seldom worth the search. */
function isTwoTone({ data }: Pixels): boolean {
  let [dark, light, all] = [0, 0, 0]
  for (let at = 0; at < data.length; at += 52) {
    const grey = ((data[at] ?? 0) * 3 + (data[at + 1] ?? 0) * 6 + (data[at + 2] ?? 0)) / 10
    all += 1
    if (grey < 110) dark += 1
    else if (grey > 145) light += 1
  }
  return dark > all * 0.04 && light > all * 0.1
}
