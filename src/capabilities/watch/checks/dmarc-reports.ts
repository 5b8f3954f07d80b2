import { type ReportDestination, reportDestinations } from '../domain/dmarc/report-destination.ts'
import { isValidReportUri } from '../domain/dmarc/report-uri.ts'
import type { DmarcMet } from '../domain/dmarc/tree-walk.ts'
import { tidyDmarc } from '../domain/dns-records.ts'
import { doubtOfLookUp } from '../domain/doubt.ts'
import { genericMailDomains } from '../domain/lists.ts'
import type { Beside, Check } from './check.ts'
import { lookAtDmarc } from './dmarc.ts'

const code = 'dmarc-reports'

/** Whether the reports of DMARC are asked for, and reach somebody who accepts them (RFC 9990 section 4). */
export const dmarcReports: Check = {
  name: 'dmarc-reports',
  async run(context) {
    const { mail } = context.target
    const nothing = { beside: [{ code, verdict: 'not-applicable', evidence: {} } as const] }
    if (mail.kind !== 'address' || genericMailDomains.has(mail.domain)) return nothing
    const { policy } = await lookAtDmarc(mail.domain, mail.address, context)
    const { met, discovery } = policy
    if (discovery.doubt !== null) {
      const doubt = doubtOfLookUp[discovery.doubt.reason]
      return { beside: [{ code, verdict: 'could-not-tell', doubt, evidence: {} }] }
    }
    if (met === null) return nothing
    const destinations = await reportDestinations(met, (name) => context.lookUp(name, 'TXT'))
    return { beside: [judgeReports(mail.domain, mail.address, met, destinations)] }
  },
}

/** Only `rua` counts: reports on single messages (`ruf`) hold personal data and hardly anybody sends them. */
function judgeReports(
  domain: string,
  address: string,
  met: DmarcMet,
  destinations: readonly ReportDestination[],
): Beside {
  const evidence = { foundAt: met.domain, reports: destinations }
  const asked = destinations.filter(({ tag }) => tag === 'rua')
  const words = { mailDomain: domain, holder: met.domain }
  const record = met.domain === domain ? { record: tidyDmarc(domain, met.record, address) } : {}
  const wrong = asked.filter(({ uri }) => !isValidReportUri(uri)).map(({ uri }) => uri.text)
  if (wrong.length > 0) {
    const variant = wrong.length === asked.length ? 'none-valid' : 'some-malformed'
    return {
      code,
      verdict: 'to-fix',
      variant,
      words: { ...words, wrong: wrong.join(' », « ') },
      evidence,
      ...record,
    }
  }
  if (asked.length === 0)
    return { code, verdict: 'to-fix', variant: 'none-asked', words, evidence, ...record }
  const refused = asked.find(({ authorization }) => authorization?.kind === 'not-given')
  if (refused?.authorization?.kind === 'not-given' && refused.uri.kind === 'mailto') {
    const { why, name } = refused.authorization
    return {
      code,
      verdict: 'to-fix',
      variant: `not-accepted-${why}`,
      words: { ...words, receiver: refused.uri.host, wrong: refused.uri.address },
      evidence,
      ...(why === 'absent' ? { record: { name, type: 'TXT', value: 'v=DMARC1' } as const } : {}),
    }
  }
  const unsure = asked.find(({ authorization }) => authorization?.kind === 'could-not-tell')
  if (unsure?.authorization?.kind === 'could-not-tell')
    return {
      code,
      verdict: 'could-not-tell',
      doubt: doubtOfLookUp[unsure.authorization.told.reason],
      evidence,
    }
  const receivers = asked.map(({ uri }) => (uri.kind === 'mailto' ? uri.address : uri.text))
  return { code, verdict: 'ok', words: { ...words, receivers: receivers.join(', ') }, evidence }
}
