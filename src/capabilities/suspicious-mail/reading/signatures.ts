import { dkimVerify } from 'mailauth/lib/dkim/verify.js'
import type { DkimSeen } from '../domain/authentication.ts'
import { limits } from './limits.ts'

/** The TXT records of a name; throws with the code that Node's own resolver would give. */
export type AskKey = (name: string) => Promise<readonly string[]>

const shortestKeyInBits = 1024

/**
 * Verifies the DKIM signatures of a message as it stands (RFC 6376, 8301, 8463). A signature that leaves part of the body
 * out (`l=`) counts as none: anything may have been added below it.
 */
export async function verifySignatures(bytes: Buffer, ask: AskKey, now: Date): Promise<DkimSeen[]> {
  const { results } = await dkimVerify(withFewSignatures(bytes), {
    resolver: async (name) => (await ask(name)).map((text) => [text]),
    minBitLength: shortestKeyInBits,
    rejectRsaSha1: true,
    curTime: now,
  })
  return results.flatMap(({ signingDomain, selector, status }): DkimSeen[] => {
    if (signingDomain === undefined || signingDomain === '' || status.result === 'none') return []
    const seen = {
      domain: signingDomain.toLowerCase(),
      selector: selector ?? '',
      isToldByReceiver: false,
      why: status.comment ?? '',
    }
    if (status.result === 'temperror') return [{ ...seen, result: 'temperror' }]
    if (status.result !== 'pass') return [{ ...seen, result: 'fail' }]
    const isPartial = (status.underSized ?? 0) > 0
    return [
      { ...seen, result: isPartial ? 'fail' : 'pass', why: isPartial ? 'not the whole body is signed' : '' },
    ]
  })
}

/** A message with a thousand signatures would cost a thousand questions: the first few are kept. */
function withFewSignatures(bytes: Buffer): Buffer {
  const head = bytes.subarray(0, limits.headersInBytes).toString('latin1')
  const end = /\r?\n\r?\n/.exec(head)?.index ?? head.length
  const signatures = [
    ...head.slice(0, end).matchAll(/^(?:dkim-signature|arc-[a-z-]+):.*(?:\r?\n[ \t].*)*\r?\n?/gim),
  ]
  const kept = signatures.filter(({ 0: line }) => /^dkim/i.test(line)).slice(0, limits.signatures)
  if (signatures.length === kept.length) return bytes
  const pieces: Buffer[] = []
  let at = 0
  for (const line of signatures) {
    if (kept.includes(line)) continue
    pieces.push(bytes.subarray(at, line.index))
    at = line.index + line[0].length
  }
  return Buffer.concat([...pieces, bytes.subarray(at)])
}
