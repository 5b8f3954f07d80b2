/** An IP address as its bytes, in the order of the network: 4 or 16. */
export type IpBytes = readonly number[]

/** Dotted quads without leading zeros (RFC 7208 section 5.6, `qnum`); null when it is none. */
export function readIp4(text: string): IpBytes | null {
  const parts = text.split('.')
  if (parts.length !== 4 || !parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part))) return null
  const bytes = parts.map(Number)
  return bytes.every((byte) => byte <= 255) ? bytes : null
}

/** Any textual form of RFC 4291 section 2.2, without zone; null when it is none. */
export function readIp6(text: string): IpBytes | null {
  const halves = text.split('::')
  if (halves.length > 2) return null
  const [left, right] = halves.map((half, index) => readGroups(half, index === halves.length - 1))
  if (left === undefined || left === null || right === null) return null
  if (right === undefined) return left.length === 16 ? left : null
  // « :: » stands for one group of zeros at least.
  const missing = 16 - left.length - right.length
  return missing >= 2 ? [...left, ...Array<number>(missing).fill(0), ...right] : null
}

function readGroups(text: string, isLast: boolean): number[] | null {
  if (text === '') return []
  const bytes: number[] = []
  const groups = text.split(':')
  for (const [index, group] of groups.entries()) {
    if (/^[\da-f]{1,4}$/i.test(group)) {
      const value = Number.parseInt(group, 16)
      bytes.push(value >> 8, value & 0xff)
      continue
    }
    const quad = isLast && index === groups.length - 1 ? readIp4(group) : null
    if (quad === null) return null
    bytes.push(...quad)
  }
  return bytes
}

/** The address of a client. An IPv4 one written in IPv6 (`::ffff:192.0.2.1`) is an IPv4 one (RFC 7208 section 5). */
export function readIp(text: string): IpBytes | null {
  const bytes = readIp4(text) ?? readIp6(text)
  return bytes !== null && isMapped(bytes) ? bytes.slice(12) : bytes
}

const isMapped = (bytes: IpBytes) =>
  bytes.length === 16 && bytes.every((byte, index) => index >= 12 || byte === (index < 10 ? 0 : 0xff))

/** Whether the first `prefix` bits are the same. Addresses of two families never match. */
export function isInNetwork(address: IpBytes, network: IpBytes, prefix: number): boolean {
  if (address.length !== network.length) return false
  return address.every((byte, index) => {
    const bits = Math.min(8, Math.max(0, prefix - index * 8))
    const mask = (0xff << (8 - bits)) & 0xff
    return (byte & mask) === ((network[index] ?? 0) & mask)
  })
}

/** `192.0.2.1`, or the shortest form of RFC 5952. */
export function writeIp(address: IpBytes): string {
  if (address.length === 4) return address.join('.')
  const groups = Array.from({ length: 8 }, (_, index) =>
    (((address[index * 2] ?? 0) << 8) | (address[index * 2 + 1] ?? 0)).toString(16),
  )
  const { start, length } = longestZeros(groups)
  if (length < 2) return groups.join(':')
  return `${groups.slice(0, start).join(':')}::${groups.slice(start + length).join(':')}`
}

function longestZeros(groups: readonly string[]): { start: number; length: number } {
  let longest = { start: 0, length: 0 }
  for (let start = 0; start < groups.length; start++) {
    let length = 0
    while (groups[start + length] === '0') length++
    if (length > longest.length) longest = { start, length }
  }
  return longest
}

/** Macro `i`: the quads of IPv4, or the 32 nibbles of IPv6 apart (RFC 7208 section 7.3). */
export function dottedParts(address: IpBytes): readonly string[] {
  if (address.length === 4) return address.map(String)
  return address.flatMap((byte) => [byte >> 4, byte & 15].map((nibble) => nibble.toString(16).toUpperCase()))
}

/** The name that holds the PTR of an address (RFC 1035 section 3.5, RFC 3596 section 2.5). */
export function reverseName(address: IpBytes): string {
  const zone = address.length === 4 ? 'in-addr.arpa' : 'ip6.arpa'
  return `${[...dottedParts(address)].reverse().join('.').toLowerCase()}.${zone}`
}
