import type { ActionSummary } from '../../../../api-client/index.ts'
import { Button } from '../../../../ui/show/Button.tsx'
import { texts } from '../texts.fr.ts'
import { type Moves, moveButtonId } from '../use-moves.ts'
import styles from './MoveButtons.module.css'

const words = texts.plan

interface MoveProps {
  readonly action: ActionSummary
  readonly moves: Moves
}

/** One place up, one place down, or straight to the top. */
export function MoveButtons({ action, moves }: MoveProps) {
  const isFirst = action.position === 1
  const isLast = action.position === moves.total
  const named = <span className="voice">{texts.week.of(action.title)}</span>
  return (
    <div className={styles.moves}>
      <Button id={moveButtonId(action.id, 'up')} disabled={isFirst} onClick={() => moves.move(action, 'up')}>
        <span>
          {words.up}
          {named}
        </span>
      </Button>
      <Button
        id={moveButtonId(action.id, 'down')}
        disabled={isLast}
        onClick={() => moves.move(action, 'down')}
      >
        <span>
          {words.down}
          {named}
        </span>
      </Button>
      <Button
        look="quiet"
        id={moveButtonId(action.id, 'first')}
        disabled={isFirst}
        onClick={() => moves.move(action, 'first')}
      >
        <span>
          {words.first}
          {named}
        </span>
      </Button>
    </div>
  )
}

export function BackToFormula({ action, moves }: MoveProps) {
  return (
    <Button look="quiet" onClick={() => moves.move(action, 'back')}>
      <span>
        {words.backToFormula}
        <span className="voice">{texts.week.of(action.title)}</span>
      </span>
    </Button>
  )
}
