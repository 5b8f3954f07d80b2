import { type Clock, type ClockFacts, clocksOf } from '../../domain/clock.ts'
import type { Where } from '../../domain/clock-limit.ts'
import type { PhoneContent } from '../../domain/phone-content.ts'
import { type Playbook, type Situation, type StepToDo, stepsFor } from '../../domain/playbook.ts'
import { type Path, skippedBy } from '../../domain/triage.ts'

export interface StepOnPhone {
  readonly state: 'done' | 'unable' | 'skipped'
  readonly at: string
}

/** A case as this phone keeps it: begun here, attached to a commune or not. */
export interface PhoneCase {
  readonly id: string
  /** Numbers the lines of this phone in this case. */
  readonly deviceId: string
  readonly nextSequence: number
  readonly kind: Playbook['kind']
  readonly path: Path
  /** By the clock of this phone. */
  readonly begunAt: string
  readonly isExercise: boolean
  readonly situation: Situation
  readonly alreadyDone: readonly string[]
  readonly steps: Readonly<Record<string, StepOnPhone>>
  /** Who was called in vain, by role and number. */
  readonly tried: readonly string[]
  readonly endedAt: string | null
  /** The commune that it is shared with; null while it is on this phone only. */
  readonly commune: { readonly insee: string; readonly name: string } | null
  readonly isOpenedThere: boolean
  /** The newest checkpoint that the server gave. */
  readonly held: string | null
}

/** Where a line is told first, when it says a change of the case; refused there, it still goes to the logbook. */
export interface Telling {
  readonly method: 'POST' | 'PUT'
  /** Under the address of the case. */
  readonly path: string
  readonly body: Readonly<Record<string, unknown>>
}

/** A line of the main courante as this phone keeps it. */
export interface PhoneEntry {
  readonly caseId: string
  readonly sequence: number
  readonly kind: string
  readonly medium: 'screen' | 'paper'
  readonly happenedAt: string
  readonly writtenAt: string
  readonly text: string
  /** Keys of the files that go with it. */
  readonly files: readonly string[]
  readonly detail: Readonly<Record<string, string>>
  readonly telling: Telling | null
  /** When the server took it, by the server's clock; null while it is on this phone only. */
  readonly recordedAt: string | null
}

export interface PhoneFile {
  readonly key: string
  readonly caseId: string
  readonly name: string
  readonly content: Blob
  /** Hexadecimal; null where the browser cannot compute it: the server then says it. */
  readonly sha256: string | null
  readonly isSent: boolean
}

export const playbookOn = (content: PhoneContent, { kind }: PhoneCase): Playbook => {
  const playbook = content.playbooks.find((one) => one.kind === kind)
  if (playbook === undefined) throw new Error(`no playbook for ${kind}`)
  return playbook
}

export const stepsOn = (content: PhoneContent, kept: PhoneCase): readonly StepToDo[] =>
  stepsFor(playbookOn(content, kept), kept.situation, skippedBy(content.triage.tree, kept.alreadyDone))

/** The first step that nobody settled on this phone. */
export const stepNow = (content: PhoneContent, kept: PhoneCase): StepToDo | null =>
  stepsOn(content, kept).find(({ id }) => kept.steps[id] === undefined) ?? null

export function clocksOn(content: PhoneContent, kept: PhoneCase, where: Where, now: Date): readonly Clock[] {
  const facts: ClockFacts = {
    kind: kept.kind,
    organisation: 'commune',
    where,
    situation: kept.situation,
    instants: { seen: new Date(kept.begunAt), 'theft-known': new Date(kept.begunAt) },
    choices: {},
    declared: null,
    stopped: Object.fromEntries(
      stepsOn(content, kept).flatMap(({ id, stops }) => {
        const step = kept.steps[id]
        return step?.state === 'done' ? stops.map((clock) => [clock, new Date(step.at)] as const) : []
      }),
    ),
  }
  return clocksOf(content.clocks.rules, facts, now).concerned
}

export const timeZoneHere = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone
