const keptAs = 'beffroi.provider-links'
const token = /^[\w-]{43}$/

/** The secret in a link as it was received, or alone; null when it was cut. */
export function tokenIn(text: string): string | null {
  const last = text.trim().split('#').at(-1) ?? ''
  return token.test(last) ? last : null
}

/** The secrets of the links opened on this device: one answer may then go to several town halls. */
export function heldTokens(): string[] {
  const here = tokenIn(window.location.hash)
  const kept = keptTokens()
  if (here === null || kept.includes(here)) return kept
  const all = [...kept, here].slice(-50)
  keep(all)
  return all
}

export function holdToken(added: string): void {
  keep([...new Set([...keptTokens(), added])].slice(-50))
}

export function forgetTokens(): void {
  keep([])
}

function keptTokens(): string[] {
  try {
    const kept: unknown = JSON.parse(window.localStorage.getItem(keptAs) ?? '[]')
    return Array.isArray(kept)
      ? kept.filter((one): one is string => typeof one === 'string' && token.test(one))
      : []
  } catch {
    // A browser that keeps nothing: the link of this page still works.
    return []
  }
}

function keep(tokens: readonly string[]): void {
  try {
    window.localStorage.setItem(keptAs, JSON.stringify(tokens))
  } catch {
    // As above.
  }
}
