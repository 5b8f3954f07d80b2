import type { Area, Right } from '../../../kernel/right.ts'

/** What a token may be given: what a secretary may do in a commune, and reading one's own organisation. */
export type TokenRight = Right | 'organisation:read'

/** Deciding who enters, who holds a mandate and what is approved stays with people. */
export const tokenRights = [
  'organisation:read',
  'space:read',
  'space:write',
  'presence:read',
  'presence:write',
  'diagnostic:read',
  'diagnostic:write',
  'plan:read',
  'plan:write',
  'evidence:read',
  'evidence:write',
  'people:read',
  'mandates:read',
  'trail:read',
  'approvals:read',
  'alerts:read',
  'alerts:write',
  'incident:read',
  'incident:write',
  'backups:read',
  'backups:write',
  'rgpd:read',
  'rgpd:write',
  'training:read',
  'training:write',
  'procurement:read',
  'procurement:write',
] as const satisfies readonly TokenRight[]

/** What cannot be shown without these: the plan is worked out from answers and proofs, and all of it from the commune's size. */
const readWith: Readonly<Partial<Record<Area, readonly Right[]>>> = {
  plan: ['space:read', 'diagnostic:read', 'evidence:read'],
  diagnostic: ['space:read', 'evidence:read'],
  presence: ['space:read'],
  evidence: ['space:read'],
}

/** The rights asked for and those they need, in the order of the list; writing something needs to read it. */
export function completed(asked: readonly TokenRight[]): (typeof tokenRights)[number][] {
  const needed = new Set<string>(asked)
  for (const right of asked) {
    const [area, act] = right.split(':')
    if (act === 'write') needed.add(`${area}:read`)
    // What is answered is kept as a proof, too.
    if (right === 'diagnostic:write') needed.add('evidence:write')
    for (const other of readWith[area as Area] ?? []) needed.add(other)
  }
  return tokenRights.filter((right) => needed.has(right))
}

/** Found in a file or a log, these letters say what it is; scanners of secrets look for such a beginning. */
export const tokenPrefix = 'bft_'

export const longestLifeInDays = 365

/** Enough of it to tell one from another, too little to guess the rest. */
export const beginningOf = (token: string): string => token.slice(0, tokenPrefix.length + 6)

/** The shape of what this program makes: 256 bits in base64url after the prefix. */
export const isTokenShaped = (text: string): boolean => /^bft_[A-Za-z0-9_-]{43}$/.test(text)

/** The token of an `Authorization` header; null when there is none of ours, whether or not it is a good one. */
export function bearerIn(authorization: string | null): string | null {
  const match = /^Bearer +(\S+)$/i.exec(authorization?.trim() ?? '')
  return match?.[1]?.startsWith(tokenPrefix) === true ? match[1] : null
}

export type TokenState = 'in-use' | 'expired' | 'revoked'

export function stateOf(
  token: { readonly expiresAt: Date; readonly revokedAt: Date | null },
  now: Date,
): TokenState {
  if (token.revokedAt !== null) return 'revoked'
  return token.expiresAt <= now ? 'expired' : 'in-use'
}
