import { isSameOwner } from './domain-names.ts'

/** One `Received` line (RFC 5321 section 4.4), as far as it can be read. */
export interface Hop {
  /** The server that wrote the line. */
  readonly by: string
  /** What the other side called itself. */
  readonly helo: string
  /** The address it came from; null when the line does not say, as between two programs of one machine. */
  readonly ip: string | null
  /** Where the line stands among all header lines, the newest first. */
  readonly at: number
}

export interface HeaderLine {
  /** Lower case. */
  readonly name: string
  readonly value: string
}

/** Lines of « Received » that are read; a longer route is a loop, or made up. */
const mostHops = 50
const longestLine = 4000

export function hopsOf(headers: readonly HeaderLine[]): Hop[] {
  const hops: Hop[] = []
  for (const [at, { name, value }] of headers.entries()) {
    if (name !== 'received') continue
    if (hops.length === mostHops) break
    const text = value.slice(0, longestLine)
    const by = /\bby\s+([a-z0-9_.:-]+)/i.exec(text)?.[1]
    if (by === undefined) continue
    const start = /^\s*from\s+(\S+)/i.exec(text)
    const before = start === null ? '' : text.slice(0, text.search(/\bby\s/i))
    const ip =
      /\[(?:IPv6:)?([0-9a-f:.]{3,45})\]/i.exec(before)?.[1] ??
      /\(([0-9a-f]*:[0-9a-f:.]+|\d+\.\d+\.\d+\.\d+)\)/i.exec(before)?.[1]
    hops.push({
      by: by.toLowerCase().replace(/\.$/, ''),
      helo: (start?.[1] ?? '').toLowerCase().replace(/^\[|\]$/g, ''),
      ip: ip ?? null,
      at,
    })
  }
  return hops
}

/** Where the message came in: everything below was written by others, and may be made up. */
export interface Entry {
  /** The server of the receiving side that took the message from outside. */
  readonly receiver: string
  readonly ip: string
  readonly helo: string
  readonly at: number
}

/**
 * Follows the route down from the mailbox. The newest lines are the receiving side's own; as long as lines are written by
 * the same house and come from inside, the message is inside; the first that comes from elsewhere is where it came in. What
 * the other side calls itself (HELO) proves nothing. `inside`: nothing came from outside. Null where no line can be read.
 */
export function entryOf(
  hops: readonly Hop[],
  { isOwn, isInside }: { isOwn: (host: string) => boolean; isInside: (hop: Hop) => boolean },
): Entry | 'inside' | null {
  const house = houseOf(hops)
  if (house === null) return null
  for (const hop of hops) {
    const { by, ip, helo, at } = hop
    if (isName(by) && by !== house && !isSameOwner(by, house) && !isOwn(by)) return null
    if (ip === null || isPrivate(ip) || isMicrosoftInside(hop) || isInside(hop)) continue
    return { receiver: isName(by) ? by : house, ip, helo, at }
  }
  return 'inside'
}

/** Who keeps the mailbox: the newest server that gives a name. */
export const houseOf = (hops: readonly Hop[]): string | null => hops.find(({ by }) => isName(by))?.by ?? null

const isName = (by: string) => /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.[a-z][a-z0-9-]*$/.test(by)

/** Microsoft 365 hands messages on between its servers under public addresses of its own, whose names lead nowhere. */
const isMicrosoftInside = ({ by, ip }: Hop) =>
  by.endsWith('.outlook.com') && /^2603:10[0-9a-f]{2}:/i.test(ip ?? '')

/** Addresses that never come from the Internet (RFC 1918, 4193, 3927, 6598, loopback). */
export function isPrivate(ip: string): boolean {
  const v4 = ip.replace(/^::ffff:/i, '')
  if (
    /^(?:10|127)\.|^192\.168\.|^169\.254\.|^172\.(?:1[6-9]|2\d|3[01])\.|^100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./.test(
      v4,
    )
  )
    return true
  return /^(?:::1$|f[cd][0-9a-f]{2}:|fe[89ab][0-9a-f]:)/i.test(ip)
}
