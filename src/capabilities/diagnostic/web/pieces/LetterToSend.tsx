import { Link } from 'react-router'
import type { ProviderLetter } from '../../../../api-client/index.ts'
import { LinkButton } from '../../../../ui/show/Button.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { CopyButton } from '../../../../ui/show/CopyButton.tsx'
import { Disclosure } from '../../../../ui/show/Disclosure.tsx'
import { Facts } from '../../../../ui/show/Facts.tsx'
import { Record } from '../../../../ui/show/Record.tsx'
import { territoryPaths } from '../../../territory/web/index.ts'
import { texts } from '../texts.fr.ts'
import styles from './LetterToSend.module.css'

interface LetterToSendProps {
  readonly insee: string
  readonly letter: NonNullable<ProviderLetter>
  /** Already sent as it stands: behind a title, for a reminder. */
  readonly isAgain: boolean
}

const words = texts.letter

/** To whom, the subject, the words: to copy, or to open in one's own mail. */
export function LetterToSend({ insee, letter, isAgain }: LetterToSendProps) {
  if (!isAgain) {
    return (
      <Card title={words.readyTitle}>
        <Letter insee={insee} letter={letter} />
      </Card>
    )
  }
  return (
    <Card>
      <Disclosure summary={words.againTitle}>
        <Letter insee={insee} letter={letter} />
      </Disclosure>
    </Card>
  )
}

function Letter({ insee, letter }: Pick<LetterToSendProps, 'insee' | 'letter'>) {
  const { to, subject, body, mailto } = letter
  return (
    <div className={styles.letter}>
      <Facts
        facts={[
          {
            label: words.to,
            value: to ?? <Link to={territoryPaths.contacts(insee)}>{words.noAddress}</Link>,
          },
          {
            label: words.subject,
            value: (
              <div className={styles.subject}>
                <span>{subject}</span>
                <CopyButton text={subject} label={words.copySubject} />
              </div>
            ),
          },
        ]}
      />
      <div className={styles.open}>
        <LinkButton look="main" to={mailto ?? mailtoNobody(letter)}>
          {words.open}
        </LinkButton>
        <span className="small soft">{words.cutShort}</span>
      </div>
      <Record look="letter" text={body} copyLabel={words.copyBody} />
    </div>
  )
}

/** RFC 6068, without an address: the person adds it in her own mail. */
function mailtoNobody({ subject, body }: NonNullable<ProviderLetter>): string {
  const encoded = (text: string) => encodeURIComponent(text.replaceAll('\n', '\r\n'))
  return `mailto:?subject=${encoded(subject)}&body=${encoded(body)}`
}
