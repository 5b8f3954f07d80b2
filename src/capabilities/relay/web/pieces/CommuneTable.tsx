import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { PortfolioRow } from '../../../../api-client/index.ts'
import { dayOf } from '../../../../kernel/day.ts'
import { Button } from '../../../../ui/show/Button.tsx'
import { type Column, DataTable } from '../../../../ui/show/DataTable.tsx'
import { OnDay } from '../../../../ui/show/When.tsx'
import { territoryPaths } from '../../../territory/web/index.ts'
import { communesTexts as words } from '../communes-texts.fr.ts'
import styles from './CommuneTable.module.css'

/** A part of a commune that its mandate does not open: a dash, said in words to voices. */
function Closed() {
  return (
    <>
      <span aria-hidden="true">{words.notShared}</span>
      <span className="voice">{words.notSharedMeaning}</span>
    </>
  )
}

const columns: readonly Column<PortfolioRow>[] = [
  {
    key: 'name',
    header: words.columns.name,
    isRowHeader: true,
    cell: ({ insee, name, standing, note }) => (
      <>
        {standing === 'in-force' ? <Link to={territoryPaths.commune(insee)}>{name}</Link> : name}{' '}
        <span className="soft small">{insee}</span>
        {note !== null && <div className="soft small">{note}</div>}
      </>
    ),
  },
  {
    key: 'population',
    header: words.columns.population,
    isNumeric: true,
    cell: ({ population }) => population.toLocaleString('fr-FR'),
  },
  { key: 'epci', header: words.columns.epci, cell: ({ epciName }) => epciName ?? words.notShared },
  { key: 'mandate', header: words.columns.mandate, cell: mandateCell },
  { key: 'known', header: words.columns.known, cell: knownCell },
  {
    key: 'actions',
    header: words.columns.actions,
    cell: ({ openActions }) => (openActions === null ? <Closed /> : words.actions(openActions)),
  },
  { key: 'visit', header: words.columns.visit, cell: visitCell },
  { key: 'activity', header: words.columns.activity, cell: activityCell },
]

function mandateCell({ standing, untilOn }: PortfolioRow): ReactNode {
  if (standing === 'in-force' && untilOn !== null) return words.inForceUntil(untilOn)
  return standing === 'none' ? words.noMandate : words.standings[standing]
}

function knownCell({ known, proven }: PortfolioRow): ReactNode {
  return known === null || proven === null ? <Closed /> : words.knownOf(known, proven)
}

function visitCell({ standing, scopes, visitedAt, toFix, worse }: PortfolioRow): ReactNode {
  if (standing !== 'in-force' || !scopes.includes('presence')) return <Closed />
  if (visitedAt === null || toFix === null) return words.neverVisited
  return (
    <>
      {toFix === 0 ? words.nothingToFix : words.toFix(toFix)}
      {worse !== null && worse > 0 && <div className={styles.worse}>{words.worse(worse)}</div>}
    </>
  )
}

function activityCell({ isOpened, saidAt }: PortfolioRow): ReactNode {
  if (isOpened === false) return words.notOpened
  return saidAt === null ? <Closed /> : <OnDay day={dayOf(new Date(saidAt))} />
}

export interface CommuneTableProps {
  readonly rows: readonly PortfolioRow[]
  readonly caption: string
  /** What one notes of a commune, or takes it off the list. */
  readonly onOpen: (row: PortfolioRow) => void
}

export function CommuneTable({ rows, caption, onOpen }: CommuneTableProps) {
  const acts: Column<PortfolioRow> = {
    key: 'acts',
    header: words.acts,
    isHeaderHidden: true,
    cell: (row) =>
      row.isListed && (
        <Button look="quiet" aria-haspopup="dialog" onClick={() => onOpen(row)}>
          {words.open}
          <span className="voice"> {words.about(row.name)}</span>
        </Button>
      ),
  }
  return (
    <DataTable caption={caption} columns={[...columns, acts]} rows={rows} rowKey={({ insee }) => insee} />
  )
}

/** The columns by which the list can be sorted, in their order on screen. */
export const sortable = [
  'name',
  'population',
  'epci',
  'mandate',
  'known',
  'actions',
  'visit',
  'activity',
] as const
