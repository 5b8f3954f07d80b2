import type { MailServer } from './look-up.ts'

/** A mail provider recognised by its MX hosts, and the SPF `include` it documents for its customers. */
export interface MailProvider {
  readonly name: string
  readonly mxEndings: readonly string[]
  readonly include: string
}

/** Only providers whose documentation was read; of the others, the person asks. Source: each one's own help pages, 2026. */
export const mailProviders: readonly MailProvider[] = [
  { name: 'OVHcloud', mxEndings: ['.mail.ovh.net'], include: 'mx.ovh.com' },
  {
    name: 'Microsoft 365',
    mxEndings: ['.mail.protection.outlook.com'],
    include: 'spf.protection.outlook.com',
  },
  { name: 'Google Workspace', mxEndings: ['.google.com', '.googlemail.com'], include: '_spf.google.com' },
  { name: 'Gandi', mxEndings: ['.mail.gandi.net'], include: '_mailcust.gandi.net' },
  { name: 'Infomaniak', mxEndings: ['.infomaniak.ch'], include: 'spf.infomaniak.ch' },
  { name: 'Proton Mail', mxEndings: ['.protonmail.ch'], include: '_spf.protonmail.ch' },
]

/** The provider behind the most preferred mail server; null when it is not one of the list. */
export function providerOf(mailServers: readonly MailServer[]): MailProvider | null {
  const [first] = mailServers
  const isTheirs = (ending: string) => first?.exchange.endsWith(ending) ?? false
  return mailProviders.find(({ mxEndings }) => mxEndings.some(isTheirs)) ?? null
}
