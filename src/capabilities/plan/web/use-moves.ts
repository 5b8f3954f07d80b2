import { useEffect, useRef } from 'react'
import type { Action, ActionSummary } from '../../../api-client/index.ts'
import { useAction } from '../../../ui/forms/use-action.ts'
import { announce } from '../../../ui/page/announce.ts'
import { type Move, placesAfter } from './move.ts'
import { texts } from './texts.fr.ts'

/** Moving the actions of the plan by hand: one at a time, said aloud, the focus staying on the action that moved. */
export function useMoves(actions: readonly ActionSummary[]) {
  const { submit, isBusy, isDone, value, problem } = useAction<Action>()
  const pressed = useRef<{ readonly actionId: string; readonly move: Move } | null>(null)

  const move = (action: ActionSummary, way: Move) => {
    if (isBusy) return
    pressed.current = { actionId: action.id, move: way }
    const places = placesAfter(actions, action.id, way)
    submit({ intent: 'place', places: JSON.stringify(places) }, { method: 'post' })
  }

  useEffect(() => {
    const press = pressed.current
    if (!isDone || value === null || press === null) return
    pressed.current = null
    focusOn(press.actionId, press.move)
    const now = actions.find(({ id }) => id === press.actionId)
    if (now?.position) announce(texts.plan.moved(now.title, now.position, actions.length))
  }, [isDone, value, actions])

  return { move, problem, total: actions.length }
}

export type Moves = ReturnType<typeof useMoves>

export const moveButtonId = (actionId: string, move: Move): string => `${move}-${actionId}`

/** The button pressed, or where it can do no more, the one that undoes it. */
function focusOn(actionId: string, move: Move): void {
  const ways: readonly Move[] = [move, move === 'down' ? 'up' : 'down', 'up']
  for (const way of ways) {
    const button = document.getElementById(moveButtonId(actionId, way))
    if (!(button instanceof HTMLButtonElement) || button.disabled) continue
    button.focus()
    button.scrollIntoView({ block: 'nearest' })
    return
  }
}
