import { useEffect, useState } from 'react'
import type { Action } from '../../../../api-client/index.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { LongTextField } from '../../../../ui/forms/TextField.tsx'
import { announce } from '../../../../ui/page/announce.ts'
import { LinkButton } from '../../../../ui/show/Button.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Disclosure } from '../../../../ui/show/Disclosure.tsx'
import { Actions } from '../../../../ui/show/Layout.tsx'
import { diagnosticPaths } from '../../../diagnostic/web/index.ts'
import { actionTexts } from '../action-texts.fr.ts'
import { validityInWords } from '../in-words.ts'
import styles from './ActionProof.module.css'
import type { ActionPartProps } from './ActionSteps.tsx'
import { TakesFocus } from './TakesFocus.tsx'

const words = actionTexts.proof

/** How an action ends: by a proof, by somebody's word, or by itself; and how it opens again. */
export function ActionProof(props: ActionPartProps) {
  const { status } = props.action
  const [statusAtArrival] = useState(status)
  const [hasChanged, setHasChanged] = useState(false)
  if (status !== statusAtArrival && !hasChanged) setHasChanged(true)
  useEffect(() => {
    if (hasChanged) announce(words.now[status])
  }, [hasChanged, status])
  return (
    <TakesFocus key={status} isWanted={hasChanged}>
      <Ending {...props} />
    </TakesFocus>
  )
}

function Ending(props: ActionPartProps) {
  switch (props.action.status) {
    case 'open':
      return props.action.kind === 'ask' ? <AnswerFirst {...props} /> : <ProofOrWord {...props} />
    case 'done':
      return <DoneWithoutProof {...props} />
    case 'closed':
      return <ClosedByItself {...props} />
  }
}

function AnswerFirst({ insee, action }: ActionPartProps) {
  const [question] = action.questions
  return (
    <Card title={words.askTitle}>
      <p>{words.askMeaning}</p>
      {question && <LinkButton to={diagnosticPaths.question(insee, question.id)}>{words.answer}</LinkButton>}
    </Card>
  )
}

function ProofOrWord({ insee, action }: ActionPartProps) {
  return (
    <Card title={words.title}>
      <p>{words.meaning}</p>
      <Proofs proofs={action.proofs} />
      <LinkButton
        look={action.opens === 'measure' ? 'main' : 'plain'}
        to={diagnosticPaths.addProof(insee, action.measureId)}
      >
        {actionTexts.bringProof}
      </LinkButton>
      <div className={styles.word}>
        <Disclosure summary={words.without}>
          <p>{words.withoutMeaning}</p>
          <ActionForm aria-label={words.done}>
            <input type="hidden" name="intent" value="done" />
            <LongTextField
              name="note"
              label={words.note}
              hint={words.noteHint}
              isOptional
              rows={3}
              maxLength={2000}
            />
            <Actions>
              <SubmitButton look="plain">{words.done}</SubmitButton>
            </Actions>
          </ActionForm>
        </Disclosure>
      </div>
    </Card>
  )
}

function DoneWithoutProof({ insee, action }: ActionPartProps) {
  return (
    <Card title={words.doneTitle}>
      <p>{words.doneToDo}</p>
      <Proofs proofs={action.proofs} />
      <Actions>
        <LinkButton look="main" to={diagnosticPaths.addProof(insee, action.measureId)}>
          {actionTexts.bringProof}
        </LinkButton>
        <ActionForm aria-label={words.reopen}>
          <input type="hidden" name="intent" value="reopen" />
          <SubmitButton look="plain">{words.reopen}</SubmitButton>
        </ActionForm>
      </Actions>
    </Card>
  )
}

function ClosedByItself({ insee, action }: ActionPartProps) {
  return (
    <Card title={words.closedTitle}>
      <p>{words.closedMeaning}</p>
      <LinkButton to={diagnosticPaths.measure(insee, action.measureId)}>{actionTexts.seeMeasure}</LinkButton>
    </Card>
  )
}

function Proofs({ proofs }: { readonly proofs: Action['proofs'] }) {
  return (
    <ul>
      {proofs.map(({ subject, how, validForDays }) => (
        <li key={subject}>
          {how} <span className="soft">{words.validFor(validityInWords(validForDays))}</span>
        </li>
      ))}
    </ul>
  )
}
