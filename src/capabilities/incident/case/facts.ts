import type { Tx } from '../../../platform/db/database.ts'
import { departementOf, timeZoneOfCommune } from '../../territory/index.ts'
import { clockContent } from '../clock-content.ts'
import type { ClockFacts, Start } from '../domain/clock.ts'
import {
  type IncidentKind,
  incidentKinds,
  type Known,
  type Playbook,
  type Situation,
  type StepToDo,
  stepsFor,
} from '../domain/playbook.ts'
import { incidentOf, type KeptIncident } from '../log/incident-store.ts'
import type { LogName } from '../log/log-store.ts'
import { playbookOf } from '../playbook-content.ts'
import { triageContent } from '../triage-content.ts'
import { type Parts, partsOf } from './part-store.ts'

/** A case as the rules look at it. */
export interface CaseFacts {
  readonly log: LogName
  readonly incident: KeptIncident
  readonly playbook: Playbook
  readonly parts: Parts
  readonly timeZone: string
  readonly situation: Situation
  readonly alreadyDone: readonly string[]
  readonly steps: readonly StepToDo[]
  readonly clocks: ClockFacts
}

/** Null where the case is not there for who asks. */
export async function factsOf(
  tx: Tx,
  log: LogName,
  space: { readonly insee: string },
): Promise<CaseFacts | null> {
  const incident = await incidentOf(tx, log)
  if (incident === null) return null
  const parts = await partsOf(tx, log)
  const playbook = playbookOf(kindNamed(incident.kind))
  const situation = situationOf(parts)
  const alreadyDone = parts.situation[0]?.alreadyDone ?? []
  const skipped = triageContent().tree.alreadyDone.flatMap(({ id, skips }) =>
    alreadyDone.includes(id) ? skips : [],
  )
  const steps = stepsFor(playbook, situation, skipped)
  const timeZone = timeZoneOfCommune(space.insee)
  const where = { timeZone, departement: departementOf(space.insee) }
  return {
    ...{ log, incident, playbook, parts, timeZone, situation, alreadyDone, steps },
    clocks: {
      ...clockFacts(playbook, parts),
      kind: playbook.kind,
      where,
      situation,
      instants: instantsOf(incident, parts),
    },
  }
}

/** A case opened by another version of the program, for a kind that this one does not know. */
export function kindNamed(name: string): IncidentKind {
  return incidentKinds.find((kind) => kind === name) ?? 'unknown'
}

function situationOf({ situation }: Parts): Situation {
  const said: Partial<Record<keyof Situation, Known>> = {}
  for (const [condition, known] of Object.entries(situation[0]?.conditions ?? {}))
    if (known !== undefined) said[condition as keyof Situation] = known
  return said
}

function instantsOf({ begunAt }: KeptIncident, { instant }: Parts): Partial<Record<Start, Date>> {
  const told = instant.flatMap(({ key, at }) => {
    const start = Object.keys(clockContent().starts).find((name) => name === key)
    return start === undefined ? [] : [[start, new Date(at)] as const]
  })
  return { seen: begunAt, ...Object.fromEntries(told) }
}

function clockFacts(
  playbook: Playbook,
  { step, start, limit }: Parts,
): Pick<ClockFacts, 'organisation' | 'choices' | 'declared' | 'stopped'> {
  return {
    organisation: 'commune',
    declared: limit[0]?.limit ?? null,
    choices: Object.fromEntries(
      start.map(({ key, start: name, reason, chosenAt, set }) => [
        key,
        { start: name, reason, by: set.name, chosenAt: new Date(chosenAt) },
      ]),
    ),
    stopped: Object.fromEntries(
      // The earliest of several steps that stop the same clock comes last, and stays.
      [...step]
        .sort((one, other) => Date.parse(other.doneAt) - Date.parse(one.doneAt))
        .flatMap(({ key, doneAt }) =>
          (playbook.steps.find(({ id }) => id === key)?.stops ?? []).map(
            (clock) => [clock, new Date(doneAt)] as const,
          ),
        ),
    ),
  }
}
