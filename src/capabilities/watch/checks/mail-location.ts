import { countryInWords, isInUnion } from '../domain/countries.ts'
import { doubtOfLookUp } from '../domain/doubt.ts'
import { absent, type Doubt, type IssueSeen } from '../domain/issue-seen.ts'
import type { LookUp, MailServer } from '../domain/look-up.ts'
import { recordsOf } from '../domain/look-up.ts'
import { judgeMailLocation, mailServersOf, type ServerLocation } from '../domain/mail.ts'
import { providerOf } from '../domain/mail-providers.ts'
import type { Beside, Check, CheckContext } from './check.ts'

/** More servers than that are never tried by senders in practice. */
const mostServers = 6

/** In which country the mail arrives (2.8), server by server, in words. */
export const mailLocation: Check = {
  name: 'mail-location',
  async run(context) {
    const { mail } = context.target
    if (mail.kind !== 'address') {
      const evidence = {}
      return {
        issues: { DNS_MX_OUTSIDE_EU: absent() },
        beside: [
          { code: 'mail-location', verdict: 'not-applicable', evidence },
          { code: 'mx-others', verdict: 'not-applicable', evidence },
        ],
      }
    }
    const mx = await context.lookUp(mail.domain, 'MX')
    const servers = mailServersOf(mx).slice(0, mostServers)
    const locations = await Promise.all(servers.map((server) => locate(server, context)))
    const issue = judgeMailLocation(mail.domain, mx, locations)
    const datedOn = await context.countriesDatedOn()
    return {
      issues: { DNS_MX_OUTSIDE_EU: issue },
      beside: [describeFirst(mx, issue, locations, datedOn), describeOthers(mx, locations, datedOn)],
    }
  },
}

async function locate(server: MailServer, { lookUp, countryOf }: CheckContext): Promise<ServerLocation> {
  const lookUps = await Promise.all([lookUp(server.exchange, 'A'), lookUp(server.exchange, 'AAAA')])
  // The name does not exist: true for every type, even if the other look-up failed (RFC 8020).
  const isAbsent = lookUps.some(({ kind }) => kind === 'no-such-name')
  const failed = isAbsent ? undefined : lookUps.find((lookUp) => lookUp.kind === 'could-not-tell')
  const addresses = lookUps.flatMap((lookUp) => recordsOf(lookUp) ?? [])
  return {
    server,
    addresses: await Promise.all(
      addresses.map(async (address) => ({ address, country: await countryOf(address) })),
    ),
    failed: failed?.kind === 'could-not-tell' ? failed : null,
  }
}

function describeFirst(
  mx: LookUp<MailServer>,
  issue: IssueSeen,
  locations: readonly ServerLocation[],
  datedOn: string,
): Beside {
  const evidence = { mailServers: locations, countriesDatedOn: datedOn }
  const code = 'mail-location'
  if (mx.kind === 'could-not-tell') {
    return { code, verdict: 'could-not-tell', doubt: doubtOfLookUp[mx.reason], evidence }
  }
  const first = locations.find(({ addresses }) => addresses.length > 0)
  if (first === undefined) {
    const doubt = doubtOfLocations(locations)
    if (doubt === null) return { code, verdict: 'not-applicable', evidence }
    return { code, verdict: 'could-not-tell', doubt, evidence }
  }
  const provider = providerOf([first.server])
  const words = {
    server: first.server.exchange,
    countries: countriesInWords(first),
    provider: provider?.name ?? '',
  }
  const said = { code, ...(provider === null ? {} : { variant: 'known-provider' }), words, evidence }
  if (issue.state === 'unknown') return { ...said, verdict: 'could-not-tell', doubt: issue.doubt }
  return { ...said, verdict: issue.state === 'present' ? 'to-fix' : 'ok' }
}

/** Why it is not known where one of the servers is; null when it is known of all of them. */
function doubtOfLocations(locations: readonly ServerLocation[]): Doubt | null {
  const failed = locations.find((location) => location.failed !== null)?.failed ?? null
  if (failed !== null) return doubtOfLookUp[failed.reason]
  const isUnknown = locations.some(({ addresses }) => addresses.some(({ country }) => country === null))
  return isUnknown ? 'unknown-country' : null
}

/** The reference looks at the first server only; mail takes the others too, on the days the first one fails. */
function describeOthers(
  mx: LookUp<MailServer>,
  locations: readonly ServerLocation[],
  datedOn: string,
): Beside {
  const code = 'mx-others'
  const first = locations.findIndex(({ addresses }) => addresses.length > 0)
  const others = locations.filter((_, index) => index !== first)
  const evidence = { mailServers: others, countriesDatedOn: datedOn }
  if (mx.kind === 'could-not-tell') {
    return { code, verdict: 'could-not-tell', doubt: doubtOfLookUp[mx.reason], evidence }
  }
  if (others.length === 0) return { code, verdict: 'not-applicable', evidence }
  const outside = others.find(({ addresses }) =>
    addresses.some(({ country }) => country !== null && !isInUnion(country)),
  )
  if (outside !== undefined) {
    const words = { server: outside.server.exchange, countries: countriesInWords(outside) }
    return { code, verdict: 'to-fix', variant: 'outside', words, evidence }
  }
  const dead = others.find(({ addresses, failed }) => addresses.length === 0 && failed === null)
  if (dead !== undefined) {
    return { code, verdict: 'to-fix', variant: 'nowhere', words: { server: dead.server.exchange }, evidence }
  }
  const doubt = doubtOfLocations(others)
  if (doubt === null) return { code, verdict: 'ok', evidence }
  return { code, verdict: 'could-not-tell', doubt, evidence }
}

function countriesInWords({ addresses }: ServerLocation): string {
  const words = addresses.map(({ country }) => (country === null ? 'pays inconnu' : countryInWords(country)))
  return [...new Set(words)].join(', ')
}
