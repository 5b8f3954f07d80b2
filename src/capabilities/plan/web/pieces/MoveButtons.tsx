import type { ActionSummary } from '../../../../api-client/index.ts'
import { Button, type ButtonLook } from '../../../../ui/show/Button.tsx'
import { Actions } from '../../../../ui/show/Layout.tsx'
import type { Move } from '../move.ts'
import { texts } from '../texts.fr.ts'
import { type Moves, moveButtonId } from '../use-moves.ts'
import { weekTexts } from '../week-texts.fr.ts'

const words = texts.plan

export interface MoveButtonsProps {
  readonly action: ActionSummary
  readonly moves: Moves
}

/** One place up, one place down, straight to the top, or back to where the formula puts it. */
export function MoveButtons({ action, moves }: MoveButtonsProps) {
  const isFirst = action.position === 1
  const isLast = action.position === moves.total
  const button = (move: Move, label: string, isDisabled: boolean, look: ButtonLook = 'plain') => (
    <Button
      look={look}
      id={moveButtonId(action.id, move)}
      disabled={isDisabled}
      onClick={() => moves.move(action, move)}
    >
      <span>
        {label}
        <span className="voice">{weekTexts.of(action.title)}</span>
      </span>
    </Button>
  )
  return (
    <Actions>
      {button('up', words.up, isFirst)}
      {button('down', words.down, isLast)}
      {button('first', words.first, isFirst, 'quiet')}
      {action.isPlacedByHand && button('back', words.backToFormula, false, 'quiet')}
    </Actions>
  )
}
