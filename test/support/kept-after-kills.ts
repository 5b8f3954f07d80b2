import type pg from 'pg'
import { areEqual } from '../../src/capabilities/incident/domain/log/bytes.ts'
import { readCheckpoint } from '../../src/capabilities/incident/domain/log/checkpoint.ts'
import { addLeaf, emptyFrontier, rootOf } from '../../src/capabilities/incident/domain/log/merkle.ts'
import { readNote } from '../../src/capabilities/incident/domain/log/note.ts'
import { machine } from '../../src/capabilities/incident/log/cryptography.ts'
import type { Acknowledged, Target } from './kill-writers.ts'

/** A commune, a person who administers it, and an open case. */
export async function prepareTarget(
  owner: pg.Client,
  databaseUrl: string,
  personId: string,
): Promise<Target> {
  const { rows } = await owner.query(
    `insert into territory.organisation (kind, insee, name, opened_at) values ('commune', '71137', 'Cluny', now()) returning id`,
  )
  const organisationId: string = rows[0].id
  await owner.query(
    `insert into territory.member (organisation_id, person_id, role, since_at) values ($1, $2, 'administrator', now())`,
    [organisationId, personId],
  )
  const opened = await owner.query(
    `insert into incident.incident (organisation_id, kind, is_exercise, begun_at, opened_at, opened_by)
     values ($1, 'ransomware', false, now(), now(), $2) returning id`,
    [organisationId, personId],
  )
  return { databaseUrl, personId, organisationId, incidentId: opened.rows[0].id }
}

/** Sentences about what was acknowledged and is not there, or is there twice, or is no longer as it was signed. */
export async function lostAfterKills(
  owner: pg.Client,
  { incidentId }: Target,
  acknowledged: readonly Acknowledged[],
): Promise<string[]> {
  const { rows } = await owner.query(
    `select sequence, device_id || ' ' || device_sequence as key, leaf_hash as hash from incident.entry
     where incident_id = $1 and epoch = 1 order by sequence`,
    [incidentId],
  )
  const kept = new Map<string, number>(rows.map(({ key, sequence }) => [key, sequence]))
  const roots = [rootOf(machine.sha256, emptyFrontier)]
  let frontier = emptyFrontier
  for (const { hash } of rows) {
    frontier = addLeaf(machine.sha256, frontier, new Uint8Array(hash))
    roots.push(rootOf(machine.sha256, frontier))
  }
  const faults = kept.size === rows.length ? [] : ['an entry is there twice']
  if (rows.some(({ sequence }, index) => sequence !== index)) faults.push('a number is missing')
  for (const { key, sequence, checkpoint } of acknowledged) {
    const signed = readCheckpoint(readNote(checkpoint)?.text ?? '')
    const root = roots[signed?.size ?? -1]
    if (kept.get(key) !== sequence) faults.push(`${key} was acknowledged as ${sequence}`)
    if (signed === null || root === undefined || !areEqual(root, signed.root))
      faults.push(`the checkpoint of ${signed?.size} no longer holds`)
  }
  return faults
}
