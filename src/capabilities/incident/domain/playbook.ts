import type { Day } from '../../../kernel/day.ts'

/** What happened, as the triage names it. Stable for ever: cases, logs and exports refer to it. */
export const incidentKinds = [
  'ransomware',
  'compromised-mailbox',
  'phishing-clicked',
  'false-rib',
  'defaced-site',
  'denial-of-service',
  'data-leak',
  'lost-device',
  'unknown',
] as const
export type IncidentKind = (typeof incidentKinds)[number]

/**
 * The official order. A playbook may leave a phase out, never take two the other way round.
 * Source: CERT-FR reflex sheets CERTFR-2024-RFX-001 to -005 and 2025-RFX-006, cybermalveillance.gouv.fr; confidence V.
 */
export const phases = [
  'isolate',
  'keep-powered',
  'alert',
  'logbook',
  'evidence',
  'hold',
  'plainte',
  'cnil',
  'origin',
  'rebuild',
  'tell',
  'learn',
] as const
export type Phase = (typeof phases)[number]

/** Who may do a step. `mayor` stands for the mayor, else an adjoint who holds a delegation. */
export const doers = ['anyone', 'secretary', 'mayor', 'provider', 'csirt'] as const
export type Doer = (typeof doers)[number]

/** What a step may depend on; each is known, or not yet. */
export const conditions = [
  'still-encrypting',
  'personal-data',
  'high-risk',
  'insured',
  'health-establishment',
  'provider-affected',
] as const
export type Condition = (typeof conditions)[number]
export type Known = 'yes' | 'no' | 'unknown'

export type Confidence = 'V' | 'V2' | 'M' | 'U'

export interface Citation {
  readonly text: string
  readonly source: string
  readonly checkedOn: Day
  readonly confidence: Confidence
}

export interface Step {
  /** kebab-case, unique in its playbook. */
  readonly id: string
  readonly phase: Phase
  /** What to do, in the imperative, without a full stop. */
  readonly title: string
  /** The gestures, in order. */
  readonly how: readonly string[]
  readonly why: string
  /** In order of preference: the second does it when the first cannot. */
  readonly who: readonly Doer[]
  /** Decided by the mayor, else an adjoint, and written in the log with the name. */
  readonly isDecision: boolean
  /** Another person may do it at the same time as the step before. */
  readonly isBeside: boolean
  readonly never: readonly string[]
  /** How one knows that it is done. */
  readonly done: string
  readonly minutes: number
  /** Shown unless this is known not to be so. */
  readonly when: Condition | null
  /** Identifiers of clocks that this step stops. */
  readonly stops: readonly string[]
  readonly sources: readonly Citation[]
}

export interface Playbook {
  readonly kind: IncidentKind
  readonly title: string
  /** What people see, in one sentence. */
  readonly sign: string
  /** The one thing to know before anything else. */
  readonly first: string
  readonly version: number
  readonly createdOn: Day
  /** The day of this version. */
  readonly writtenOn: Day
  readonly steps: readonly Step[]
}

/** What is known of a case; what is not said is unknown. */
export type Situation = Readonly<Partial<Record<Condition, Known>>>

export interface StepToDo extends Step {
  /** The first who may do it in this case. */
  readonly by: Doer
  /** « si des données de personnes sont touchées »: the condition is not settled yet. */
  readonly isPending: boolean
}

/**
 * The steps of a case, in order. A step whose condition is known to fail is left out, the provider is skipped when it
 * is affected too, and the steps that came too late (`skipped`, from « C’est déjà fait ») are not asked for.
 */
export function stepsFor(
  playbook: Playbook,
  situation: Situation,
  skipped: readonly string[] = [],
): readonly StepToDo[] {
  const isProviderAffected = situation['provider-affected'] === 'yes'
  return playbook.steps.flatMap((step) => {
    if (skipped.includes(step.id)) return []
    const known = step.when === null ? 'yes' : (situation[step.when] ?? 'unknown')
    if (known === 'no') return []
    const able = step.who.filter((doer) => !(doer === 'provider' && isProviderAffected))
    return [{ ...step, who: able, by: able[0] ?? 'csirt', isPending: known === 'unknown' }]
  })
}

/** The first step that is not done; null when all are. Unknown identifiers among `done` are ignored. */
export function currentStep(steps: readonly StepToDo[], done: ReadonlySet<string>): StepToDo | null {
  return steps.find(({ id }) => !done.has(id)) ?? null
}
