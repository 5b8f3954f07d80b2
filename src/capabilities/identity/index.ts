import { getSessionCookie } from 'better-auth/cookies'
import type { Tx } from '../../platform/db/database.ts'
import type { Caller, Route } from '../../platform/http/route.ts'
import type { Job } from '../../platform/jobs/queue.ts'
import { type Authentication, factorsOf, openAuthentication } from './authentication.ts'
import { openGuard } from './guard.ts'
import { accountRoutes } from './http/account.ts'
import type { SignInParts } from './http/door.ts'
import { passkeySignInRoutes } from './http/passkey-sign-in.ts'
import { passkeyRoutes } from './http/passkeys.ts'
import { providerRoutes } from './http/provider.ts'
import { recoveryRoutes } from './http/recovery.ts'
import { secondFactorRoutes } from './http/second-factor.ts'
import { signInRoutes } from './http/sign-in.ts'
import { vouchingRoutes } from './http/vouching.ts'
import { type InvitationListener, welcomeRoutes } from './http/welcome.ts'
import type { InvitationState } from './invitations/invitation-store.ts'
import { type Invitations, openInvitations } from './invitations/invitations.ts'
import { identityJobs } from './jobs.ts'
import { type KnownComputers, openKnownComputers } from './known-computer.ts'
import { addInvitation, addLink, removeUnusedLinks } from './link-store.ts'
import type { Machine } from './machine.ts'
import type { Memberships } from './memberships.ts'
import { openProvider } from './provider.ts'
import { recoveryJobs } from './recovery/recovery-letters.ts'
import * as store from './store.ts'
import { identityPaths } from './web/paths.ts'

export type { InvitationState, Invitations, Memberships }

export interface PersonName {
  readonly name: string
  readonly email: string
}

/** People and how they come in. Knows nobody's commune. */
export interface Identity {
  readonly routes: readonly Route[]
  readonly jobs: readonly Job[]
  /** Whoever holds the session of these headers; null when it is closed, expired or absent. Asked at each request. */
  callerOf(headers: Headers): Promise<Caller | null>
  /** A person that no longer exists is absent from the map. */
  names(tx: Tx, personIds: readonly string[]): Promise<Map<string, PersonName>>
  /** A fresh link for the first account, replacing the one shown before; null once somebody has an account. */
  setUpLink(): Promise<string | null>
  /** A link that makes an installer, or gives an account back to its owner without password and code. From the machine only. */
  rescueLink(): Promise<string>
  /** @returns the path, with a secret that is stored nowhere in clear */
  createInvitation(
    tx: Tx,
    offer: { readonly organisationId: string; readonly role: string; readonly createdBy: string | null },
  ): Promise<{ path: string; expiresAt: Date }>
  /** Those that travel by mail, with reminders, or on paper. */
  readonly invitations: Invitations
  /** `listener` runs in the transaction of the acceptance: what it writes exists if the account does; a problem undoes it. */
  onInvitationAccepted(listener: InvitationListener): void
  /** Who belongs where, and what that asks of them: known above, asked here. */
  askAboutPlaces(memberships: Memberships): void
  /** An account without password, for the demonstration. Null when the address has one already. */
  addPerson(tx: Tx, person: store.NewPerson): Promise<string | null>
  /** A link that signs a person in once. For the demonstration: it asks for no code. */
  signInLink(personId: string): Promise<string>
}

export function openIdentity(platform: Machine): Identity {
  const { db, clock, publicUrl, secrets } = platform
  const listeners: InvitationListener[] = []
  const invitations = openInvitations(platform)
  let authentication: Authentication | undefined
  let computers: KnownComputers | undefined
  let memberships: Memberships | null = null
  const { oidc } = platform.config
  const provider =
    oidc === null ? null : openProvider(oidc, { publicUrl, key: secrets.sessionKey, log: platform.log })
  const parts: SignInParts = {
    platform,
    guard: openGuard(platform),
    authentication: () => (authentication ??= openAuthentication(platform, publicUrl())),
    memberships: () => memberships,
    provider: () => provider,
    computers: () => (computers ??= openKnownComputers(secrets.sessionKey, publicUrl().startsWith('https:'))),
  }

  return {
    routes: [
      ...signInRoutes(parts),
      ...welcomeRoutes(parts, listeners),
      ...accountRoutes(parts),
      ...secondFactorRoutes(parts),
      ...passkeyRoutes(parts),
      ...passkeySignInRoutes(parts),
      ...providerRoutes(parts, listeners),
      ...recoveryRoutes(parts),
      ...vouchingRoutes(parts),
    ],
    jobs: identityJobs(platform, [invitations.job, ...recoveryJobs(platform, () => memberships)]),
    invitations,
    async callerOf(headers) {
      if (getSessionCookie(headers, { cookiePrefix: 'beffroi' }) === null) return null
      const open = await parts.authentication().api.getSession({ headers, query: { disableRefresh: true } })
      if (open === null) return null
      const { user, session } = open
      return {
        personId: user.id,
        name: user.name,
        email: user.email,
        sessionId: session.id,
        isInstaller: user.isInstaller,
        factors: factorsOf(session),
      }
    },
    async names(tx, personIds) {
      const rows = await store.namesOf(tx, personIds)
      return new Map(rows.map(({ id, name, email }) => [id, { name, email }]))
    },
    setUpLink() {
      return db.asSystem('make the set-up link', async (tx) => {
        await store.lockFirstAccount(tx)
        if (await store.anybodyExists(tx)) return null
        await removeUnusedLinks(tx, 'first-account')
        return publicUrl() + identityPaths.setUpLink(await addLink(tx, 'first-account', null, clock()))
      })
    },
    rescueLink() {
      return db.asSystem('make a rescue link', async (tx) => {
        return publicUrl() + identityPaths.setUpLink(await addLink(tx, 'rescue', null, clock()))
      })
    },
    async createInvitation(tx, offer) {
      const { token, expiresAt } = await addInvitation(tx, offer, clock())
      return { path: identityPaths.invitationLink(token), expiresAt }
    },
    onInvitationAccepted(listener) {
      listeners.push(listener)
    },
    askAboutPlaces(known) {
      memberships = known
    },
    addPerson: (tx, person) => store.addPerson(tx, { ...person, email: person.email.toLowerCase() }, clock()),
    signInLink(personId) {
      return db.asSystem('make a sign-in link', async (tx) => {
        return publicUrl() + identityPaths.directSignInLink(await addLink(tx, 'sign-in', personId, clock()))
      })
    },
  }
}
