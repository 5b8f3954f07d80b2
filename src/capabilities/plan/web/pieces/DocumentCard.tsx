import type { DocumentList } from '../../../../api-client/index.ts'
import { LinkButton } from '../../../../ui/show/Button.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Actions } from '../../../../ui/show/Layout.tsx'
import { Sign, type SignName } from '../../../../ui/show/Sign.tsx'
import { texts } from '../texts.fr.ts'
import styles from './DocumentCard.module.css'

type Listed = DocumentList['documents'][number]

const words = texts.documents
const signs: Readonly<Record<Listed['audience'], SignName>> = {
  public: 'check',
  internal: 'person',
  confidential: 'bang',
}

/** What a document is for, who may be shown it, and its files. */
export function DocumentCard({
  document: { title, what, audience, audienceLabel, mention, files },
}: {
  readonly document: Listed
}) {
  return (
    <Card title={title}>
      <p>{what}</p>
      <div className={styles.audience}>
        <Sign name={signs[audience]} />
        <p>
          <strong>{audienceLabel}.</strong> <span className="soft">{mention}</span>
        </p>
      </div>
      <Actions>
        {files.map(({ format, path }) => (
          <LinkButton key={format} isFile to={path}>
            <Sign name="download" />
            <span>
              {words.files[format]}
              <span className="voice">{texts.week.of(title)}</span>
            </span>
          </LinkButton>
        ))}
      </Actions>
    </Card>
  )
}
