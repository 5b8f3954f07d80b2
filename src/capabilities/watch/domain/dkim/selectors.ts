/** Names under which a provider has its customers publish their DKIM keys, and how the provider is recognised. */
export interface SelectorsOfProvider {
  readonly provider: string
  /** Endings of the names of its mail servers. */
  readonly mxEndings: readonly string[]
  /** What its customers include in their SPF. */
  readonly includes: readonly string[]
  /** Empty where the provider gives each customer a name of its own. */
  readonly selectors: readonly string[]
  /** Where the provider speaks of it. */
  readonly source: string
}

export const selectorsOfProviders: readonly SelectorsOfProvider[] = [
  {
    provider: 'Microsoft 365',
    mxEndings: ['.mail.protection.outlook.com', '.mx.microsoft'],
    includes: ['spf.protection.outlook.com'],
    selectors: ['selector1', 'selector2'],
    source: 'https://learn.microsoft.com/defender-office-365/email-authentication-dkim-configure',
  },
  {
    provider: 'Google Workspace',
    mxEndings: ['.google.com', '.googlemail.com'],
    includes: ['_spf.google.com'],
    selectors: ['google'],
    source: 'https://support.google.com/a/answer/180504',
  },
  {
    provider: 'OVHcloud',
    mxEndings: ['.mail.ovh.net', '.mail.ovh.ca'],
    includes: ['mx.ovh.com', 'mx.ovh.net'],
    // ovhmo…-selector1: the number in the middle is the customer's.
    selectors: [],
    source: 'https://docs.ovhcloud.com/en/guides/web-cloud/domains/dns-zone-dkim',
  },
  {
    provider: 'Gandi',
    mxEndings: ['.mail.gandi.net'],
    includes: ['_mailcust.gandi.net'],
    selectors: ['gm1', 'gm2', 'gm3'],
    source: 'https://docs.gandi.net/en/gandimail/common_operations/enable_antispoofing_tools.html',
  },
  {
    provider: 'Infomaniak',
    mxEndings: ['.infomaniak.ch'],
    includes: ['spf.infomaniak.ch'],
    // A date, the customer's.
    selectors: [],
    source: 'https://www.infomaniak.com/en/support/faq/841',
  },
  {
    provider: 'Proton Mail',
    mxEndings: ['.protonmail.ch'],
    includes: ['_spf.protonmail.ch'],
    selectors: ['protonmail', 'protonmail2', 'protonmail3'],
    source: 'https://proton.me/support/custom-domain',
  },
  {
    provider: 'IONOS',
    mxEndings: ['.ionos.fr', '.ionos.com', '.kundenserver.de'],
    includes: ['_spf-eu.ionos.com', '_spf.perfora.net', '_spf.kundenserver.de'],
    selectors: ['s1-ionos', 's2-ionos', 's42582890'],
    source:
      'https://ionos.de/hilfe/domains/mailserver-und-verwandte-records-konfigurieren/e-mail-authentifizierung-mit-dkim',
  },
  {
    provider: 'Fastmail',
    mxEndings: ['.messagingengine.com'],
    includes: ['spf.messagingengine.com'],
    selectors: ['fm1', 'fm2', 'fm3'],
    source: 'https://www.fastmail.help/hc/en-us/articles/360060591153',
  },
  {
    provider: 'Brevo',
    mxEndings: [],
    includes: ['spf.brevo.com', 'spf.sendinblue.com'],
    selectors: ['brevo1', 'brevo2', 'mail'],
    source: 'https://help.brevo.com/hc/en-us/articles/12163873383186',
  },
  {
    provider: 'Mailjet',
    mxEndings: [],
    includes: ['spf.mailjet.com'],
    selectors: ['mailjet'],
    source: 'https://documentation.mailjet.com/hc/en-us/articles/360042412734',
  },
  {
    provider: 'Mailchimp',
    mxEndings: [],
    includes: ['servers.mcsv.net'],
    selectors: ['k1', 'k2', 'k3'],
    source: 'https://mailchimp.com/help/set-up-email-domain-authentication/',
  },
  {
    provider: 'SendGrid',
    mxEndings: [],
    includes: ['sendgrid.net'],
    selectors: ['s1', 's2'],
    source:
      'https://www.twilio.com/docs/sendgrid/ui/account-and-settings/how-to-set-up-domain-authentication',
  },
]

/** What mail programs propose when nobody chooses a name. */
export const usualSelectors: readonly string[] = ['default', 'dkim', 'mail', 'selector1', 's1', 'key1', 'k1']

/** Providers seen in the mail servers of a domain (lower case) and in the `include` of its SPF records. */
export function providersSeen(
  exchanges: readonly string[],
  spfTexts: readonly string[],
): readonly SelectorsOfProvider[] {
  const included = new Set(
    spfTexts.flatMap((text) => [...text.toLowerCase().matchAll(/\sinclude:(\S+)/g)].map(([, name]) => name)),
  )
  return selectorsOfProviders.filter(
    ({ mxEndings, includes }) =>
      mxEndings.some((ending) => exchanges.some((exchange) => exchange.endsWith(ending))) ||
      includes.some((name) => included.has(name)),
  )
}
