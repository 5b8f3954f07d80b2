import type { TeamReview } from '../../../../api-client/index.ts'
import { dayInWords } from '../../../../kernel/day.ts'
import { LinkButton } from '../../../../ui/show/Button.tsx'
import { Notice } from '../../../../ui/show/Notice.tsx'
import { territoryPaths } from '../paths.ts'
import { teamReviewTexts } from '../people-texts.fr.ts'

const words = teamReviewTexts

interface TeamReviewOfferProps {
  readonly insee: string
  /** The last election that this team was not reviewed for. */
  readonly election: TeamReview['election']
}

/** After an election: said on the list of people. Before and between: a quiet link. */
export function TeamReviewOffer({ insee, election }: TeamReviewOfferProps) {
  const to = territoryPaths.teamReview(insee)
  if (election === null)
    return (
      <div>
        <LinkButton look="quiet" to={to}>
          {words.go}
        </LinkButton>
      </div>
    )
  const { heldOn, source, readOn, confidence } = election
  return (
    <Notice title={words.election(dayInWords(heldOn))} actions={<LinkButton to={to}>{words.go}</LinkButton>}>
      <p>{words.meaning}</p>
      <p className="soft small">
        {words.source(source, dayInWords(readOn))}
        {confidence !== 'V' && ` ${words.toCheck}`}
      </p>
    </Notice>
  )
}
