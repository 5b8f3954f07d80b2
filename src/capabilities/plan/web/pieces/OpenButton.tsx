import { LinkButton } from '../../../../ui/show/Button.tsx'
import { diagnosticPaths } from '../../../diagnostic/web/index.ts'
import { planFiles } from '../paths.ts'
import { texts } from '../texts.fr.ts'
import type { ActionPartProps } from './ActionSteps.tsx'

const words = texts.page

/** The main button of an action: the e-mail to read again, the sheet to print, or where its proof goes. */
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
        <LinkButton look="main" isFile to={planFiles.contactSheet(insee)}>
          {words.downloadSheet}
        </LinkButton>
      )
    case 'measure':
      return (
        <LinkButton look="main" to={diagnosticPaths.addProof(insee, action.measureId)}>
          {words.bringProof}
        </LinkButton>
      )
  }
}
