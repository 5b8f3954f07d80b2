import { Link } from 'react-router'
import type { Visit } from '../../../../api-client/index.ts'
import { Card } from '../../../../ui/show/Card.tsx'
import { Facts } from '../../../../ui/show/Facts.tsx'
import { Moment } from '../../../../ui/show/Moment.tsx'
import { texts } from '../texts.fr.ts'
import type { VisitStanding } from '../visit-standing.ts'
import { StartVisit } from './StartVisit.tsx'

const words = texts.visitCard

export interface VisitCardProps {
  readonly insee: string
  readonly newest: Visit
  readonly standing: VisitStanding
  readonly last: Visit | null
  /** Where the addresses are corrected. */
  readonly settingsPath: string
}

/** What is looked at, when it last was, and the button that looks again. */
export function VisitCard({ insee, newest, standing, last, settingsPath }: VisitCardProps) {
  const { mail, site } = newest.target
  const at = last?.finishedAt
  return (
    <Card title={words.title}>
      {at && (
        <p>
          {words.last}
          <Moment at={at} />.
        </p>
      )}
      {standing === 'done' && <StartVisit insee={insee} />}
      <Facts
        facts={[
          { label: words.mail, value: mail.address ?? words.noMail },
          { label: words.site, value: site.url ?? words.noSite },
        ]}
      />
      <p className="small">
        <Link to={settingsPath}>{words.correct}</Link>
      </p>
    </Card>
  )
}
