import { type DkimExamination, examineDkim, nameOfSelector } from '../domain/dkim/examine.ts'
import type { DkimFault } from '../domain/dkim/key-record.ts'
import { providersSeen, type SelectorsOfProvider, usualSelectors } from '../domain/dkim/selectors.ts'
import { doubtOfLookUp } from '../domain/doubt.ts'
import type { Doubt, Evidence } from '../domain/issue-seen.ts'
import { genericMailDomains } from '../domain/lists.ts'
import { mailServersOf, spfRecords } from '../domain/mail.ts'
import type { Beside, Check, CheckContext } from './check.ts'
import { sizeOfRsa } from './dkim-key.ts'

const code = 'dkim'

/** A name nobody publishes a key at: an answer there says that the zone answers for any name. */
const unlikelySelector = 'beffroi-cherche-une-reponse-a-tout'

/**
 * DKIM (RFC 6376): the keys found under the names that the providers of the domain use, and the usual ones. A key may stand
 * under a name nobody outside can guess: that none is found is never a fault, but under a name that was declared.
 */
export const dkim: Check = {
  name: 'dkim',
  async run(context) {
    const { mail } = context.target
    if (mail.kind !== 'address' || genericMailDomains.has(mail.domain))
      return { beside: [{ code, verdict: 'not-applicable', evidence: {} }] }
    return { beside: [await lookForKeys(mail.domain, context)] }
  },
}

async function lookForKeys(domain: string, context: CheckContext): Promise<Beside> {
  const [mx, txt, above] = await Promise.all([
    context.lookUp(domain, 'MX'),
    context.lookUp(domain, 'TXT'),
    context.lookUp(`_domainkey.${domain}`, 'TXT'),
  ])
  const exchanges = mailServersOf(mx).map(({ exchange }) => exchange)
  const providers = providersSeen(exchanges, spfRecords(txt))
  // A name that does not exist has nothing below it (RFC 8020): no need to guess, beyond what the provider documents.
  const guesses = above.kind === 'no-such-name' ? [] : usualSelectors
  const declared = context.target.dkimSelectors ?? []
  const selectors = [...new Set([...declared, ...providers.flatMap((each) => each.selectors), ...guesses])]
  const seen = await Promise.all(selectors.map((selector) => examine(domain, selector, context)))
  const found = seen.filter((each) => each.found)
  const anything = found.length > 0 ? await examine(domain, unlikelySelector, context) : null
  const answersAnyName = new Set(anything?.records)
  const missing = seen.find((each) => declared.includes(each.selector) && !each.found && each.reason === null)
  const keys = found.filter(({ records }) => !records.every((text) => answersAnyName.has(text)))
  const evidence = { asked: selectors, providers: providers.map(({ provider }) => provider), keys: found }
  if (missing !== undefined) {
    const words = { mailDomain: domain, name: missing.name }
    return { code, verdict: 'to-fix', variant: 'declared-absent', words, evidence }
  }
  if (keys.length === 0 && anything?.isRevoked)
    return {
      code,
      verdict: 'not-applicable',
      variant: 'nothing-signed',
      words: { mailDomain: domain },
      evidence,
    }
  const failed = [...seen, ...(anything === null ? [] : [anything])].find(({ reason }) => reason !== null)
  const doubt = failed?.reason ? doubtOfLookUp[failed.reason] : 'unknown-selectors'
  return anything?.reason
    ? unsure(domain, providers, doubt, evidence)
    : judge(domain, keys, providers, doubt, evidence)
}

async function examine(domain: string, selector: string, { lookUp }: CheckContext): Promise<DkimExamination> {
  return examineDkim(domain, selector, await lookUp(nameOfSelector(selector, domain), 'TXT'), sizeOfRsa)
}

/** A key that was withdrawn is no fault: another one, elsewhere, has taken its place. */
const isLive = ({ isRevoked }: DkimExamination) => !isRevoked

function judge(
  domain: string,
  keys: readonly DkimExamination[],
  providers: readonly SelectorsOfProvider[],
  doubt: Doubt,
  evidence: Evidence,
): Beside {
  const live = keys.filter(isLive)
  if (live.length === 0) return unsure(domain, providers, doubt, evidence)
  const worst = live.find(({ verdict }) => verdict === 'to-fix')
  const named = (each: DkimExamination) => ({
    mailDomain: domain,
    name: each.name,
    size: String(each.keySizeInBits ?? ''),
  })
  if (worst === undefined) {
    const names = live.map(({ name }) => name).join(', ')
    return { code, verdict: 'ok', words: { mailDomain: domain, names }, evidence }
  }
  const [fault] = worst.faults
  return { code, verdict: 'to-fix', variant: variantOf(fault), words: named(worst), evidence }
}

function unsure(
  domain: string,
  providers: readonly SelectorsOfProvider[],
  doubt: Doubt,
  evidence: Evidence,
): Beside {
  const provider = providers.map((each) => each.provider).join(', ')
  const variant =
    doubt === 'unknown-selectors' ? (provider === '' ? 'not-found' : 'not-found-at-provider') : 'plain'
  return {
    code,
    verdict: 'could-not-tell',
    variant,
    doubt,
    words: { mailDomain: domain, provider },
    evidence,
  }
}

/** Faults that are told apart in words; the others make a key unusable. */
function variantOf(fault: DkimFault | undefined): string {
  const told: readonly (DkimFault | undefined)[] = [
    'weak-key',
    'key-too-short',
    'test-mode',
    'several-records',
  ]
  return told.includes(fault) && fault !== undefined ? fault : 'unusable'
}
