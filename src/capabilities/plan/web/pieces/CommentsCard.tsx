import type { Action } from '../../../../api-client/index.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { LongTextField } from '../../../../ui/forms/TextField.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Actions } from '../../../../ui/show/Layout.tsx'
import { Row, Rows } from '../../../../ui/show/Rows.tsx'
import { AtInstant } from '../../../../ui/show/When.tsx'
import { actionTexts } from '../action-texts.fr.ts'
import styles from './CommentsCard.module.css'

const words = actionTexts.comments

export function CommentsCard({ comments }: { readonly comments: Action['comments'] }) {
  return (
    <Card title={words.title}>
      {comments.length === 0 ? (
        <p className="soft">{words.empty}</p>
      ) : (
        <Rows>
          {comments.map(({ id, at, by, text }) => (
            <Row key={id}>
              <p className="soft small">
                {words.by(by)}
                <AtInstant at={at} />
              </p>
              <p className={styles.text}>{text}</p>
            </Row>
          ))}
        </Rows>
      )}
      <div className={styles.add}>
        <ActionForm aria-label={words.title} doneMessage={words.sent} isEmptiedWhenDone>
          <input type="hidden" name="intent" value="comment" />
          <LongTextField name="text" label={words.text} hint={words.textHint} rows={3} maxLength={2000} />
          <Actions>
            <SubmitButton look="plain">{words.send}</SubmitButton>
          </Actions>
        </ActionForm>
      </div>
    </Card>
  )
}
