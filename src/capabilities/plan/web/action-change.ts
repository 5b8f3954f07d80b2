import type { Action, ActionChange } from '../../../api-client/index.ts'
import type { Problem } from '../../../ui/problems/problem.ts'

/** Who, when and how much, as one saves them: only what changed since the form was filled. */

type Kept = Pick<Action, 'owner' | 'dueOn' | 'costInEuros' | 'version'>

/** Before the name of a field, in the hidden one that tells what it held. */
export const beforePrefix = 'before.'

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
 * The version to name when saving. `shown`: what the form was filled from; `now`: what the server last said. A newer
 * version that left these three alone (a rank, « C’est fait ») is no conflict.
 */
export function versionToName(shown: Kept, now: Kept): number {
  const isSame =
    shown.owner === now.owner && shown.dueOn === now.dueOn && shown.costInEuros === now.costInEuros
  return isSame ? now.version : shown.version
}

/** What was sent and refused, out of a 412. */
export function changeRefused({ extra }: Problem): ActionChange {
  const yours = typeof extra.yours === 'object' && extra.yours !== null ? extra.yours : {}
  const change = new Map<string, unknown>(Object.entries(yours))
  const owner = change.get('owner')
  const dueOn = change.get('dueOn')
  const costInEuros = change.get('costInEuros')
  return {
    ...((typeof owner === 'string' || owner === null) && { owner }),
    ...((typeof dueOn === 'string' || dueOn === null) && { dueOn }),
    ...((typeof costInEuros === 'number' || costInEuros === null) && { costInEuros }),
  }
}
