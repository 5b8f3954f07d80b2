import { Link } from 'react-router'
import type { ActionSummary } from '../../../../api-client/index.ts'
import { Disclosure } from '../../../../ui/show/Disclosure.tsx'
import { RankRow } from '../../../../ui/show/Rows.tsx'
import { Sign } from '../../../../ui/show/Sign.tsx'
import { planPaths } from '../paths.ts'
import { texts } from '../texts.fr.ts'
import type { Moves } from '../use-moves.ts'
import { weekTexts } from '../week-texts.fr.ts'
import { ActionFacts } from './ActionFacts.tsx'
import { ActionTags } from './ActionTags.tsx'
import { MoveButtons } from './MoveButtons.tsx'
import styles from './PlanRow.module.css'
import { RankReason } from './RankReason.tsx'

export interface PlanRowProps {
  readonly insee: string
  readonly action: ActionSummary
  readonly isThisWeek: boolean
  /** Null while nobody changes the order. */
  readonly moves: Moves | null
}

/** One line of the plan: its place, what to do, and for those who ask, why there; or the buttons that move it. */
export function PlanRow({ insee, action, isThisWeek, moves }: PlanRowProps) {
  const needed = action.beforePrerequisites.map(({ title }) => title)
  return (
    <RankRow
      rank={action.position ?? ''}
      isTall
      title={
        <Link className={styles.title} to={planPaths.action(insee, action.id)}>
          {action.title}
        </Link>
      }
    >
      <div className={styles.lines}>
        <ActionTags action={action} isThisWeek={isThisWeek} />
        {needed.length > 0 && (
          <p className={styles.warning}>
            <Sign name="bang" />
            <span>{texts.action.needsFirst(needed)}</span>
          </p>
        )}
        {moves ? (
          <MoveButtons action={action} moves={moves} />
        ) : (
          <>
            <p>
              <ActionFacts action={action} />
            </p>
            <Disclosure isSmall summary={<WhyHere title={action.title} />}>
              <RankReason action={action} />
            </Disclosure>
          </>
        )}
      </div>
    </RankRow>
  )
}

function WhyHere({ title }: { readonly title: string }) {
  return (
    <>
      {texts.action.whyHere}
      <span className="voice">{weekTexts.of(title)}</span>
    </>
  )
}
