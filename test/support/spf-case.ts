import { evaluateSpf } from '../../src/capabilities/watch/domain/spf/evaluate.ts'
import { readIp } from '../../src/capabilities/watch/domain/spf/ip-address.ts'
import { lookUpIn, type SpfZone } from './spf-zones.ts'

/** Who writes to whom, where it matters to a case. */
export interface Sent {
  readonly ip?: string
  readonly from?: string
  readonly helo?: string
  readonly domain?: string
}

export const client = '192.0.2.1'
export const client6 = '2001:db8::1'

/** Evaluates a message from `user@commune.fr`, whose record is `record`, in a DNS that holds `zones` too. */
export function evaluate(
  record: string | readonly string[],
  zones: Readonly<Record<string, SpfZone>> = {},
  { ip = client, from = 'user@commune.fr', helo = 'mx.commune.fr', domain }: Sent = {},
) {
  const address = readIp(ip)
  if (address === null) throw new Error(ip)
  const own: SpfZone = { ...zones['commune.fr'], TXT: [record].flat() }
  const question = {
    ip: address,
    sender: from,
    helo,
    receiver: 'mx.receiver.example',
    now: new Date(86_400_000),
  }
  return evaluateSpf(
    domain === undefined ? question : { ...question, domain },
    lookUpIn({ ...zones, 'commune.fr': own }),
  )
}
