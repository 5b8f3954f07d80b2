import { doubtOfLookUp } from '../domain/doubt.ts'
import { recordsOf } from '../domain/look-up.ts'
import { mailServersOf } from '../domain/mail.ts'
import { forwarderOf, mxFaults, type ServerSeen } from '../domain/mx-quality.ts'
import { isNullMx } from '../domain/null-mx.ts'
import type { Beside, Check, CheckContext } from './check.ts'

const mostServers = 10

/** Whether the list of mail servers (MX) is well written, and whether mail stays where it arrives. */
export const mxQuality: Check = {
  name: 'mx-quality',
  async run(context) {
    const { mail } = context.target
    const nothing = {
      beside: ['mx-quality', 'mail-forwarding'].map(
        (code): Beside => ({ code, verdict: 'not-applicable', evidence: {} }),
      ),
    }
    if (mail.kind !== 'address') return nothing
    const mx = await context.lookUp(mail.domain, 'MX')
    const words = { mailDomain: mail.domain }
    const evidence = { mx }
    if (mx.kind === 'could-not-tell') {
      const doubt = doubtOfLookUp[mx.reason]
      return {
        beside: ['mx-quality', 'mail-forwarding'].map(
          (code): Beside => ({ code, verdict: 'could-not-tell', doubt, evidence }),
        ),
      }
    }
    const records = recordsOf(mx) ?? []
    if (records.length === 0 || isNullMx(records)) return nothing
    const servers = mailServersOf(mx)
    const seen = await Promise.all(servers.slice(0, mostServers).map((each) => look(each.exchange, context)))
    const forwarder = forwarderOf(servers)
    const forwarding: Beside =
      forwarder === null
        ? { code: 'mail-forwarding', verdict: 'not-applicable', variant: 'not-seen', words, evidence }
        : {
            code: 'mail-forwarding',
            verdict: 'could-not-tell',
            doubt: 'needs-a-person',
            variant: 'forwarded',
            words: { ...words, forwarder },
            evidence,
          }
    const [worst] = mxFaults(mail.domain, records, seen)
    return { beside: [describe(worst, seen), forwarding] }

    function describe(fault: typeof worst, looked: readonly ServerSeen[]): Beside {
      const code = 'mx-quality'
      if (fault !== undefined) {
        const { kind, ...named } = fault
        const said = { code, variant: kind, words: { ...words, ...named }, evidence }
        return kind === 'twice' ? { ...said, verdict: 'ok' } : { ...said, verdict: 'to-fix' }
      }
      const failed = looked
        .flatMap(({ addresses }) => addresses)
        .find(({ kind }) => kind === 'could-not-tell')
      if (failed?.kind === 'could-not-tell')
        return { code, verdict: 'could-not-tell', doubt: doubtOfLookUp[failed.reason], evidence }
      return { code, verdict: 'ok', words, evidence }
    }
  },
}

async function look(exchange: string, { lookUp }: CheckContext): Promise<ServerSeen> {
  return { exchange, addresses: await Promise.all([lookUp(exchange, 'A'), lookUp(exchange, 'AAAA')]) }
}
