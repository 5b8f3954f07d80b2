import { z } from '@hono/zod-openapi'
import { fail, ok, type Result } from '../../../kernel/result.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { Problem } from '../../../platform/http/problem.ts'
import { type Route, route } from '../../../platform/http/route.ts'
import { stateOf } from '../domain/links.ts'
import { weaknessesOf } from '../domain/password-strength.ts'
import { noteOpened } from '../invitations/invitation-store.ts'
import { invitationByToken, linkByToken, markInvitationUsed, markLinkUsed } from '../link-store.ts'
import * as store from '../store.ts'
import { cookiesOf, done, type SignInParts, usableLink } from './door.ts'
import { emailTaken, linkGone, signInToAccept, unknownLink, weakPassword } from './problems.ts'
import * as shapes from './shapes.ts'

const tag = 'sign-in'

/**
 * Told, in the transaction of the acceptance, that somebody took the place offered in an organisation. A problem undoes
 * the acceptance, the new account included.
 */
export type InvitationListener = (
  tx: Tx,
  accepted: {
    readonly invitationId: string
    readonly organisationId: string
    readonly role: string
    readonly personId: string
  },
) => Promise<Problem | null>

/** Thrown through the transaction, which a value would not undo. */
class RefusedAcceptance extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.title)
    this.problem = problem
  }
}

export async function tellOrRefuse(listener: InvitationListener, ...told: Parameters<InvitationListener>) {
  const problem = await listener(...told)
  if (problem !== null) throw new RefusedAcceptance(problem)
}

export async function unlessRefused<T>(work: Promise<T>): Promise<T | Result<never, Problem>> {
  try {
    return await work
  } catch (error) {
    if (error instanceof RefusedAcceptance) return fail(error.problem)
    throw error
  }
}

const newAccount = z.object({
  name: shapes.personName,
  email: shapes.email,
  password: shapes.newPassword,
})
type NewAccount = z.output<typeof newAccount>

/**
 * The two ways in for somebody without an account: the set-up link and an invitation.
 * Account, password, use of the link and membership are one transaction; the session is opened after it.
 * A crash between the two leaves an account that signs in with its password, never a link used for nothing.
 */
export function welcomeRoutes(parts: SignInParts, listeners: readonly InvitationListener[]): Route[] {
  const { platform, authentication, computers } = parts
  const { db, clock } = platform

  async function openSession(headers: Headers, personId: string, email: string): Promise<Headers> {
    const opened = await authentication().api.openSession({
      body: { personId, factors: 1 },
      headers,
      returnHeaders: true,
    })
    return cookiesOf(opened.headers, computers().remember(headers, email))
  }

  async function hashOf(account: NewAccount): Promise<Result<string, Problem>> {
    const weaknesses = weaknessesOf(account.password, account)
    if (weaknesses.length > 0) return fail(weakPassword(weaknesses, 'password'))
    const { password } = await authentication().$context
    return ok(await password.hash(account.password))
  }

  async function addAccount(tx: Tx, { name, email }: NewAccount, password: string, isInstaller: boolean) {
    const personId = await store.addPerson(tx, { name, email, isInstaller }, clock())
    if (personId === null) return fail(emailTaken)
    await store.setPassword(tx, personId, password, clock())
    return ok(personId)
  }

  async function installerAccount(
    tx: Tx,
    account: NewAccount,
    password: string,
  ): Promise<Result<string, Problem>> {
    const known = await store.personByEmail(tx, account.email)
    if (known === undefined) return addAccount(tx, account, password, true)
    await store.rescuePerson(tx, known.id, clock())
    await store.setPassword(tx, known.id, password, clock())
    return ok(known.id)
  }

  /** Of the set-up or of the rescue; the first kind serves only as long as nobody has an account. */
  async function usableSetUpLink(tx: Tx, token: string) {
    const found = await linkByToken(tx, token)
    const link = usableLink(found?.purpose === 'sign-in' ? undefined : found, clock())
    if (link.ok && link.value.purpose === 'first-account' && (await store.anybodyExists(tx)))
      return fail(linkGone.used)
    return link
  }

  return [
    route({
      method: 'post',
      path: '/api/v1/set-up',
      who: 'anyone',
      tag,
      summary: 'Make the first account, or rescue an installation, with the link shown on the machine',
      body: newAccount.extend({ token: shapes.token }),
      replies: { 200: { description: 'The account is made and signed in', json: shapes.done } },
      async handle({ headers, body }) {
        const link = await db.asSystem('look at a set-up link', (tx) => usableSetUpLink(tx, body.token))
        if (!link.ok) return link.error
        const password = await hashOf(body)
        if (!password.ok) return password.error
        const made = await db.asSystem('use a set-up link', async (tx) => {
          await store.lockFirstAccount(tx)
          const held = await usableSetUpLink(tx, body.token)
          if (!held.ok) return held
          const account = await installerAccount(tx, body, password.value)
          if (account.ok) await markLinkUsed(tx, held.value.id, clock())
          return account
        })
        if (!made.ok) return made.error
        return done(await openSession(headers, made.value, body.email))
      },
    }),

    route({
      method: 'post',
      path: '/api/v1/invitations/reading',
      who: 'anyone',
      tag,
      summary: 'Whether an invitation can still be accepted; nothing about anybody',
      // In the body: addresses are written in logs.
      body: z.object({ token: shapes.token }),
      replies: {
        200: { description: 'Its state', json: z.object({ state: z.enum(['valid', 'expired', 'used']) }) },
      },
      async handle({ body }) {
        const invitation = await db.asSystem('look at an invitation', async (tx) => {
          const found = await invitationByToken(tx, body.token)
          if (found !== undefined) await noteOpened(tx, found.id, clock())
          return found
        })
        if (invitation === undefined) return unknownLink
        return { status: 200, body: { state: stateOf(invitation, clock()) } }
      },
    }),

    route({
      method: 'post',
      path: '/api/v1/invitations/acceptance',
      who: 'anyone',
      tag,
      summary: 'Accept an invitation with a new account, or with the account that is signed in',
      body: z.discriminatedUnion('kind', [
        newAccount.extend({ kind: z.literal('new-account'), token: shapes.token }),
        z.object({ kind: z.literal('my-account'), token: shapes.token }),
      ]),
      replies: { 200: { description: 'Accepted, and signed in', json: shapes.done } },
      async handle({ headers, body, caller }) {
        if (body.kind === 'my-account' && caller === null) return signInToAccept
        const seen = await db.asSystem('look at an invitation', (tx) => invitationByToken(tx, body.token))
        const invitation = usableLink(seen, clock())
        if (!invitation.ok) return invitation.error
        const password = body.kind === 'new-account' ? await hashOf(body) : ok('')
        if (!password.ok) return password.error
        const work = db.asSystem('accept an invitation', async (tx) => {
          const held = usableLink(await invitationByToken(tx, body.token), clock())
          if (!held.ok) return held
          const person =
            body.kind === 'new-account'
              ? await addAccount(tx, body, password.value, false)
              : ok(caller?.personId ?? '')
          if (!person.ok) return person
          await markInvitationUsed(tx, held.value.id, person.value, clock())
          const { organisationId, role } = held.value
          if (organisationId !== null) {
            for (const listener of listeners)
              await tellOrRefuse(listener, tx, {
                invitationId: held.value.id,
                organisationId,
                role,
                personId: person.value,
              })
          }
          return person
        })
        const accepted = await unlessRefused(work)
        if (!accepted.ok) return accepted.error
        if (body.kind === 'my-account') return done()
        return done(await openSession(headers, accepted.value, body.email))
      },
    }),
  ]
}
