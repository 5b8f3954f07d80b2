import { useAction } from '../../../../ui/forms/use-action.ts'
import { Button, type ButtonLook } from '../../../../ui/show/Button.tsx'
import { Notice } from '../../../../ui/show/Notice.tsx'
import { watchPaths } from '../paths.ts'
import { texts } from '../visit-texts.fr.ts'
import styles from './StartVisit.module.css'

export interface StartVisitProps {
  readonly insee: string
  readonly look?: ButtonLook
  readonly label?: string
}

/** The button that asks for a visit, from any page: the page of the findings answers it. */
export function StartVisit({ insee, look = 'plain', label = texts.visit.again }: StartVisitProps) {
  const { Form, isBusy, problem } = useAction()
  return (
    <Form method="post" action={watchPaths.findings(insee)} className={styles.start}>
      {problem && (
        <Notice tone="problem" isLive title={problem.title}>
          {problem.detail && <p>{problem.detail}</p>}
        </Notice>
      )}
      <div>
        <Button type="submit" look={look} isBusy={isBusy}>
          {isBusy ? texts.visit.starting : label}
        </Button>
      </div>
    </Form>
  )
}
