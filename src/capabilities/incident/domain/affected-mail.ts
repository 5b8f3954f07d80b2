/** Which mailboxes nothing is written to while a case is open. */

/** Kinds in which whoever attacks may read the mail of the commune. */
const mayReadMail: ReadonlySet<string> = new Set([
  'ransomware',
  'compromised-mailbox',
  'phishing-clicked',
  'false-rib',
  'unknown',
])

/**
 * What a case affects until somebody says otherwise: the domain of the commune’s mailbox, or that address alone where
 * the domain is shared by everybody.
 */
export function usuallyAffected(
  kind: string,
  mailAddress: string | null,
  isShared: (domain: string) => boolean,
): readonly string[] {
  const domain = mailAddress === null ? null : domainOf(mailAddress)
  if (!mayReadMail.has(kind) || mailAddress === null || domain === null) return []
  return [isShared(domain) ? mailAddress.trim().toLowerCase() : domain]
}

/** An entry is a domain, with all below it, or one address. */
export function isAddressAffected(address: string, entries: readonly string[]): boolean {
  const written = address.trim().toLowerCase()
  const domain = domainOf(written)
  return entries.some((entry) =>
    entry.includes('@') ? entry === written : domain === entry || domain?.endsWith(`.${entry}`) === true,
  )
}

/** As it is kept: small letters, without « @ » before a domain; null when it is neither a domain nor an address. */
export function readAffected(typed: string): string | null {
  const text = typed.trim().toLowerCase().replace(/^@/, '').replace(/\.$/, '')
  const domain = text.includes('@') ? domainOf(text) : text
  if (
    domain === null ||
    !/^(?=.{4,253}$)([a-z0-9à-ÿ]([a-z0-9à-ÿ-]{0,61}[a-z0-9à-ÿ])?\.)+[a-z]{2,63}$/.test(domain)
  )
    return null
  return text
}

function domainOf(address: string): string | null {
  const at = address.lastIndexOf('@')
  return at < 1 || at === address.length - 1
    ? null
    : address
        .slice(at + 1)
        .trim()
        .toLowerCase()
}
