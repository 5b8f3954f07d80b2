/** The values that a form asks for in boxes of their own. */
export type PartName = 'priority' | 'server' | 'flags' | 'tag' | 'authority'

export interface RecordPart {
  readonly name: PartName
  readonly value: string
}

/** The boxes of a form for an MX (RFC 1035 section 3.3.9) or a CAA (RFC 8659 section 4.1); none for the other types. */
export function recordParts(type: string, value: string): readonly RecordPart[] {
  if (type === 'MX') return named(/^(\d+)\s+(\S+)$/.exec(value), ['priority', 'server'])
  if (type === 'CAA') return named(/^(\d+)\s+(\S+)\s+"?([^"]*)"?$/.exec(value), ['flags', 'tag', 'authority'])
  return []
}

const named = (found: RegExpExecArray | null, names: readonly PartName[]): RecordPart[] =>
  found === null ? [] : names.map((name, index) => ({ name, value: found[index + 1] ?? '' }))

/** Longest string inside a TXT record, in bytes (RFC 1035 section 3.3). */
const longestStringInBytes = 255

/**
 * A TXT value in strings of 255 bytes at most, as a zone file writes them; null when one string holds it. Values are
 * ASCII: a character is a byte.
 */
export function textPieces(value: string): string | null {
  if (value.length <= longestStringInBytes) return null
  const count = Math.ceil(value.length / longestStringInBytes)
  const piece = (index: number) =>
    value.slice(index * longestStringInBytes, (index + 1) * longestStringInBytes).replace(/["\\]/g, '\\$&')
  return Array.from({ length: count }, (_, index) => `"${piece(index)}"`).join(' ')
}
