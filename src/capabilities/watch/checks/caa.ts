import { authorityOf, type CaaMeaning, namesToClimb, readCaa } from '../domain/caa.ts'
import { doubtOfLookUp } from '../domain/doubt.ts'
import type { CaaRecord, LookUp } from '../domain/look-up.ts'
import { registrableDomainOf } from '../domain/public-suffix.ts'
import type { Certificate } from '../domain/visit.ts'
import type { Beside, Check, CheckContext } from './check.ts'
import { siteAddresses } from './site-addresses.ts'

const code = 'caa'

/** Whether the domain says which authorities may make its certificates (CAA, RFC 8659). */
export const caa: Check = {
  name: 'caa',
  async run(context) {
    const { domain, mail, site } = context.target
    if (site.kind !== 'site' && mail.kind !== 'address')
      return { beside: [{ code, verdict: 'not-applicable', evidence: {} }] }
    const host = site.kind === 'site' ? site.host : domain
    return { beside: [await describe(host, context)] }
  },
}

async function describe(host: string, context: CheckContext): Promise<Beside> {
  // Where the record is to be added: the registration that the site stands in, whatever the commune's main domain.
  const domain = registrableDomainOf(host, 'registries') ?? host
  const { name, caa: told } = await climb(host, context)
  const evidence = { host, foundAt: name, caa: told }
  const words = { host, domain }
  if (told.kind === 'could-not-tell')
    return { code, verdict: 'could-not-tell', doubt: doubtOfLookUp[told.reason], words, evidence }
  const certificate = await certificateOf(context)
  const authority = certificate === null ? null : authorityOf(certificate.issuer)
  if (told.kind !== 'answer') {
    if (authority === null) return { code, verdict: 'to-fix', words, evidence }
    return {
      code,
      verdict: 'to-fix',
      variant: 'known-authority',
      words: { ...words, authority: authority.name },
      evidence: { ...evidence, issuer: certificate?.issuer },
      record: { name: domain, type: 'CAA', value: `0 issue "${authority.domains[0]}"` },
    }
  }
  return judge(readCaa(told.records), certificate, words, evidence)
}

/** The first set met from the name upwards; the aliases of each name followed, their parents not (RFC 8659 section 3). */
async function climb(
  host: string,
  { lookUp }: CheckContext,
): Promise<{ readonly name: string; readonly caa: LookUp<CaaRecord> }> {
  let told: LookUp<CaaRecord> = { kind: 'no-record', isAuthenticated: false }
  for (const name of namesToClimb(host)) {
    told = await lookUp(name, 'CAA')
    if (told.kind === 'answer' || told.kind === 'could-not-tell') return { name, caa: told }
  }
  return { name: host, caa: told }
}

/** The certificate of the site when browsers accept it; null when it was not seen, or not asked for. */
async function certificateOf({ target: { site }, visit }: CheckContext): Promise<Certificate | null> {
  if (site.kind !== 'site') return null
  const { certificate } = (await visit(siteAddresses(site).https)).hops[0]
  return certificate !== null && certificate.faults.length === 0 ? certificate : null
}

function judge(
  meaning: CaaMeaning,
  certificate: Certificate | null,
  words: Readonly<Record<string, string>>,
  evidence: Readonly<Record<string, unknown>>,
): Beside {
  const { unknownCritical, malformed } = meaning
  const isWildcard = certificate?.names.some((name) => name.startsWith('*.')) ?? false
  const issuers = isWildcard ? meaning.wildcardIssuers : meaning.issuers
  const said = { code, words: { ...words, issuers: (issuers ?? []).join(', ') }, evidence }
  if (unknownCritical.length > 0)
    return {
      ...said,
      verdict: 'to-fix',
      variant: 'unknown-critical',
      words: { ...words, tag: unknownCritical[0] ?? '' },
    }
  if (malformed.length > 0)
    return {
      ...said,
      verdict: 'to-fix',
      variant: 'malformed',
      words: { ...words, value: malformed[0] ?? '' },
    }
  if (issuers === null) return { ...said, verdict: 'to-fix', variant: 'no-issuer' }
  if (issuers.length === 0)
    return certificate === null
      ? { ...said, verdict: 'ok', variant: 'nobody' }
      : { ...said, verdict: 'to-fix', variant: 'nobody' }
  const authority = certificate === null ? null : authorityOf(certificate.issuer)
  if (authority === null || authority.domains.some((each) => issuers.includes(each)))
    return { ...said, verdict: 'ok' }
  return {
    ...said,
    verdict: 'ok',
    variant: 'other-authority',
    words: { ...said.words, authority: authority.name },
  }
}
