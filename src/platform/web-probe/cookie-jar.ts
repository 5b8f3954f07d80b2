const mostCookiesOfOneHost = 20
const longestCookie = 4096

/**
 * Cookies kept during one visit, host by host: some sites redirect to themselves until their cookie comes back.
 * Attributes are ignored; nothing outlives the visit.
 */
export class CookieJar {
  private readonly ofHost = new Map<string, Map<string, string>>()

  keep(host: string, setCookies: readonly string[]): void {
    const kept = this.ofHost.get(host) ?? new Map<string, string>()
    for (const line of setCookies) {
      const pair = line.split(';', 1)[0] ?? ''
      const equals = pair.indexOf('=')
      if (equals < 1 || pair.length > longestCookie || kept.size >= mostCookiesOfOneHost) continue
      kept.set(pair.slice(0, equals).trim(), pair.slice(equals + 1).trim())
    }
    this.ofHost.set(host, kept)
  }

  /** The value of the `Cookie` header; empty when there is none. */
  cookiesFor(host: string): string {
    return [...(this.ofHost.get(host) ?? [])].map(([name, value]) => `${name}=${value}`).join('; ')
  }
}
