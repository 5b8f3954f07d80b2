import { isAPIError } from 'better-auth/api'
import { fail, ok, type Result } from '../../../kernel/result.ts'
import type { Problem } from '../../../platform/http/problem.ts'
import type { JsonReply } from '../../../platform/http/route.ts'
import type { Authentication } from '../authentication.ts'
import { stateOf } from '../domain/links.ts'
import type { Guard, Subject } from '../guard.ts'
import type { KnownComputers } from '../known-computer.ts'
import type { Machine } from '../machine.ts'
import type { Memberships } from '../memberships.ts'
import type { Provider } from '../provider.ts'
import { linkGone, tooManyAttempts, unknownLink } from './problems.ts'

/** What the routes of this slice are made with. The sign-in library opens at first use: only then is the public address known. */
export interface SignInParts {
  readonly platform: Machine
  readonly authentication: () => Authentication
  readonly computers: () => KnownComputers
  readonly guard: Guard
  /** Null when this installation has no identity provider. */
  readonly provider: () => Provider | null
  /** Null until the slice that knows them is open. */
  readonly memberships: () => Memberships | null
}

/** Runs a call of the sign-in library; a refusal it announces by one of `codes` is a value, anything else an exception. */
export async function refusable<T, Code extends string>(
  codes: readonly Code[],
  call: () => Promise<T>,
): Promise<Result<T, Code>> {
  try {
    return ok(await call())
  } catch (error) {
    const told = isAPIError(error) ? error.body?.code : undefined
    const known = codes.find((code) => code === told)
    if (known === undefined) throw error
    return fail(known)
  }
}

/** Does something that proves a password or a code, slowed down by the failures before it. */
export async function guarded<T>(
  guard: Guard,
  subjects: readonly Subject[],
  attempt: () => Promise<Result<T, Problem>>,
): Promise<Result<T, Problem>> {
  const wait = await guard.begin(subjects)
  if (wait > 0) return fail(tooManyAttempts(wait))
  const outcome = await attempt()
  if (outcome.ok) await guard.succeed(subjects)
  return outcome
}

/** A link that still serves, or what to tell whoever opened it. */
export function usableLink<Link extends { readonly expiresAt: Date; readonly usedAt: Date | null }>(
  link: Link | undefined,
  now: Date,
): Result<Link, Problem> {
  if (link === undefined) return fail(unknownLink)
  const state = stateOf(link, now)
  return state === 'valid' ? ok(link) : fail(linkGone[state])
}

/** The cookies of the sign-in library, and ours, for a reply. */
export function cookiesOf(from: Headers, ...more: readonly string[]): Headers {
  const headers = new Headers()
  for (const cookie of [...from.getSetCookie(), ...more]) headers.append('set-cookie', cookie)
  return headers
}

/** The token of the session that a reply of the sign-in library opens; null when it opens none. */
export function sessionOpenedBy(from: Headers): string | null {
  for (const cookie of from.getSetCookie()) {
    const [, value] = /session_token=([^;]+)/.exec(cookie) ?? []
    // Followed by its signature.
    const [token] = decodeURIComponent(value ?? '').split('.')
    if (token !== undefined && token !== '') return token
  }
  return null
}

/** The reply to what needs no other answer. */
export function done(headers: Headers = new Headers()): JsonReply<200, { done: true }> {
  return { status: 200, headers, body: { done: true } }
}
