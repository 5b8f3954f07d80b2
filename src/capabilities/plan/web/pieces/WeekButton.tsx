import type { ActionSummary } from '../../../../api-client/index.ts'
import { LinkButton } from '../../../../ui/show/Button.tsx'
import { diagnosticPaths } from '../../../diagnostic/web/index.ts'
import { planFiles, planPaths } from '../paths.ts'
import { weekTexts as words } from '../week-texts.fr.ts'

export interface WeekButtonProps {
  readonly insee: string
  readonly action: Pick<ActionSummary, 'id' | 'title' | 'opens'>
  /** The one main button of the screen. */
  readonly isFirst: boolean
}

/** Straight to what the action needs: the e-mail to read again, the sheet to print, or its own page. */
export function WeekButton({ insee, action, isFirst }: WeekButtonProps) {
  const look = isFirst ? 'main' : 'plain'
  const named = <span className="voice">{words.of(action.title)}</span>
  switch (action.opens) {
    case 'letter':
      return (
        <LinkButton look={look} to={diagnosticPaths.providerLetter(insee)}>
          <span>
            {words.rereadLetter}
            {named}
          </span>
        </LinkButton>
      )
    case 'contact-sheet':
      return (
        <LinkButton look={look} isFile to={planFiles.contactSheet(insee)}>
          <span>
            {words.downloadSheet}
            {named}
          </span>
        </LinkButton>
      )
    case 'measure':
      return (
        <LinkButton look={look} to={planPaths.action(insee, action.id)}>
          <span>
            {words.start}
            {named}
          </span>
        </LinkButton>
      )
  }
}
