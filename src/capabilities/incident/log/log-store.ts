import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { EntryPlace } from '../domain/log/entry.ts'

/** SQL of the logbooks. Nothing here changes or removes: the program's role may not. */

export interface LogName {
  readonly organisationId: string
  readonly incidentId: string
}

/** Where a logbook stands. */
export interface Head {
  readonly epoch: number
  readonly publicKey: string
  readonly incarnation: string
  /** 0 before the first entry of the epoch. */
  readonly size: number
  readonly frontier: Uint8Array
  readonly note: string | null
}

/** Nobody else writes in this logbook until the transaction ends. */
export async function lockLog(tx: Tx, { incidentId }: LogName): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${incidentId}, 1))`.execute(tx)
}

/** One for each epoch, oldest first. */
export async function headsOf(tx: Tx, { incidentId }: LogName): Promise<Head[]> {
  const { rows } = await sql<Head>`
    select e.number as epoch, e.public_key as "publicKey", e.incarnation, coalesce(c.size, 0) as size,
      coalesce(c.frontier, '') as frontier, c.note
    from incident.epoch e
    left join lateral (select size, frontier, note from incident.checkpoint c
      where c.incident_id = e.incident_id and c.epoch = e.number order by size desc limit 1) c on true
    where e.incident_id = ${incidentId} order by e.number`.execute(tx)
  return rows
}

export async function addEpoch(
  tx: Tx,
  { organisationId, incidentId }: LogName,
  epoch: Pick<Head, 'epoch' | 'publicKey' | 'incarnation'>,
  openedAt: Date,
): Promise<void> {
  await sql`insert into incident.epoch (organisation_id, incident_id, number, public_key, incarnation, opened_at)
    values (${organisationId}, ${incidentId}, ${epoch.epoch}, ${epoch.publicKey}, ${epoch.incarnation}, ${openedAt})`.execute(
    tx,
  )
}

export interface KeptEntry extends EntryPlace {
  readonly leaf: string
  readonly leafHash: Uint8Array
  readonly authorId: string
  readonly deviceId: string
  readonly deviceSequence: number
  readonly salt: Uint8Array | null
  readonly body: string | null
  /** The entry that took its words out. */
  readonly redactedBy: EntryPlace | null
}

const kept = sql`
  e.epoch, e.sequence, e.leaf, e.leaf_hash as "leafHash", e.author_id as "authorId", e.device_id as "deviceId",
  e.device_sequence as "deviceSequence", b.salt, b.body,
  case when r.by_epoch is null then null
    else jsonb_build_object('epoch', r.by_epoch, 'sequence', r.by_sequence) end as "redactedBy"
  from incident.entry e
  left join incident.body b using (incident_id, epoch, sequence)
  left join incident.redaction r using (incident_id, epoch, sequence)`

export async function entriesFrom(
  tx: Tx,
  { incidentId }: LogName,
  from: EntryPlace,
  limit: number,
): Promise<KeptEntry[]> {
  const { rows } = await sql<KeptEntry>`select ${kept}
    where e.incident_id = ${incidentId} and (e.epoch, e.sequence) >= (${from.epoch}, ${from.sequence})
    order by e.epoch, e.sequence limit ${limit}`.execute(tx)
  return rows
}

export interface DeviceKey {
  readonly id: string
  readonly sequence: number
}

/** What is already there under these numbers of one author. */
export async function entriesOfDevice(
  tx: Tx,
  { incidentId }: LogName,
  authorId: string,
  keys: readonly DeviceKey[],
): Promise<KeptEntry[]> {
  if (keys.length === 0) return []
  const asked = JSON.stringify(keys)
  // Almost always nothing is: the words are not looked for before.
  const { rows: known } = await sql<EntryPlace>`
    select epoch, sequence from incident.entry e
    where incident_id = ${incidentId} and author_id = ${authorId} and (device_id, device_sequence) in (
      select id, sequence from jsonb_to_recordset(${asked}::jsonb) as k(id uuid, sequence bigint))`.execute(
    tx,
  )
  if (known.length === 0) return []
  const { rows } = await sql<KeptEntry>`select ${kept}
    where e.incident_id = ${incidentId} and (e.epoch, e.sequence) in (
      select epoch, sequence from jsonb_to_recordset(${JSON.stringify(known)}::jsonb)
        as k(epoch integer, sequence integer))`.execute(tx)
  return rows
}

export async function leafHashes(
  tx: Tx,
  { incidentId }: LogName,
  epoch: number,
  size: number,
): Promise<Uint8Array[]> {
  const { rows } = await sql<{ hash: Uint8Array }>`
    select leaf_hash as hash from incident.entry
    where incident_id = ${incidentId} and epoch = ${epoch} and sequence < ${size} order by sequence`.execute(
    tx,
  )
  return rows.map(({ hash }) => hash)
}

export interface EntryToAdd extends EntryPlace {
  readonly leaf: string
  readonly leafHash: string
  readonly authorId: string
  readonly deviceId: string
  readonly deviceSequence: number
  /** Null when the words were taken out before. */
  readonly words: { readonly salt: string; readonly body: string } | null
  readonly sha256s: readonly string[]
}

/** Adds entries with their words and the names of their files, in one statement. */
export async function addEntries(
  tx: Tx,
  { organisationId, incidentId }: LogName,
  entries: readonly EntryToAdd[],
): Promise<void> {
  const rows = JSON.stringify(
    entries.map(({ words, ...entry }) => ({
      ...entry,
      salt: words?.salt ?? null,
      body: words?.body ?? null,
    })),
  )
  await sql`
    with given as (
      select * from jsonb_to_recordset(${rows}::jsonb) as g(epoch integer, sequence integer, leaf text, "leafHash" text,
        "authorId" uuid, "deviceId" uuid, "deviceSequence" bigint, salt text, body text, "sha256s" text[])
    ), added as (
      insert into incident.entry (organisation_id, incident_id, epoch, sequence, leaf, leaf_hash, author_id, device_id,
        device_sequence)
      select ${organisationId}, ${incidentId}, epoch, sequence, leaf, decode("leafHash", 'hex'), "authorId", "deviceId",
        "deviceSequence" from given
    ), files as (
      insert into incident.entry_attachment (organisation_id, incident_id, epoch, sequence, sha256)
      select distinct ${organisationId}::uuid, ${incidentId}::uuid, epoch, sequence, s from given, unnest("sha256s") s
    )
    insert into incident.body (organisation_id, incident_id, epoch, sequence, salt, body)
    select ${organisationId}, ${incidentId}, epoch, sequence, decode(salt, 'hex'), body from given where body is not null`.execute(
    tx,
  )
}

export async function addCheckpoint(
  tx: Tx,
  { organisationId, incidentId }: LogName,
  checkpoint: {
    readonly epoch: number
    readonly size: number
    readonly frontier: Uint8Array
    readonly note: string
  },
  madeAt: Date,
): Promise<void> {
  await sql`insert into incident.checkpoint (organisation_id, incident_id, epoch, size, frontier, note, made_at)
    values (${organisationId}, ${incidentId}, ${checkpoint.epoch}, ${checkpoint.size}, ${Buffer.from(checkpoint.frontier)},
      ${checkpoint.note}, ${madeAt})`.execute(tx)
}

/** False when no entry of the speaker says that these words are taken out. */
export async function takeOutWords(
  tx: Tx,
  { incidentId }: LogName,
  words: EntryPlace,
  reason: EntryPlace,
): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`
    select incident.redact(${incidentId}, ${words.epoch}, ${words.sequence}, ${reason.epoch}, ${reason.sequence}) as done`.execute(
    tx,
  )
  return rows[0]?.done ?? false
}
