import type { Action, ActionChange } from '../../../api-client/index.ts'
import type { Problem } from '../../../ui/problems/problem.ts'

/** Who, when and how much, as one saves them: only what changed since the form was filled. */

export type Kept = Pick<Action, 'owner' | 'dueOn' | 'costInEuros' | 'version'>

/** Before the name of a field, in the hidden one that tells what it held. */
export const beforePrefix = 'before.'

/** The fields as they are written on the screen. */
export interface Draft {
  readonly owner: string
  readonly dueOn: string
  readonly costInEuros: string
}

export function draftOf({ owner, dueOn, costInEuros }: Omit<Kept, 'version'>): Draft {
  return { owner: owner ?? '', dueOn: dueOn ?? '', costInEuros: costInEuros === null ? '' : `${costInEuros}` }
}

/** Once saved: what the person wrote stays, what she had left as it was shows what is kept now. */
export function draftOnceSaved(draft: Draft, shown: Kept, saved: Kept): Draft {
  const before = draftOf(shown)
  const after = draftOf(saved)
  const field = (name: keyof Draft) => (draft[name] === before[name] ? after[name] : draft[name])
  return { owner: field('owner'), dueOn: field('dueOn'), costInEuros: field('costInEuros') }
}

/** What a person changed: a field left as it was is not sent, so it overwrites nobody's work. */
export function actionChangeIn(form: FormData): ActionChange {
  const changed = (name: string) => written(form, name) !== written(form, `${beforePrefix}${name}`)
  const cost = written(form, 'costInEuros')
  return {
    ...(changed('owner') && { owner: written(form, 'owner') }),
    ...(changed('dueOn') && { dueOn: written(form, 'dueOn') }),
    ...(changed('costInEuros') && { costInEuros: cost === null ? null : Number(cost) }),
  }
}

function written(form: FormData, name: string): string | null {
  const value = form.get(name)
  const text = typeof value === 'string' ? value.trim() : ''
  return text === '' ? null : text
}

/**
 * The version to name when saving. `shown`: what the form was filled from; `now`: what the page last read. A newer
 * version that left these three alone (a rank, « C’est fait ») is no conflict.
 */
export function versionToName(shown: Kept, now: Kept): number {
  const isSame =
    shown.owner === now.owner && shown.dueOn === now.dueOn && shown.costInEuros === now.costInEuros
  return isSame ? Math.max(shown.version, now.version) : shown.version
}

export interface ActionConflict {
  /** What somebody else saved in between. */
  readonly saved: Kept
  /** The same, with what was refused. */
  readonly yours: Kept
}

/** Both versions, out of a 412; null when it does not hold them. */
export function actionConflictIn({ extra }: Problem): ActionConflict | null {
  const { owner, dueOn, costInEuros, ...rest } = keptIn(extra.saved)
  const version = rest.version
  if (owner === undefined || dueOn === undefined || costInEuros === undefined || version === undefined) {
    return null
  }
  const saved = { owner, dueOn, costInEuros, version }
  return { saved, yours: { ...saved, ...keptIn(extra.yours) } }
}

/** The fields that are there and of their kind. */
function keptIn(value: unknown): Partial<Kept> {
  const fields = new Map<string, unknown>(
    typeof value === 'object' && value !== null ? Object.entries(value) : [],
  )
  const owner = fields.get('owner')
  const dueOn = fields.get('dueOn')
  const costInEuros = fields.get('costInEuros')
  const version = fields.get('version')
  return {
    ...((typeof owner === 'string' || owner === null) && { owner }),
    ...((typeof dueOn === 'string' || dueOn === null) && { dueOn }),
    ...((typeof costInEuros === 'number' || costInEuros === null) && { costInEuros }),
    ...(typeof version === 'number' && { version }),
  }
}
