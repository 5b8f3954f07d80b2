import type { ReactNode } from 'react'
import { Button } from '../../../../ui/show/Button.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Actions } from '../../../../ui/show/Layout.tsx'
import { texts } from '../texts.fr.ts'
import styles from './RecoveryCodes.module.css'

interface RecoveryCodesProps {
  readonly codes: readonly string[]
  readonly email: string
  /** What to do once the sheet is put away. */
  readonly next: ReactNode
}

/** The codes that replace the telephone, shown once and made to be printed. */
export function RecoveryCodes({ codes, email, next }: RecoveryCodesProps) {
  const words = texts.recoveryCodes
  return (
    <Card title={words.title}>
      <p>{words.meaning}</p>
      <p className="soft">{words.of(email)}</p>
      <ul className={styles.codes} aria-label={words.list}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className="screen-only">
        <Actions>
          <Button look="main" onClick={() => window.print()}>
            {words.print}
          </Button>
          {next}
        </Actions>
      </div>
    </Card>
  )
}
