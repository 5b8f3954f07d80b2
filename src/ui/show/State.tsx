import { classes } from '../classes.ts'
import { Sign, type SignName } from './Sign.tsx'
import styles from './State.module.css'
import { type StateKind, states } from './tones.ts'

export interface StateProps {
  readonly kind: StateKind
  /** Another word for the same state, in its place: « En cours », « Vérifié ». */
  readonly word?: string
}

export function State({ kind, word }: StateProps) {
  const state = states[kind]
  return (
    <span className={classes(styles.state, styles[kind])}>
      <Sign name={state.sign} />
      {word ?? state.word}
    </span>
  )
}

export interface TagProps {
  readonly tone?: 'plain' | 'good' | 'soon' | 'late'
  readonly sign?: SignName
  readonly children: string
}

const toneClass = { plain: 'plain', good: 'proven', soon: 'to-do', late: 'late' } as const

/** A short word that is not the state of a measure: a due date (« dans 3 jours »), « Essentielle ». */
export function Tag({ tone = 'plain', sign, children }: TagProps) {
  return (
    <span className={classes(styles.state, styles[toneClass[tone]])}>
      {sign && <Sign name={sign} />}
      {children}
    </span>
  )
}
