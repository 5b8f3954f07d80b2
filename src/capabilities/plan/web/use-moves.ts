import { useEffect, useRef } from 'react'
import type { Action, ActionSummary } from '../../../api-client/index.ts'
import { useAction } from '../../../ui/forms/use-action.ts'
import { announce } from '../../../ui/page/announce.ts'
import { type Move, placesAfter } from './move.ts'
import { texts } from './texts.fr.ts'

interface Press {
  readonly actionId: string
  readonly move: Move
}

/**
 * Moving the actions of the plan by hand, said aloud, the focus staying on the action that moved. A press while the
 * last move is still being saved waits for its turn: its place is counted from the order as it then stands.
 */
export function useMoves(actions: readonly ActionSummary[]) {
  const { submit, isBusy, isDone, problem } = useAction<Action>()
  const running = useRef<Press | null>(null)
  const waiting = useRef<Press[]>([])

  const run = (press: Press) => {
    running.current = press
    const places = placesAfter(actions, press.actionId, press.move)
    submit({ places: JSON.stringify(places) }, { method: 'post' })
  }
  const move = ({ id }: ActionSummary, way: Move) => {
    const press = { actionId: id, move: way }
    if (isBusy || running.current !== null) waiting.current.push(press)
    else run(press)
  }

  useEffect(() => {
    const done = running.current
    if (isBusy || done === null || (!isDone && problem === null)) return
    running.current = null
    if (problem !== null) {
      waiting.current = []
      return
    }
    const now = actions.find(({ id }) => id === done.actionId)
    if (now?.position) announce(texts.plan.moved(now.title, now.position, actions.length))
    focusOn(done)
    const next = waiting.current.shift()
    if (next !== undefined) run(next)
  })

  return { move, problem, total: actions.length }
}

export type Moves = ReturnType<typeof useMoves>

export const moveButtonId = (actionId: string, move: Move): string => `${move}-${actionId}`

/** The button pressed, or where it can do no more, the one that undoes it. */
function focusOn({ actionId, move }: Press): void {
  const ways: readonly Move[] = [move, move === 'down' ? 'up' : 'down', 'up']
  for (const way of ways) {
    const button = document.getElementById(moveButtonId(actionId, way))
    if (!(button instanceof HTMLButtonElement) || button.disabled) continue
    button.focus()
    button.scrollIntoView({ block: 'nearest' })
    return
  }
}
