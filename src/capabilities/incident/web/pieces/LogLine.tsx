import { useState } from 'react'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { TextField } from '../../../../ui/forms/TextField.tsx'
import { Disclosure } from '../../../../ui/show/Disclosure.tsx'
import { Actions } from '../../../../ui/show/Layout.tsx'
import { Row } from '../../../../ui/show/Rows.tsx'
import { instantInWords } from '../../../../ui/show/When.tsx'
import type { Line } from '../lines.ts'
import { logTexts as words } from '../log-texts.fr.ts'
import { newId } from '../phone/new-id.ts'
import styles from './LogLine.module.css'

interface LogLineProps {
  readonly line: Line
  readonly fileAddress: (sha256: string) => string
}

/** One line: when it happened, who wrote it, what seals it. Its words may have been taken out; the line stays. */
export function LogLine({ line, fileAddress }: LogLineProps) {
  const { happenedAt, receivedAt, who, text, files, isPaper, isLate, isClockWrong, sequence, seal } = line
  const facts = [
    words.by(who),
    isPaper && words.fromPaper,
    (isPaper || isLate || isClockWrong) && words.late(instantInWords(new Date(receivedAt))),
    isClockWrong && words.wrongClock,
  ].filter((fact) => fact !== false)
  return (
    <Row>
      <p>
        <strong>
          <time dateTime={happenedAt}>{instantInWords(new Date(happenedAt))}</time>
        </strong>
      </p>
      {text === null ? <p className="soft">{words.takenOut}</p> : <p className={styles.text}>{text}</p>}
      {files.length > 0 && (
        <ul className="small">
          {files.map(({ sha256, name }) => (
            <li key={sha256}>
              <a href={fileAddress(sha256)} download>
                {name}
              </a>
              , {words.notShown}
            </li>
          ))}
        </ul>
      )}
      <p className="soft small">
        {facts.join(', ')}. <code>{words.place(sequence, seal)}</code>
      </p>
      {text !== null && <Redact line={line} />}
    </Row>
  )
}

function Redact({ line: { epoch, sequence } }: { readonly line: Line }) {
  const [deviceId] = useState(newId)
  return (
    <Disclosure summary={words.redact} isSmall>
      <ActionForm aria-label={`${words.redact} (n° ${sequence + 1})`}>
        <p className="soft small">{words.redactLead}</p>
        <input type="hidden" name="intent" value="redact" />
        <input type="hidden" name="deviceId" value={deviceId} />
        <input type="hidden" name="epoch" value={epoch} />
        <input type="hidden" name="sequence" value={sequence} />
        <TextField name="text" label={words.reason} maxLength={500} />
        <Actions>
          <SubmitButton look="alarm">{words.redactSubmit}</SubmitButton>
        </Actions>
      </ActionForm>
    </Disclosure>
  )
}
