/** What the registry of an ending said of a domain name (RDAP). */
export type RegistryAnswer =
  /** The JSON object of the answer, not yet read. */
  | { readonly kind: 'answer'; readonly server: string; readonly content: unknown }
  /** The registry knows no such name (404, RFC 7480 section 5.3). */
  | { readonly kind: 'not-registered'; readonly server: string }
  /** No server is known to answer for this ending. */
  | { readonly kind: 'no-server' }
  | {
      readonly kind: 'could-not-tell'
      readonly server: string
      readonly reason: RegistryFault
      readonly detail: string
    }

export type RegistryFault = 'busy' | 'no-answer' | 'unreadable' | 'private-address' | 'stopped' | 'not-asked'
