import { Link } from 'react-router'
import type { Finding, Visit } from '../../../../api-client/index.ts'
import { Card } from '../../../../ui/show/Card.tsx'
import {
  StartVisit,
  totalsInWords,
  totalsOf,
  VisitProgress,
  type VisitStanding,
  VisitTrouble,
  watchPaths,
} from '../../../watch/web/index.ts'
import { texts } from '../first-visit-texts.fr.ts'
import { homePaths } from '../paths.ts'

const words = texts.beside

export interface LookingCardProps {
  readonly insee: string
  readonly visits: {
    readonly newest: Visit | null
    readonly last: { readonly findings: readonly Finding[] } | null
  }
  readonly standing: VisitStanding
  /** At the end of the visit: the way to all that was seen. */
  readonly isEnd?: boolean
}

/** The check that runs beside the questions: how far it is, then how many points it found. */
export function LookingCard({ insee, visits: { newest, last }, standing, isEnd = false }: LookingCardProps) {
  const findings = last?.findings ?? []
  return (
    <Card title={standing === 'done' ? words.doneTitle : words.title}>
      {standing === 'under-way' && newest && <VisitProgress visit={newest} />}
      {standing === 'done' && <WhatWasSeen findings={findings} />}
      {(standing === 'failed' || standing === 'stopped') && (
        <VisitTrouble insee={insee} kind={standing} hasOlder={false} />
      )}
      {standing === 'none' && (
        <>
          <p>{words.notStarted}</p>
          <StartVisit insee={insee} label={words.start} />
        </>
      )}
      <p className="small">
        {isEnd && last ? (
          <Link to={watchPaths.findings(insee)}>{words.see}</Link>
        ) : (
          <Link to={homePaths.firstVisitCommune(insee)}>{words.change}</Link>
        )}
      </p>
    </Card>
  )
}

/** The four verdicts apart: what could not be seen is neither good nor to be fixed. */
function WhatWasSeen({ findings }: { readonly findings: readonly Finding[] }) {
  return <p>{words.done(totalsInWords(totalsOf(findings)))}</p>
}
