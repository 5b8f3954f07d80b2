import type { ComponentProps } from 'react'
import { communeRoles } from '../../domain/rights.ts'
import { peopleTexts } from '../people-texts.fr.ts'
import { PeopleCard } from './PeopleCard.tsx'
import { TeamReviewOffer } from './TeamReviewOffer.tsx'

type CommunePeopleProps = Pick<ComponentProps<typeof PeopleCard>, 'members' | 'conflicts' | 'awaited'> &
  ComponentProps<typeof TeamReviewOffer>

/** The people of a commune, whom to let in, and the review of the team after an election. */
export function CommunePeople({ insee, election, ...people }: CommunePeopleProps) {
  return (
    <PeopleCard words={peopleTexts} roles={communeRoles} usualRole="secretary" {...people}>
      <TeamReviewOffer insee={insee} election={election} />
    </PeopleCard>
  )
}
