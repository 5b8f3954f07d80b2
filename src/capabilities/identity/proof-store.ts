import type { Tx } from '../../platform/db/database.ts'
import type { Factors } from '../../platform/http/route.ts'

/** What an account can prove itself with. */
export interface Means {
  readonly hasPassword: boolean
  readonly hasCode: boolean
  readonly hasPasskey: boolean
}

export async function meansOf(tx: Tx, personId: string): Promise<Means> {
  const row = await tx
    .selectFrom('identity.person as p')
    .select(({ exists, selectFrom }) => [
      'p.hasSecondFactor as hasCode',
      exists(selectFrom('identity.passkey as k').select('k.id').whereRef('k.personId', '=', 'p.id')).as(
        'hasPasskey',
      ),
      exists(
        selectFrom('identity.credential as c')
          .select('c.id')
          .whereRef('c.personId', '=', 'p.id')
          .where('c.providerId', '=', 'credential')
          .where('c.password', 'is not', null),
      ).as('hasPassword'),
    ])
    .where('p.id', '=', personId)
    .executeTakeFirst()
  return {
    hasPassword: row?.hasPassword === true,
    hasCode: row?.hasCode === true,
    hasPasskey: row?.hasPasskey === true,
  }
}

/** Says of an open session by how many factors it was proven. */
export async function proveSession(
  tx: Tx,
  session: { readonly id: string } | { readonly token: string },
  factors: Factors,
): Promise<void> {
  const update = tx.updateTable('identity.session').set({ factors })
  await ('id' in session
    ? update.where('id', '=', session.id)
    : update.where('token', '=', session.token)
  ).execute()
}

/** When the session was opened; undefined when it is closed. */
export async function sessionOpenedAt(tx: Tx, sessionId: string): Promise<Date | undefined> {
  const row = await tx
    .selectFrom('identity.session')
    .select('createdAt')
    .where('id', '=', sessionId)
    .executeTakeFirst()
  return row?.createdAt
}
