import { classes } from '../../../../ui/classes.ts'
import { Card } from '../../../../ui/show/Card.tsx'
import { type SpfBranch, type SpfNode, spfTreeIn } from '../../domain/spf/tree.ts'
import { texts } from '../spf-texts.fr.ts'
import styles from './SpfTreeCard.module.css'

/** RFC 7208 section 4.6.4. */
const mostLookUps = 10
const steps = Array.from({ length: mostLookUps }, (_, index) => index + 1)

/** The tree of an SPF record with its running count: nested lists, which lines and marks make a picture. */
export function SpfTreeCard({ evidence }: { readonly evidence: unknown }) {
  const tree = spfTreeIn(evidence)
  if (tree === null) return null
  const { root, lookUps, voidLookUps } = tree
  const isTooMany = lookUps > mostLookUps
  return (
    <Card title={texts.title}>
      <p className="soft">{texts.meaning}</p>
      <div className={classes(styles.gauge, isTooMany && styles.over)}>
        <span className={styles.steps} aria-hidden="true">
          {steps.map((step) => (
            <span key={step} className={classes(styles.step, step <= lookUps && styles.used)} />
          ))}
        </span>
        <strong>{isTooMany ? texts.tooMany(lookUps) : texts.count(lookUps)}</strong>
      </div>
      {voidLookUps > 0 && <p className="small">{texts.voids(voidLookUps)}</p>}
      <p className={styles.root}>
        {root.domain}
        <State node={root} />
      </p>
      <Branches node={root} />
    </Card>
  )
}

function Branches({ node: { domain, terms, problems = [] } }: { readonly node: SpfNode }) {
  if (terms.length === 0 && problems.length === 0) return null
  return (
    <ul className={styles.branches} aria-label={texts.list(domain)}>
      {problems.map(({ term }) => (
        <li key={term} className={styles.branch}>
          <span className={styles.line}>
            <code className={styles.term}>{term}</code>
            <span className={styles.wrong}>{texts.fault}</span>
          </span>
        </li>
      ))}
      {withKeys(terms).map(([key, branch]) => (
        <Branch key={key} branch={branch} />
      ))}
    </ul>
  )
}

/** The same term may stand twice in a record. */
function withKeys(terms: readonly SpfBranch[]): (readonly [string, SpfBranch])[] {
  const seen = new Map<string, number>()
  return terms.map((branch) => {
    const nth = (seen.get(branch.text) ?? 0) + 1
    seen.set(branch.text, nth)
    return [`${branch.text} ${nth}`, branch]
  })
}

function Branch({ branch: { text, lookUps, note, next } }: { readonly branch: SpfBranch }) {
  const isSaidBelow = next !== undefined && texts.states[next.state] !== null
  const isQuiet = note === 'never-reached' || note === 'depends-on-message'
  return (
    <li className={styles.branch}>
      <span className={styles.line}>
        {lookUps !== undefined && (
          <span className={classes(styles.count, lookUps > mostLookUps && styles.over)}>
            <span className="voice">{texts.nthSpoken(lookUps)}</span>
            <span aria-hidden="true">{lookUps}</span>
          </span>
        )}
        <code className={classes(styles.term, note === 'never-reached' && styles.unread)}>{text}</code>
        {note !== undefined && !isSaidBelow && (
          <span className={isQuiet ? styles.quiet : styles.wrong}>{texts.notes[note]}</span>
        )}
        {next !== undefined && <State node={next} />}
      </span>
      {next !== undefined && <Branches node={next} />}
    </li>
  )
}

function State({ node: { state } }: { readonly node: SpfNode }) {
  const words = texts.states[state]
  return words === null ? null : <span className={styles.wrong}>{words}</span>
}
