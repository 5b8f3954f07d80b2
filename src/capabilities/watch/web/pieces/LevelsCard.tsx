import { Link } from 'react-router'
import type { Finding, Visit } from '../../../../api-client/index.ts'
import { Card } from '../../../../ui/show/Card.tsx'
import { type Column, DataTable } from '../../../../ui/show/DataTable.tsx'
import { Disclosure } from '../../../../ui/show/Disclosure.tsx'
import { State } from '../../../../ui/show/State.tsx'
import { type LevelName, levelNames } from '../../domain/levels.ts'
import { watchPaths } from '../paths.ts'
import { texts } from '../texts.fr.ts'
import { whatIsMissing } from '../what-is-missing.ts'
import styles from './LevelsCard.module.css'

const words = texts.levels

type Levels = NonNullable<Visit['levels']>

const rows = [
  { key: 'site', essential: '1.a', complete: '1.aa' },
  { key: 'mail', essential: '2.a', complete: '2.aa' },
  { key: 'whole', essential: 'a', complete: 'aa' },
] as const

export interface LevelsCardProps {
  readonly insee: string
  readonly levels: Levels
  readonly findings: readonly Finding[]
}

/** The levels of the national reference, in words, and what keeps each from being reached. */
export function LevelsCard({ insee, levels, findings }: LevelsCardProps) {
  const columns: readonly Column<(typeof rows)[number]>[] = [
    { key: 'what', header: words.what, isRowHeader: true, cell: ({ key }) => words.rows[key] },
    { key: 'a', header: words.essential, cell: ({ essential }) => <Level reached={levels[essential]} /> },
    { key: 'aa', header: words.complete, cell: ({ complete }) => <Level reached={levels[complete]} /> },
  ]
  return (
    <Card title={words.title}>
      <DataTable caption={words.meaning} columns={columns} rows={rows} rowKey={({ key }) => key} />
      {levels.a === true && levels['1.a'] !== true && <p className="small">{words.wholeWithoutSite}</p>}
      <Disclosure summary={words.missing} isSmall>
        <dl className={styles.levels}>
          {levelNames.map((level) => (
            <LevelInDetail
              key={level}
              insee={insee}
              level={level}
              reached={levels[level]}
              findings={findings}
            />
          ))}
        </dl>
        <p className="small soft">{words.source}</p>
      </Disclosure>
    </Card>
  )
}

function Level({ reached }: { readonly reached: boolean | null | undefined }) {
  if (reached === true) return <State kind="proven" word={words.reached} />
  if (reached === false) return <State kind="to-do" word={words.notYet} />
  return <State kind="unknown" word={words.cannotTell} />
}

interface LevelInDetailProps {
  readonly insee: string
  readonly level: LevelName
  readonly reached: boolean | null | undefined
  readonly findings: readonly Finding[]
}

function LevelInDetail({ insee, level, reached = null, findings }: LevelInDetailProps) {
  const missing = whatIsMissing(level, reached, findings)
  return (
    <>
      <dt>
        <strong>{words.missingFor[level]}</strong> <Level reached={reached} />
      </dt>
      <dd>
        <p className="soft">{words.asks[level]}</p>
        {missing.length > 0 && (
          <ul>
            {missing.map(({ code, title }) => (
              <li key={code}>
                <Link to={watchPaths.finding(insee, code)}>{title}</Link>
              </li>
            ))}
          </ul>
        )}
      </dd>
    </>
  )
}
