/**
 * The criteria and issue codes of RPNT 0.2.1 (10 July 2026), the ANCT's reference for the digital presence of
 * local authorities. Numbers and codes are theirs. Source: suitenumerique/st-home, `data/tasks/conformance.py`.
 */
export const siteCriteria = ['1.1', '1.2', '1.3', '1.4', '1.5', '1.6', '1.7', '1.8'] as const
export const mailCriteria = ['2.1', '2.2', '2.3', '2.4', '2.5', '2.6', '2.7', '2.8'] as const
export const criteria = [...siteCriteria, ...mailCriteria] as const

export type Criterion = (typeof criteria)[number]

/**
 * Criteria lost by each issue. The order is the one to tell them in, when one criterion is lost by several.
 * When each is seen stands in `declared.ts`, `site.ts` and `mail.ts`.
 */
export const criteriaLostBy = {
  EMAIL_MISSING: mailCriteria,
  EMAIL_MALFORMED: mailCriteria,
  EMAIL_DOMAIN_GENERIC: ['2.2', '2.3'],
  EMAIL_DOMAIN_MISMATCH: ['2.3'],
  EMAIL_DOMAIN_EXTENSION: ['2.3'],
  WEBSITE_MISSING: [...siteCriteria, '2.3'],
  WEBSITE_MALFORMED: [...siteCriteria, '2.3'],
  WEBSITE_DECLARED_HTTP: ['1.8'],
  WEBSITE_DOMAIN_EXTENSION: ['1.2'],
  WEBSITE_DOWN: ['1.3', '1.4', '1.5', '1.6', '1.7'],
  WEBSITE_SSL: ['1.5'],
  WEBSITE_DOMAIN_REDIRECT: ['1.6'],
  WEBSITE_HTTP_REDIRECT: ['1.4', '1.7'],
  WEBSITE_HTTP_NOWWW: ['1.7'],
  WEBSITE_HTTPS_NOWWW: ['1.7'],
  DNS_DOWN: ['2.4', '2.5', '2.6', '2.7', '2.8'],
  DNS_MX_MISSING: ['2.4', '2.5', '2.6', '2.7', '2.8'],
  DNS_SPF_MISSING: ['2.5'],
  DNS_DMARC_MISSING: ['2.6', '2.7'],
  DNS_DMARC_WEAK: ['2.7'],
  DNS_MX_OUTSIDE_EU: ['2.8'],
} as const satisfies Record<string, readonly Criterion[]>

export type IssueCode = keyof typeof criteriaLostBy

export const issueCodes = Object.keys(criteriaLostBy).filter(isIssueCode)

function isIssueCode(text: string): text is IssueCode {
  return text in criteriaLostBy
}

/** The issues that lose a criterion, in the order of the table. */
export const issuesThatLose = (criterion: Criterion): readonly IssueCode[] => losing.get(criterion) ?? []

const losing: ReadonlyMap<Criterion, readonly IssueCode[]> = new Map(
  criteria.map((criterion) => [
    criterion,
    issueCodes.filter((code) => (criteriaLostBy[code] as readonly Criterion[]).includes(criterion)),
  ]),
)
