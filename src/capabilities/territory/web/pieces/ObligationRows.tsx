import type { ObligationHere } from '../../../../api-client/index.ts'
import { Row, Rows } from '../../../../ui/show/Rows.tsx'
import { Tag } from '../../../../ui/show/State.tsx'
import { OnDay } from '../../../../ui/show/When.tsx'
import { byTheme } from '../obligations-by-body.ts'
import { texts } from '../obligations-texts.fr.ts'
import styles from './ObligationRows.module.css'

const words = texts

/** Theme by theme: what is asked, whether it applies and why, and where it is written. */
export function ObligationRows({ obligations }: { readonly obligations: readonly ObligationHere[] }) {
  return (
    <>
      {byTheme(obligations).map((group) => (
        <section key={group.theme} className={styles.theme}>
          <h3 className={styles.title}>{words.themes[group.theme] ?? group.theme}</h3>
          <Rows>
            {group.obligations.map((obligation) => (
              <Row key={obligation.id}>
                <OneObligation obligation={obligation} />
              </Row>
            ))}
          </Rows>
        </section>
      ))}
    </>
  )
}

function OneObligation({ obligation }: { readonly obligation: ObligationHere }) {
  const { title, what, because, source, checkedOn, confidence } = obligation
  return (
    <div className={styles.obligation}>
      <div className={styles.head}>
        <h4>{title}</h4>
        <VerdictTag obligation={obligation} />
      </div>
      <p>{what}</p>
      <p className="soft">
        {obligation.verdict === 'applies' && words.because}
        {because}
      </p>
      <p className="soft small">
        {words.source}
        {source}
        {words.readOn}
        <OnDay day={checkedOn} />, <strong>{words.confidence[confidence]}</strong>.
      </p>
    </div>
  )
}

function VerdictTag({ obligation: { verdict, standing } }: { readonly obligation: ObligationHere }) {
  if (verdict === 'to-verify')
    return (
      <Tag tone="soon" sign="question">
        {words.verdicts[verdict]}
      </Tag>
    )
  if (verdict === 'not-in-force') return <Tag sign="dash">{words.verdicts[verdict]}</Tag>
  if (standing === 'recommendation' || standing === 'offer')
    return <Tag sign="letterI">{words.standings[standing]}</Tag>
  return (
    <Tag tone="good" sign="check">
      {words.verdicts.applies}
    </Tag>
  )
}
