import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../../platform/db/database.ts'
import type { OpeningSlot } from './domain/contacts.ts'
import type { Role } from './domain/rights.ts'

/** A commune of this installation with its place in France and what it said of itself. */
export interface CommuneSpace {
  readonly organisationId: string
  readonly insee: string
  readonly name: string
  readonly population: number
  readonly departementCode: string
  readonly departement: string
  readonly regionCode: string
  readonly region: string
  readonly epci: {
    readonly siren: string
    readonly name: string
    readonly type: string
    readonly population: number
  } | null
  readonly profile: Profile
  readonly structures: string[]
}

/** In the order in which a sheet names them. */
export const contactRoles = [
  'mayor',
  'deputy',
  'provider',
  'relay',
  'relay-on-call',
  'second-number',
  'insurer',
  'accountant',
  'prefecture',
  'dpo',
  'police',
  'mail-host',
  'site-host',
  'operator',
] as const
export type ContactRole = (typeof contactRoles)[number]
export const providerKinds = ['unknown', 'none', 'company', 'shared'] as const
export type ProviderKind = (typeof providerKinds)[number]
export const known = ['unknown', 'yes', 'no'] as const
export type Known = (typeof known)[number]

export interface Profile {
  readonly staffCount: number | null
  readonly workstations: number | null
  readonly mailAddress: string | null
  readonly hasNoMail: boolean
  readonly siteUrl: string | null
  readonly hasNoSite: boolean
  readonly providerKind: ProviderKind
  /** Whether pulling the box out also kills the telephone. */
  readonly phoneThroughBox: Known
  readonly version: number
  readonly updatedAt: string
}

export interface Contact {
  readonly role: ContactRole
  readonly name: string | null
  readonly phone: string | null
  readonly mail: string | null
  /** In words, as somebody wrote them. */
  readonly hours: string | null
  /** As they are computed with, on the clock of the commune; null when nobody said. */
  readonly openHours: 'always' | readonly OpeningSlot[] | null
}

const knownSpace = sql<CommuneSpace>`
  select o.id as "organisationId", o.insee, o.name, c.population, c.departement_code as "departementCode",
    d.name as departement, c.region_code as "regionCode", r.name as region,
    case when e.siren is null then null else jsonb_build_object('siren', e.siren, 'name', e.name, 'type', e.type,
      'population', e.population) end as epci,
    jsonb_build_object('staffCount', p.staff_count, 'workstations', p.workstations, 'mailAddress', p.mail_address,
      'hasNoMail', p.has_no_mail, 'siteUrl', p.site_url, 'hasNoSite', p.has_no_site,
      'providerKind', p.provider_kind, 'phoneThroughBox', p.phone_through_box, 'version', p.version, 'updatedAt', p.updated_at) as profile,
    coalesce((select jsonb_agg(s.kind order by s.kind) from territory.structure s where s.organisation_id = o.id),
      '[]') as structures
  from territory.organisation o
  join territory.profile p on p.organisation_id = o.id
  left join territory.directory_alias a on a.insee = o.insee
    and not exists (select from territory.directory_commune where insee = o.insee)
  join territory.directory_commune c on c.insee = coalesce(a.leads_to, o.insee)
  join territory.directory_departement d on d.code = c.departement_code
  left join territory.directory_region r on r.code = c.region_code
  left join territory.directory_epci e on e.siren = c.epci_siren`

/** One organisation, or undefined when the speaker of the transaction may not see it. */
export async function spaceOf(tx: Tx, organisationId: string): Promise<CommuneSpace | undefined> {
  const { rows } = await sql<CommuneSpace>`${knownSpace} where o.id = ${organisationId} limit 1`.execute(tx)
  return rows[0]
}

/** Who holds a mandate, and until when; null where the speaker may not see it. */
export async function mandateTerm(
  tx: Tx,
  mandateId: string,
): Promise<{ readonly holderName: string; readonly untilOn: string } | null> {
  const { rows } = await sql<{ holderName: string; untilOn: string }>`
    select holder_name as "holderName", until_on as "untilOn" from territory.mandate where id = ${mandateId}`.execute(
    tx,
  )
  return rows[0] ?? null
}

/** The communes to which the speaker of the transaction belongs, by name; those of a mandate are on another screen. */
export async function visibleSpaces(tx: Tx): Promise<CommuneSpace[]> {
  const { rows } = await sql<CommuneSpace>`${knownSpace}
    where o.kind = 'commune' and o.id in
      (select m.organisation_id from territory.member m where m.person_id = platform.current_person())
    order by o.name, o.insee`.execute(tx)
  return rows
}

/** Whether somewhere the speaker is the provider of a commune: it shows them nothing of itself, but what it asks. */
export async function isProviderSomewhere(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ yes: boolean }>`
    select exists (select from territory.member m where m.person_id = platform.current_person()
      and m.role = 'provider' and (m.until_at is null or m.until_at > platform.current_instant())) as yes`.execute(
    tx,
  )
  return rows[0]?.yes ?? false
}

/** The organisation of a commune, by its own code; null when it has no space here. */
export async function organisationOf(tx: Tx, insee: string): Promise<string | null> {
  const row = await tx
    .selectFrom('territory.organisation')
    .select('id')
    .where('kind', '=', 'commune')
    .where('insee', '=', insee)
    .executeTakeFirst()
  return row?.id ?? null
}

export async function communesOfEpci(tx: Tx, siren: string): Promise<{ insee: string; name: string }[]> {
  return tx
    .selectFrom('territory.directoryCommune')
    .select(['insee', 'name'])
    .where('epciSiren', '=', siren)
    .orderBy('population', 'desc')
    .orderBy('insee')
    .execute()
}

export interface NamedCommune {
  /** Its name in plain letters, « saint » in full, without spaces. */
  readonly key: string
  readonly insee: string
  readonly name: string
  readonly departement: string
}

export async function communesNamed(tx: Tx, keys: readonly string[]): Promise<NamedCommune[]> {
  const { rows } = await sql<NamedCommune>`
    select replace(c.search_key, ' ', '') as key, c.insee, c.name, d.name as departement
    from territory.directory_commune c join territory.directory_departement d on d.code = c.departement_code
    where replace(c.search_key, ' ', '') = any(${[...keys]}::text[]) order by c.population desc, c.insee`.execute(
    tx,
  )
  return rows
}

/** What the directory says of a code: the commune itself, the one it became part of, or nothing. */
export async function directoryEntry(
  tx: Tx,
  insee: string,
): Promise<{ insee: string; name: string } | undefined> {
  const { rows } = await sql<{ insee: string; name: string }>`
    select c.insee, c.name from territory.directory_commune c
    where c.insee = ${insee} or c.insee in (select leads_to from territory.directory_alias where insee = ${insee})
    order by (c.insee = ${insee}) desc limit 1`.execute(tx)
  return rows[0]
}

/** Opens the space of a commune; null when it is already open here. */
export async function openSpace(
  tx: Tx,
  commune: { insee: string; name: string },
  personId: string,
  now: Date,
): Promise<string | null> {
  const organisation = await tx
    .insertInto('territory.organisation')
    .values({ kind: 'commune', insee: commune.insee, name: commune.name, openedAt: now })
    .onConflict((conflict) => conflict.column('insee').where('kind', '=', 'commune').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (organisation === undefined) return null
  await tx
    .insertInto('territory.profile')
    .values({ organisationId: organisation.id, updatedAt: now, updatedBy: personId })
    .execute()
  await tx
    .insertInto('territory.structure')
    .values({ organisationId: organisation.id, kind: 'mairie' })
    .execute()
  await addMember(tx, { organisationId: organisation.id, personId, role: 'administrator' }, now)
  return organisation.id
}

export async function addMember(
  tx: Tx,
  member: { organisationId: string; personId: string; role: Role; untilAt?: Date | null },
  now: Date,
): Promise<void> {
  await tx
    .insertInto('territory.member')
    .values({ ...member, sinceAt: now, roleSinceAt: now })
    .onConflict((conflict) => conflict.columns(['organisationId', 'personId']).doNothing())
    .execute()
}

export async function membersOf(tx: Tx, organisationId: string) {
  return tx
    .selectFrom('territory.member')
    .select(['personId', 'role', 'sinceAt'])
    .where('organisationId', '=', organisationId)
    .orderBy('sinceAt')
    .execute()
}

/** Removes a member; false when it would leave the commune without an administrator, or nobody was removed. */
export async function removeMember(tx: Tx, organisationId: string, personId: string): Promise<boolean> {
  // One removal at a time in a commune: two administrators may remove each other at the same instant.
  await tx
    .selectFrom('territory.organisation')
    .select('id')
    .where('id', '=', organisationId)
    .forUpdate()
    .execute()
  const { rows } = await sql<{ personId: string }>`
    delete from territory.member m where m.organisation_id = ${organisationId} and m.person_id = ${personId}
      and exists (select from territory.member o where o.organisation_id = ${organisationId}
        and o.person_id <> ${personId} and o.role in ('administrator', 'relay-administrator'))
    returning m.person_id as "personId"`.execute(tx)
  return rows.length > 0
}

/** Saves the profile if `version` is still the current one; null when somebody saved in between. */
export async function saveProfile(
  tx: Tx,
  organisationId: string,
  version: number,
  changes: Omit<Profile, 'version' | 'updatedAt'>,
  structures: readonly string[],
  by: { personId: string; at: Date },
): Promise<number | null> {
  const row = await tx
    .updateTable('territory.profile')
    .set({ ...changes, version: version + 1, updatedAt: by.at, updatedBy: by.personId })
    .where('organisationId', '=', organisationId)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst()
  if (row === undefined) return null
  await tx.deleteFrom('territory.structure').where('organisationId', '=', organisationId).execute()
  const kinds = [...new Set(structures)]
  if (kinds.length > 0) {
    await tx
      .insertInto('territory.structure')
      .values(kinds.map((kind) => ({ organisationId, kind })))
      .execute()
  }
  return row.version
}

const keptHours = z
  .union([
    z.literal('always'),
    z.array(z.object({ days: z.array(z.int()), from: z.string(), to: z.string() })),
  ])
  .nullable()

export async function contactsOf(tx: Tx, organisationId: string): Promise<Contact[]> {
  const rows = await tx
    .selectFrom('territory.contact')
    .select(['role', 'name', 'phone', 'mail', 'hours', 'openHours'])
    .where('organisationId', '=', organisationId)
    .execute()
  return contactRoles.flatMap((role) =>
    rows
      .filter((row) => row.role === role)
      .map((row) => ({ ...row, role, openHours: keptHours.parse(row.openHours) })),
  )
}

export async function saveContact(
  tx: Tx,
  organisationId: string,
  contact: Contact,
  now: Date,
): Promise<void> {
  const { role, openHours, ...said } = contact
  const words = { ...said, openHours: openHours === null ? null : JSON.stringify(openHours) }
  await tx
    .insertInto('territory.contact')
    .values({ organisationId, role, ...words, updatedAt: now })
    .onConflict((conflict) =>
      conflict.columns(['organisationId', 'role']).doUpdateSet({ ...words, updatedAt: now }),
    )
    .execute()
}

/** Whether the speaker may still read this commune, by a role or under a mandate. */
export async function isSpaceSeen(tx: Tx, organisationId: string): Promise<boolean> {
  const { rows } =
    await sql`select from territory.visible('space') seen(id) where seen.id = ${organisationId}`.execute(tx)
  return rows.length > 0
}
