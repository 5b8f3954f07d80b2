import type { ReactNode } from 'react'
import { Page } from '../page/Page.tsx'
import { Card } from '../show/Card.tsx'
import { Actions } from '../show/Layout.tsx'

export interface ProblemScreenProps {
  readonly title: string
  readonly happened: string
  readonly holds?: string
  readonly toDo?: string
  readonly actions?: ReactNode
}

/** A whole page that could not be shown: what happened, what still holds, what to do now. */
export function ProblemScreen({ title, happened, holds, toDo, actions }: ProblemScreenProps) {
  return (
    <Page title={title} width="reading" takesFocus>
      <Card>
        <p>{happened}</p>
        {holds && <p>{holds}</p>}
        {toDo && (
          <p>
            <strong>{toDo}</strong>
          </p>
        )}
        {actions && <Actions>{actions}</Actions>}
      </Card>
    </Page>
  )
}
