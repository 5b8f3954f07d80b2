import { Link } from 'react-router'
import type { Finding } from '../../../../api-client/index.ts'
import { classes } from '../../../../ui/classes.ts'
import { Card } from '../../../../ui/show/Card.tsx'
import { Disclosure } from '../../../../ui/show/Disclosure.tsx'
import { Rows } from '../../../../ui/show/Rows.tsx'
import { totalsInWords, totalsOf } from '../../domain/totals.ts'
import { gatherDependents, type Root } from '../gather-dependents.ts'
import type { FindingGroup } from '../groups.ts'
import { watchPaths } from '../paths.ts'
import { texts } from '../texts.fr.ts'
import styles from './FindingsCard.module.css'
import { VerdictState } from './VerdictState.tsx'

export interface FindingsCardProps {
  readonly insee: string
  readonly group: FindingGroup
  /** What asks for something first. */
  readonly findings: readonly Finding[]
}

/** What was seen of the mail, or of the site: what asks for something with its meaning, the rest within reach. */
export function FindingsCard({ insee, group, findings }: FindingsCardProps) {
  const roots = gatherDependents(findings.filter(({ verdict }) => verdict === 'to-fix'))
  const untold = findings.filter(({ verdict }) => verdict === 'could-not-tell')
  const quiet = findings.filter(({ verdict }) => verdict === 'ok' || verdict === 'not-applicable')
  return (
    <Card
      title={texts.groups[group]}
      aside={<span className="small soft">{totalsInWords(totalsOf(findings))}</span>}
    >
      {(roots.length > 0 || untold.length > 0) && (
        <Rows>
          {roots.map((root) => (
            <RootRow key={root.finding.code} insee={insee} root={root} />
          ))}
          {untold.map((finding) => (
            <FindingRow key={finding.code} insee={insee} finding={finding} />
          ))}
        </Rows>
      )}
      {untold.length > 0 && <p className={classes(styles.untold, 'soft small')}>{texts.untold}</p>}
      {quiet.length > 0 && (
        <Disclosure summary={texts.quiet(quiet.length)} isOpen={roots.length === 0 && untold.length === 0}>
          <Rows>
            {quiet.map((finding) => (
              <FindingRow key={finding.code} insee={insee} finding={finding} />
            ))}
          </Rows>
        </Disclosure>
      )}
    </Card>
  )
}

function RootRow({ insee, root: { finding, dependents } }: { readonly insee: string; readonly root: Root }) {
  return (
    <li className={styles.finding}>
      <FindingLink insee={insee} finding={finding} />
      <VerdictState verdict={finding.verdict} />
      <p className={classes(styles.below, 'soft small')}>{finding.meaning}</p>
      {dependents.length > 0 && (
        <div className={styles.below}>
          <Disclosure summary={texts.dependents(dependents.length)} isSmall>
            <ul>
              {dependents.map((dependent) => (
                <li key={dependent.code}>
                  <Link to={watchPaths.finding(insee, dependent.code)}>{dependent.title}</Link>
                </li>
              ))}
            </ul>
          </Disclosure>
        </div>
      )}
    </li>
  )
}

interface FindingRowProps {
  readonly insee: string
  readonly finding: Finding
}

function FindingRow({ insee, finding }: FindingRowProps) {
  return (
    <li className={styles.finding}>
      <FindingLink insee={insee} finding={finding} />
      <VerdictState verdict={finding.verdict} />
    </li>
  )
}

function FindingLink({ insee, finding: { code, title } }: FindingRowProps) {
  return (
    <Link className={styles.title} to={watchPaths.finding(insee, code)}>
      {title}
    </Link>
  )
}
