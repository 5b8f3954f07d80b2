import { useId } from 'react'
import { classes } from '../classes.ts'
import { texts } from '../texts.fr.ts'
import styles from './Progress.module.css'

export interface ProgressProps {
  /** What advances: « Vérification de cortevaix.fr ». */
  readonly label: string
  readonly done: number
  readonly total: number
  /** What is being done at this instant. */
  readonly now?: string
}

/** True progress of a long task: n of m, never an invented percentage. */
export function Progress({ label, done, total, now }: ProgressProps) {
  const id = useId()
  return (
    <div className={styles.progress}>
      <div className={styles.words}>
        <label htmlFor={id}>{label}</label>
        <span className="soft small">{texts.doneOf(done, total)}</span>
      </div>
      <progress
        id={id}
        className={styles.track}
        value={done}
        max={Math.max(total, 1)}
        aria-valuetext={texts.doneOf(done, total)}
      />
      {now && <output className={classes(styles.now, 'soft small')}>{now}</output>}
    </div>
  )
}

export interface StepProgressProps {
  /** « Thème 4 sur 9 » */
  readonly label: string
  /** Counted from 1. */
  readonly here: number
  readonly total: number
}

/** Where one is in a known number of steps. */
export function StepProgress({ label, here, total }: StepProgressProps) {
  return (
    <div className={styles.steps} role="img" aria-label={label}>
      {Array.from({ length: total }, (_, index) => index + 1).map((step) => (
        <span key={step} className={classes(step < here && styles.on, step === here && styles.here)} />
      ))}
    </div>
  )
}

export interface MeterProps {
  /** « Ce que nous savons » */
  readonly label: string
  readonly value: number
  readonly max: number
  /** The value in words, always shown: « 24 mesures sur 60 ». */
  readonly inWords: string
}

/** A quantity within known bounds. */
export function Meter({ label, value, max, inWords }: MeterProps) {
  const id = useId()
  const whole = Math.max(max, 1)
  return (
    <div className={styles.progress}>
      <div className={styles.words}>
        <label htmlFor={id}>{label}</label>
        <strong>{inWords}</strong>
      </div>
      {/* Native for voices; engines disagree too much on how to draw it. */}
      <meter id={id} className="voice" min={0} value={value} max={whole} aria-valuetext={inWords}>
        {inWords}
      </meter>
      <span className={styles.drawn} aria-hidden="true">
        <span style={{ width: `${(100 * Math.min(value, whole)) / whole}%` }} />
      </span>
    </div>
  )
}
