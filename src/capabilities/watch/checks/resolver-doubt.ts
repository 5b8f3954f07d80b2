import { doubtOfLookUp } from '../domain/doubt.ts'
import type { Doubt } from '../domain/issue-seen.ts'
import type { CheckContext } from './check.ts'

/** An ending that has been signed for years, for endings that are not. */
const signedEnding = 'fr'

/**
 * Why the resolver cannot tell whether a name is signed; null when it validates, which it shows on the ending of the
 * name. A resolver that does not validate never says that data are authenticated (RFC 4035 section 4.9.3).
 */
export async function doubtOfResolver(name: string, { lookUp }: CheckContext): Promise<Doubt | null> {
  for (const ending of new Set([name.slice(name.lastIndexOf('.') + 1), signedEnding])) {
    const soa = await lookUp(ending, 'SOA')
    if (soa.kind !== 'could-not-tell' && soa.isAuthenticated) return null
    if (soa.kind === 'could-not-tell' && (soa.reason === 'timeout' || soa.reason === 'stopped'))
      return doubtOfLookUp[soa.reason]
  }
  return 'resolver-does-not-validate'
}
