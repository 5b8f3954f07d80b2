import type { Action } from '../../../../api-client/index.ts'
import { Sign } from '../../../../ui/show/Sign.tsx'
import { actionTexts } from '../action-texts.fr.ts'
import { texts } from '../texts.fr.ts'
import { ActionFacts } from './ActionFacts.tsx'
import styles from './ActionLead.module.css'
import { ActionTags } from './ActionTags.tsx'
import { EndedState } from './EndedActions.tsx'

/** Under the title: where the action stands, in one look. */
export function ActionLead({ action }: { readonly action: Action }) {
  const needed = action.beforePrerequisites.map(({ title }) => title)
  if (action.status !== 'open') {
    return (
      <p>
        <EndedState action={action} /> {action.endedBecause}
      </p>
    )
  }
  return (
    <div className={styles.lead}>
      <ActionTags action={action} />
      <p>
        {action.position !== null && `${actionTexts.rank(action.position)} · `}
        <ActionFacts action={action} />
      </p>
      {needed.length > 0 && (
        <p className={styles.warning}>
          <Sign name="bang" /> {texts.action.needsFirst(needed)}
        </p>
      )}
    </div>
  )
}
