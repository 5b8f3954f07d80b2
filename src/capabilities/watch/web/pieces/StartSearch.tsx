import { useAction } from '../../../../ui/forms/use-action.ts'
import { Button, type ButtonLook } from '../../../../ui/show/Button.tsx'
import { Notice } from '../../../../ui/show/Notice.tsx'
import { texts } from '../look-alike-texts.fr.ts'
import styles from './StartVisit.module.css'

/** The button that asks for a search, on the page of the names. */
export function StartSearch({
  label,
  look = 'plain',
}: {
  readonly label: string
  readonly look?: ButtonLook
}) {
  const { Form, isBusy, problem } = useAction()
  return (
    <Form method="post" className={styles.start}>
      {problem && (
        <Notice tone="problem" isLive title={problem.title}>
          {problem.detail && <p>{problem.detail}</p>}
        </Notice>
      )}
      <div>
        <Button type="submit" look={look} isBusy={isBusy}>
          {isBusy ? texts.search.starting : label}
        </Button>
      </div>
    </Form>
  )
}
