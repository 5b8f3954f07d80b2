import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'

export const helpStates = ['waiting', 'taken', 'resolved'] as const
export type HelpState = (typeof helpStates)[number]

export interface HelpRequest {
  readonly id: string
  readonly communeId: string
  readonly holderId: string
  readonly holderName: string
  readonly insee: string
  readonly communeName: string
  readonly text: string
  readonly page: string | null
  readonly askedAt: Date
  readonly askedByName: string
  readonly state: HelpState
  readonly stateAt: Date
  readonly stateByName: string | null
  readonly answer: string | null
  readonly version: number
}

const shown = sql`
  select h.id, h.organisation_id as "communeId", h.holder_id as "holderId", h.holder_name as "holderName", h.insee, h.commune_name as "communeName", h.text,
    h.page, h.asked_at as "askedAt", h.asked_by_name as "askedByName", h.state, h.state_at as "stateAt",
    h.state_by_name as "stateByName", h.answer, h.version
  from outreach.help_request h`

export async function askForHelp(
  tx: Tx,
  request: {
    readonly communeId: string
    readonly holderId: string
    readonly holderName: string
    readonly insee: string
    readonly communeName: string
    readonly text: string
    readonly page: string | null
  },
  by: { readonly personId: string; readonly name: string; readonly at: Date },
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into outreach.help_request (organisation_id, holder_id, holder_name, insee, commune_name, text, page, asked_at,
      asked_by, asked_by_name, state_at)
    values (${request.communeId}, ${request.holderId}, ${request.holderName}, ${request.insee}, ${request.communeName},
      ${request.text}, ${request.page}, ${by.at}, ${by.personId}, ${by.name}, ${by.at}) returning id`.execute(
    tx,
  )
  return rows[0]?.id ?? ''
}

/** Newest first. */
export async function helpOfCommune(tx: Tx, communeId: string): Promise<HelpRequest[]> {
  const { rows } = await sql<HelpRequest>`${shown} where h.organisation_id = ${communeId}
    order by h.asked_at desc, h.id desc limit 50`.execute(tx)
  return rows
}

/** Those that wait first, oldest first among them. */
export async function helpOfHolder(tx: Tx, holderId: string): Promise<HelpRequest[]> {
  const { rows } = await sql<HelpRequest>`${shown} where h.holder_id = ${holderId}
    order by case h.state when 'waiting' then 0 when 'taken' then 1 else 2 end,
      case when h.state = 'resolved' then null else h.asked_at end, h.asked_at desc limit 300`.execute(tx)
  return rows
}

export async function helpNamed(tx: Tx, id: string): Promise<HelpRequest | undefined> {
  const { rows } = await sql<HelpRequest>`${shown} where h.id = ${id}`.execute(tx)
  return rows[0]
}

/** Null when somebody changed it since `version`, or it is not there for the speaker. */
export async function changeState(
  tx: Tx,
  request: { readonly id: string; readonly holderId: string; readonly version: number },
  change: { readonly state: HelpState; readonly answer: string | null },
  by: { readonly name: string; readonly at: Date },
): Promise<number | null> {
  const { rows } = await sql<{ version: number }>`
    update outreach.help_request set state = ${change.state}, answer = coalesce(${change.answer}, answer),
      state_at = ${by.at}, state_by_name = ${by.name}, version = version + 1
    where id = ${request.id} and holder_id = ${request.holderId} and version = ${request.version}
    returning version`.execute(tx)
  return rows[0]?.version ?? null
}

export async function handOverAddress(tx: Tx, organisationId: string): Promise<string | null> {
  const row = await tx
    .selectFrom('outreach.handOver')
    .select('address')
    .where('organisationId', '=', organisationId)
    .executeTakeFirst()
  return row?.address ?? null
}

/** Null: nothing is handed over any more. */
export async function saveHandOver(
  tx: Tx,
  organisationId: string,
  address: string | null,
  by: { readonly personId: string; readonly at: Date },
): Promise<void> {
  if (address === null) {
    await tx.deleteFrom('outreach.handOver').where('organisationId', '=', organisationId).execute()
    return
  }
  const saved = { address, savedAt: by.at, savedBy: by.personId }
  await tx
    .insertInto('outreach.handOver')
    .values({ organisationId, ...saved })
    .onConflict((conflict) => conflict.column('organisationId').doUpdateSet(saved))
    .execute()
}

export async function noteHandedOver(tx: Tx, id: string, handedOver: 'sent' | 'refused'): Promise<void> {
  await tx.updateTable('outreach.helpRequest').set({ handedOver }).where('id', '=', id).execute()
}

export async function wasHandedOver(tx: Tx, id: string): Promise<boolean> {
  const row = await tx
    .selectFrom('outreach.helpRequest')
    .select('handedOver')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.handedOver === 'sent' || row?.handedOver === 'refused'
}
