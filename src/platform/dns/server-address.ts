import { isIP } from 'node:net'

export interface ServerAddress {
  readonly ip: string
  readonly port: number
}

/** Reads `9.9.9.9`, `127.0.0.1:5353`, `::1` or `[::1]:53`; null when it is none of them. The port is 53 by default. */
export function readServerAddress(text: string): ServerAddress | null {
  const given = text.trim()
  if (isIP(given) !== 0) return { ip: given, port: 53 }
  const parts = /^(?:\[(?<v6>[^\]]+)\]|(?<v4>[^:[\]]+))(?::(?<port>\d{1,5}))?$/.exec(given)?.groups
  const ip = parts?.v6 ?? parts?.v4 ?? ''
  const port = Number(parts?.port ?? 53)
  const isRightFamily = isIP(ip) === (parts?.v6 === undefined ? 4 : 6)
  return isRightFamily && port >= 1 && port <= 65535 ? { ip, port } : null
}

/** A server on this machine: what it is asked goes over no network, and nobody else waits. */
export const isLoopback = ({ ip }: ServerAddress): boolean => ip === '::1' || /^(?:::ffff:)?127\./i.test(ip)
