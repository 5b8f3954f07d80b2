import type { ToConfirm as ToConfirmOrNull } from '../../../../api-client/index.ts'
import { classes } from '../../../../ui/classes.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { type Choice, Choices } from '../../../../ui/forms/Choices.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Disclosure } from '../../../../ui/show/Disclosure.tsx'
import { Moment } from '../../../../ui/show/Moment.tsx'
import { texts } from '../notice-texts.fr.ts'
import styles from './NoticeConfirmation.module.css'

type ToConfirm = NonNullable<ToConfirmOrNull>

export interface NoticeConfirmationProps {
  readonly code: string
  readonly toConfirm: ToConfirm
}

/** The links found, and the question that only a person answers. */
export function NoticeConfirmation({ code, toConfirm: { candidates, said } }: NoticeConfirmationProps) {
  const count = candidates.length
  return (
    <Card title={texts.title}>
      <p>{count === 0 ? texts.notFound : texts.found(count)}</p>
      {count > 0 && (
        <ul className={styles.pages}>
          {candidates.map(({ url, text }) => (
            <li key={url}>
              <a href={url} target="_blank" rel="noreferrer">
                {text || url} <span className="soft small">({texts.newTab})</span>
              </a>
              {text && <span className={classes(styles.address, 'soft small')}>{url}</span>}
            </li>
          ))}
        </ul>
      )}
      {said === null ? (
        <Question code={code} candidates={candidates} />
      ) : (
        <>
          <p>
            {texts.said[said.answer]}
            {said.by}, <Moment at={said.at} />.
          </p>
          <Disclosure summary={texts.change} isSmall>
            <Question code={code} candidates={candidates} />
          </Disclosure>
        </>
      )}
    </Card>
  )
}

function Question({ code, candidates }: { readonly code: string } & Pick<ToConfirm, 'candidates'>) {
  const count = candidates.length
  return (
    <ActionForm method="put" doneMessage={texts.saved}>
      <Choices
        name="answer"
        label={texts.question(texts.what[code] ?? '', count)}
        hint={texts.holds}
        choices={[...candidates.map((candidate) => yesTo(candidate, count)), ...otherwise(count)]}
      />
      <SubmitButton>{texts.submit}</SubmitButton>
    </ActionForm>
  )
}

function yesTo({ url, text }: ToConfirm['candidates'][number], count: number): Choice {
  return {
    value: `yes ${url}`,
    label: count === 1 ? texts.yes : texts.yesThis(text || url),
    hint: count === 1 ? undefined : url,
  }
}

function otherwise(count: number): Choice[] {
  const noPage = { value: 'no-page', label: texts.noPage }
  return [{ value: 'no', label: count === 0 ? texts.noLink : texts.no(count) }, noPage]
}
