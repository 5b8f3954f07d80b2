import { Link } from 'react-router'
import type { Finding } from '../../../../api-client/index.ts'
import { classes } from '../../../../ui/classes.ts'
import { Card } from '../../../../ui/show/Card.tsx'
import { Disclosure } from '../../../../ui/show/Disclosure.tsx'
import { Rows } from '../../../../ui/show/Rows.tsx'
import type { FindingGroup } from '../groups.ts'
import { watchPaths } from '../paths.ts'
import { texts } from '../texts.fr.ts'
import { countVerdicts } from '../verdicts.ts'
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
  const asking = findings.filter(({ verdict }) => verdict === 'to-fix' || verdict === 'could-not-tell')
  const quiet = findings.filter((finding) => !asking.includes(finding))
  return (
    <Card
      title={texts.groups[group]}
      aside={<span className="small soft">{texts.counts(countVerdicts(findings))}</span>}
    >
      {asking.length > 0 && <FindingRows insee={insee} findings={asking} isMeaningShown />}
      {quiet.length > 0 && (
        <Disclosure summary={texts.othersInOrder(quiet.length)} isOpen={asking.length === 0}>
          <FindingRows insee={insee} findings={quiet} />
        </Disclosure>
      )}
    </Card>
  )
}

interface FindingRowsProps {
  readonly insee: string
  readonly findings: readonly Finding[]
  readonly isMeaningShown?: boolean
}

function FindingRows({ insee, findings, isMeaningShown = false }: FindingRowsProps) {
  return (
    <Rows>
      {findings.map(({ code, verdict, title, meaning }) => (
        <li key={code} className={styles.finding}>
          <Link className={styles.title} to={watchPaths.finding(insee, code)}>
            {title}
          </Link>
          <VerdictState verdict={verdict} />
          {isMeaningShown && <p className={classes(styles.meaning, 'soft small')}>{meaning}</p>}
        </li>
      ))}
    </Rows>
  )
}
