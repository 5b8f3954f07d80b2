import { genericMailDomains, lookAlikesOf } from '../watch/index.ts'
import { knownHosts, knownInstitutions, knownWording } from './content.ts'
import { registrableOf } from './domain/domain-names.ts'
import type { Knowledge } from './domain/judge.ts'
import { openWording } from './domain/wording.ts'

let shared: Omit<Knowledge, 'own'> | undefined

/** What the product knows, and the commune's own domains, in lower-case A-labels. */
export function openKnowledge(ownDomains: readonly string[]): Knowledge {
  shared ??= {
    institutions: knownInstitutions(),
    hosts: knownHosts(),
    freeMail: new Set([...genericMailDomains, ...knownHosts().freeMail]),
    findWords: openWording(knownWording()),
  }
  // A commune that writes from a provider's domain has no name of its own there.
  const own = ownDomains.filter((domain) => !shared?.freeMail.has(domain))
  if (own.length === 0) return { ...shared, own: [] }
  const registered = [...new Set(own.flatMap((domain) => registrableOf(domain) ?? []))]
  const imitations = new Set(
    lookAlikesOf({ domains: registered, name: null, departementCode: null }).map(({ name }) => name),
  )
  return { ...shared, own: [{ name: 'votre commune', domains: own, marks: [], isOwn: true, imitations }] }
}
