import { useState } from 'react'
import type { DocumentList } from '../../../../api-client/index.ts'
import { TextField } from '../../../../ui/forms/TextField.tsx'
import { LinkButton } from '../../../../ui/show/Button.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Actions } from '../../../../ui/show/Layout.tsx'
import { Sign, type SignName } from '../../../../ui/show/Sign.tsx'
import { documentTexts } from '../document-texts.fr.ts'
import { weekTexts } from '../week-texts.fr.ts'
import styles from './DocumentCard.module.css'

type Listed = DocumentList['documents'][number]

const words = documentTexts
const signs: Readonly<Record<Listed['audience'], SignName>> = {
  public: 'check',
  internal: 'person',
  confidential: 'bang',
}

/** The one document that may carry the day of the session it is read in. */
const councilReportId = 'council-report'

/** What a document is for, who may be shown it, and its files. */
export function DocumentCard({ document }: { readonly document: Listed }) {
  const { id, title, what, audience, audienceLabel, mention, files } = document
  const [sessionOn, setSessionOn] = useState('')
  return (
    <Card title={title}>
      <p>{what}</p>
      <div className={styles.audience}>
        <Sign name={signs[audience]} />
        <p>
          <strong>{audienceLabel}.</strong> <span className="soft">{mention}</span>
        </p>
      </div>
      {id === councilReportId && (
        <div className={styles.session}>
          <TextField
            name="sessionOn"
            type="date"
            label={words.sessionOn}
            hint={words.sessionOnHint}
            value={sessionOn}
            onChange={setSessionOn}
            width="medium"
            isOptional
          />
        </div>
      )}
      <Actions>
        {files.map(({ format, path }) => (
          <LinkButton key={format} isFile to={sessionOn === '' ? path : `${path}?sessionOn=${sessionOn}`}>
            <Sign name="download" />
            <span>
              {words.files[format]}
              <span className="voice">{weekTexts.of(title)}</span>
            </span>
          </LinkButton>
        ))}
      </Actions>
    </Card>
  )
}
