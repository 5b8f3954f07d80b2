import { Link } from 'react-router'
import { LinkButton } from '../../../../ui/show/Button.tsx'
import { Actions } from '../../../../ui/show/Layout.tsx'
import { diagnosticPaths } from '../../../diagnostic/web/index.ts'
import { territoryPaths } from '../../../territory/web/index.ts'
import { actionTexts } from '../action-texts.fr.ts'
import { planFiles } from '../paths.ts'
import type { ActionPartProps } from './ActionSteps.tsx'

const words = actionTexts

/** What the steps start with: the e-mail to read again, the sheet to print. The proof has its own card below. */
export function OpenButton({ insee, action }: ActionPartProps) {
  switch (action.opens) {
    case 'letter':
      return (
        <LinkButton
          look={action.letter === null ? 'main' : 'plain'}
          to={diagnosticPaths.providerLetter(insee)}
        >
          {words.rereadLetter}
        </LinkButton>
      )
    case 'contact-sheet':
      return (
        <Actions>
          <LinkButton look="main" isFile to={planFiles.contactSheet(insee)}>
            {words.downloadSheet}
          </LinkButton>
          <Link to={territoryPaths.settings(insee)}>{words.completeContacts}</Link>
        </Actions>
      )
    case 'measure':
      return null
  }
}
