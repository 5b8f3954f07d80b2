import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import { addMember } from '../store.ts'

/** Organisations that serve communes. A commune is another matter: its space, its profile, its people. */
export const servingKinds = ['relay', 'epci', 'dpo', 'provider'] as const
export type ServingKind = (typeof servingKinds)[number]

export interface ServingOrganisation {
  readonly organisationId: string
  readonly kind: ServingKind
  readonly name: string
  readonly siren: string | null
  readonly seat: 'agent' | 'administrator'
}

/** Those in which the speaker of the transaction sits, by name. */
export async function officesOf(tx: Tx): Promise<ServingOrganisation[]> {
  const { rows } = await sql<ServingOrganisation>`
    select o.id as "organisationId", o.kind, o.name, o.siren,
      case when o.id in (select territory.offices('administrator')) then 'administrator' else 'agent' end as seat
    from territory.organisation o
    where o.kind <> 'commune' and o.id in (select territory.offices('agent'))
    order by o.name, o.id`.execute(tx)
  return rows
}

/** Opens an organisation with its first administrator; null when that SIREN is already one of this kind here. */
export async function openOrganisation(
  tx: Tx,
  organisation: { readonly kind: ServingKind; readonly name: string; readonly siren: string | null },
  personId: string,
  now: Date,
): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    insert into territory.organisation (kind, name, siren, opened_at)
    values (${organisation.kind}, ${organisation.name}, ${organisation.siren}, ${now})
    on conflict (kind, siren) where kind <> 'commune' do nothing
    returning id`.execute(tx)
  const [opened] = rows
  if (opened === undefined) return null
  await addMember(tx, { organisationId: opened.id, personId, role: 'relay-administrator' }, now)
  return opened.id
}
