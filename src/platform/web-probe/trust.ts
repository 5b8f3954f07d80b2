import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls'

/** Reading some 150 authorities takes a third of a second: done once for each set of extra ones. */
const contexts = new Map<string, SecureContext>()

/** What certificates are judged by: the usual certification authorities, and `extra` ones in PEM. */
export function trustContext(extra: readonly string[] = []): SecureContext {
  const key = extra.join('\n')
  const known = contexts.get(key)
  if (known !== undefined) return known
  const made = createSecureContext({ ca: [...getCACertificates('default'), ...extra] })
  contexts.set(key, made)
  return made
}
