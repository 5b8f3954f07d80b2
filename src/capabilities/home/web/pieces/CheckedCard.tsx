import { Link } from 'react-router'
import type { Finding, Visit } from '../../../../api-client/index.ts'
import { Card } from '../../../../ui/show/Card.tsx'
import { type Column, DataTable } from '../../../../ui/show/DataTable.tsx'
import { EmptyState } from '../../../../ui/show/EmptyState.tsx'
import { Stack } from '../../../../ui/show/Layout.tsx'
import { momentInWords } from '../../../../ui/show/moment-in-words.ts'
import { State } from '../../../../ui/show/State.tsx'
import {
  StartVisit,
  VisitProgress,
  type VisitStanding,
  VisitTrouble,
  watchPaths,
} from '../../../watch/web/index.ts'
import { texts } from '../cards-texts.fr.ts'
import type { CheckedLine } from '../checked-lines.ts'
import styles from './CheckedCard.module.css'

const words = texts.checked

export interface CheckedCardProps {
  readonly insee: string
  readonly newest: Visit | null
  readonly last: { readonly visit: Visit; readonly findings: readonly Finding[] } | null
  readonly standing: VisitStanding
  readonly lines: readonly CheckedLine[]
}

const columns: readonly Column<CheckedLine>[] = [
  {
    key: 'what',
    header: words.what,
    isRowHeader: true,
    cell: ({ what, path }) => <Link to={path}>{what}</Link>,
  },
  { key: 'found', header: words.found, cell: ({ found }) => found },
  { key: 'state', header: words.state, cell: ({ state }) => <State kind={state} /> },
]

/** What was looked at and said, line by line, each leading to its proof; and the button that looks again. */
export function CheckedCard({ insee, newest, last, standing, lines }: CheckedCardProps) {
  const isTroubled = standing === 'failed' || standing === 'stopped'
  const lastAt = last?.visit.finishedAt ?? null
  return (
    <Card title={words.title}>
      <Stack>
        {standing === 'under-way' && newest && (
          <div>
            <VisitProgress visit={newest} />
          </div>
        )}
        {isTroubled && <VisitTrouble insee={insee} kind={standing} hasOlder={last !== null} />}
        {lines.length > 0 && (
          <DataTable
            caption={
              lastAt === null ? words.caption : words.captionOf(momentInWords(new Date(lastAt), new Date()))
            }
            columns={columns}
            rows={lines}
            rowKey={({ key }) => key}
          />
        )}
        {standing === 'none' && (
          <EmptyState
            headingLevel={3}
            title={words.emptyTitle}
            action={<StartVisit insee={insee} label={words.start} />}
          >
            <p>{words.empty}</p>
          </EmptyState>
        )}
        {last !== null && (
          <div className={styles.foot}>
            {standing === 'done' && <StartVisit insee={insee} />}
            <Link to={watchPaths.findings(insee)}>{words.seeAll}</Link>
          </div>
        )}
      </Stack>
    </Card>
  )
}
