// RFC 3492 sections 5 and 6.2: a name of A-labels as people read it. Domain rules may not ask Node.

const digitOf = (code: number) => (code >= 97 ? code - 97 : code - 22)

/** A host name with its A-labels decoded; labels that decode to nothing stay as they are. */
export function shownHost(host: string): string {
  return host
    .split('.')
    .map((label) => (label.startsWith('xn--') ? (decodeLabel(label.slice(4)) ?? label) : label))
    .join('.')
}

const longestLabel = 63

function decodeLabel(text: string): string | null {
  if (text.length > longestLabel || !/^[a-z0-9-]+$/.test(text)) return null
  const delimiter = text.lastIndexOf('-')
  const output = [...text.slice(0, Math.max(0, delimiter))].map((letter) => letter.charCodeAt(0))
  let [code, at, bias] = [128, 0, 72]
  let next = delimiter < 0 ? 0 : delimiter + 1
  while (next < text.length) {
    const before = at
    for (let weight = 1, step = 36; ; step += 36) {
      if (next >= text.length) return null
      const digit = digitOf(text.charCodeAt(next++))
      if (digit < 0 || digit > 35) return null
      at += digit * weight
      const threshold = Math.min(26, Math.max(1, step - bias))
      if (digit < threshold) break
      weight *= 36 - threshold
      if (weight > 0x7fffffff) return null
    }
    const length = output.length + 1
    bias = adapted(at - before, length, before === 0)
    code += Math.floor(at / length)
    at %= length
    if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return null
    output.splice(at++, 0, code)
  }
  return String.fromCodePoint(...output)
}

function adapted(delta: number, length: number, isFirst: boolean): number {
  let left = isFirst ? Math.floor(delta / 700) : delta >> 1
  left += Math.floor(left / length)
  let step = 0
  for (; left > 455; step += 36) left = Math.floor(left / 35)
  return step + Math.floor((36 * left) / (left + 38))
}
