import { Button, LinkButton } from '../show/Button.tsx'
import { Dialog } from '../show/Dialog.tsx'
import { texts } from '../texts.fr.ts'
import styles from './UrgencyButton.module.css'
import { useUrgencyQuestion } from './use-urgency-question.ts'

/** On every page, one press and one confirmation away. */
export function UrgencyButton({ path }: { readonly path: string }) {
  const [isAsking, setIsAsking] = useUrgencyQuestion()
  return (
    <>
      <button
        type="button"
        className={styles.urgency}
        onClick={() => setIsAsking(true)}
        aria-haspopup="dialog"
      >
        {texts.urgency.short}
        <span className={styles.rest}>{texts.urgency.long.slice(texts.urgency.short.length)}</span>
      </button>
      <Dialog
        title={texts.urgency.question}
        tone="alarm"
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
        actions={
          <>
            <LinkButton look="alarm" to={path} onClick={() => setIsAsking(false)}>
              {texts.urgency.confirm}
            </LinkButton>
            <Button onClick={() => setIsAsking(false)}>{texts.urgency.decline}</Button>
          </>
        }
      >
        <p>{texts.urgency.meaning}</p>
        <p>
          <strong>{texts.urgency.nothingIsSent}</strong>
        </p>
      </Dialog>
    </>
  )
}
