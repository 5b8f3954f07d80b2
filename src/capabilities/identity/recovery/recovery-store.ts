import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { Voice } from '../domain/recovery.ts'

export type Ending =
  | 'done'
  | 'signed-in'
  | 'stopped-by-owner'
  | 'stopped-by-link'
  | 'stopped-by-administrator'
export type StepKind = 'vouched' | 'opening' | Ending

export interface Recovery {
  readonly id: string
  readonly personId: string | null
  readonly askedAt: Date
  readonly expiresAt: Date
  readonly opensAt: Date | null
  readonly endedAt: Date | null
}

export interface Step {
  readonly recoveryId: string
  readonly ownerId: string
  readonly kind: StepKind
  readonly personId: string | null
  readonly organisationId: string | null
  readonly at: Date
}

export interface EndedDemand {
  readonly id: string
  /** Somebody had vouched for it, and people were told. */
  readonly isKnown: boolean
}

const columns = ['id', 'personId', 'askedAt', 'expiresAt', 'opensAt', 'endedAt'] as const
/** Demands of one account that wait at a time: whoever asks for another's account cannot push hers out for long. */
const demandsKept = 20

export async function addDemand(
  tx: Tx,
  demand: {
    readonly personId: string | null
    readonly secretHash: string
    readonly codeHash: string
    readonly askedAt: Date
    readonly expiresAt: Date
  },
): Promise<void> {
  await tx.insertInto('identity.recovery').values(demand).execute()
  if (demand.personId === null) return
  await sql`
    delete from identity.recovery where id in (
      select r.id from identity.recovery r
      where r.person_id = ${demand.personId} and r.ended_at is null
        and not exists (select from identity.recovery_step s where s.recovery_id = r.id)
      order by r.asked_at desc offset ${demandsKept})`.execute(tx)
}

/** Held until the transaction ends, so that it opens once. */
export async function demandBySecret(tx: Tx, secretHash: string): Promise<Recovery | undefined> {
  return tx
    .selectFrom('identity.recovery')
    .select(columns)
    .where('secretHash', '=', secretHash)
    .forUpdate()
    .executeTakeFirst()
}

/** The demand of this person that shows this code, held until the transaction ends. */
export async function demandByCode(
  tx: Tx,
  personId: string,
  codeHash: string,
  now: Date,
): Promise<Recovery | undefined> {
  return tx
    .selectFrom('identity.recovery')
    .select(columns)
    .where('personId', '=', personId)
    .where('codeHash', '=', codeHash)
    .where('endedAt', 'is', null)
    .where('expiresAt', '>', now)
    .forUpdate()
    .executeTakeFirst()
}

/** Those of these people that are not over, oldest first. */
export async function openDemandsOf(tx: Tx, personIds: readonly string[], now: Date): Promise<Recovery[]> {
  if (personIds.length === 0) return []
  return tx
    .selectFrom('identity.recovery')
    .select(columns)
    .where('personId', 'in', personIds)
    .where('endedAt', 'is', null)
    .where('expiresAt', '>', now)
    .orderBy('askedAt')
    .execute()
}

export async function voicesOf(tx: Tx, recoveryId: string): Promise<(Voice & { readonly at: Date })[]> {
  const { rows } = await sql<Voice & { at: Date }>`
    select person_id as "personId", organisation_id as "organisationId", at from identity.recovery_step
    where recovery_id = ${recoveryId} and kind = 'vouched' order by at, id`.execute(tx)
  return rows
}

/** False when that voice was given before. */
export async function addVoice(tx: Tx, recoveryId: string, voice: Voice, now: Date): Promise<boolean> {
  const { rows } = await sql`
    insert into identity.recovery_step (recovery_id, kind, person_id, organisation_id, at)
    values (${recoveryId}, 'vouched', ${voice.personId}, ${voice.organisationId}, ${now})
    on conflict (recovery_id, person_id, organisation_id) where kind = 'vouched' do nothing
    returning id`.execute(tx)
  return rows.length > 0
}

export async function setOpening(
  tx: Tx,
  recoveryId: string,
  opening: { readonly opensAt: Date; readonly expiresAt: Date },
  now: Date,
): Promise<void> {
  await tx.updateTable('identity.recovery').set(opening).where('id', '=', recoveryId).execute()
  await addStep(tx, { recoveryId, kind: 'opening', personId: null, organisationId: null }, now)
}

/**
 * Ends those that are not over. A demand nobody vouched for leaves a step only when an administrator ended it: anybody
 * may ask, and a stranger's demand is no event of the account.
 */
export async function endDemands(
  tx: Tx,
  which: { readonly personId: string } | { readonly recoveryId: string },
  ending: { readonly kind: Ending; readonly personId: string | null; readonly organisationId: string | null },
  now: Date,
): Promise<readonly EndedDemand[]> {
  const owner = 'personId' in which ? which.personId : null
  const id = 'recoveryId' in which ? which.recoveryId : null
  const { rows } = await sql<EndedDemand>`
    update identity.recovery r set ended_at = ${now}, ending = ${ending.kind}
    where (r.id = ${id} or r.person_id = ${owner}) and r.ended_at is null
    returning r.id,
      exists (select from identity.recovery_step s where s.recovery_id = r.id) as "isKnown"`.execute(tx)
  for (const ended of rows)
    if (ended.isKnown || ending.kind === 'stopped-by-administrator')
      await addStep(tx, { recoveryId: ended.id, ...ending }, now)
  return rows
}

async function addStep(
  tx: Tx,
  step: {
    readonly recoveryId: string
    readonly kind: StepKind
    readonly personId: string | null
    readonly organisationId: string | null
  },
  now: Date,
): Promise<void> {
  await tx
    .insertInto('identity.recoveryStep')
    .values({ ...step, at: now })
    .execute()
}

/** What happened about these people, newest first. */
export async function stepsAbout(tx: Tx, ownerIds: readonly string[], take: number): Promise<Step[]> {
  const { rows } = await sql<Step>`
    select s.recovery_id as "recoveryId", r.person_id as "ownerId", s.kind, s.person_id as "personId",
      s.organisation_id as "organisationId", s.at
    from identity.recovery_step s join identity.recovery r on r.id = s.recovery_id
    where r.person_id = any(${[...ownerIds]}::uuid[]) order by s.at desc, s.id desc limit ${take}`.execute(tx)
  return rows
}

/** Nothing of what opened the account before opens it again: keys, code, identities, sessions, steps under way. */
export async function forgetWaysIn(tx: Tx, personId: string, now: Date): Promise<void> {
  await tx
    .updateTable('identity.person')
    .set({ hasSecondFactor: false, updatedAt: now })
    .where('id', '=', personId)
    .execute()
  await tx.deleteFrom('identity.secondFactor').where('personId', '=', personId).execute()
  await tx.deleteFrom('identity.signInStep').where('personId', '=', personId).execute()
  await tx.deleteFrom('identity.oneTimeLink').where('personId', '=', personId).execute()
  // A password given before, its code still owed.
  await tx.deleteFrom('identity.verification').where('value', '=', personId).execute()
}

/** Demands nobody vouched for go a month after their time, the others a year after their end. */
export async function purgeRecoveries(tx: Tx, now: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from identity.recovery r where r.expires_at < ${now}::timestamptz - case
      when exists (select from identity.recovery_step s where s.recovery_id = r.id) then interval '1 year'
      else interval '30 days' end`.execute(tx)
  return Number(numAffectedRows ?? 0n)
}
