import { absent, type IssueSeen, present } from './issue-seen.ts'
import { endingOf, genericMailDomains, sovereignEndings } from './lists.ts'
import type { IssueCode } from './rpnt.ts'
import type { ScanTarget } from './target.ts'
import { withoutWww } from './visit.ts'

export const declaredIssues = [
  'EMAIL_MISSING',
  'EMAIL_MALFORMED',
  'EMAIL_DOMAIN_GENERIC',
  'EMAIL_DOMAIN_MISMATCH',
  'EMAIL_DOMAIN_EXTENSION',
  'WEBSITE_MISSING',
  'WEBSITE_MALFORMED',
  'WEBSITE_DECLARED_HTTP',
  'WEBSITE_DOMAIN_EXTENSION',
] as const satisfies readonly IssueCode[]

/** The issues that the declared addresses alone decide: nothing is asked of anybody. */
export function judgeDeclared({
  mail,
  site,
}: ScanTarget): Record<(typeof declaredIssues)[number], IssueSeen> {
  const mailDomain = mail.kind === 'address' ? mail.domain : null
  const siteHost = site.kind === 'site' ? site.host : null
  const evidence = { mail, site }
  const words = {
    mailDomain: mailDomain ?? '',
    siteHost: siteHost ?? '',
    siteDomain: withoutWww(siteHost ?? ''),
    mailEnding: endingOf(mailDomain ?? ''),
    siteEnding: endingOf(siteHost ?? ''),
    mailGiven: mail.kind === 'malformed' ? mail.given : '',
    siteGiven: site.kind === 'malformed' ? site.given : '',
  }
  const when = (isSeen: boolean) => (isSeen ? present(evidence, words) : absent(evidence))
  return {
    EMAIL_MISSING: when(mail.kind === 'none'),
    EMAIL_MALFORMED: when(mail.kind === 'malformed'),
    EMAIL_DOMAIN_GENERIC: when(mailDomain !== null && genericMailDomains.has(mailDomain)),
    EMAIL_DOMAIN_MISMATCH: when(
      mailDomain !== null && siteHost !== null && mailDomain !== withoutWww(siteHost),
    ),
    EMAIL_DOMAIN_EXTENSION: when(mailDomain !== null && !sovereignEndings.has(endingOf(mailDomain))),
    WEBSITE_MISSING: when(site.kind === 'none'),
    WEBSITE_MALFORMED: when(site.kind === 'malformed'),
    WEBSITE_DECLARED_HTTP: when(site.kind === 'site' && site.scheme === 'http'),
    WEBSITE_DOMAIN_EXTENSION: when(siteHost !== null && !sovereignEndings.has(endingOf(siteHost))),
  }
}
