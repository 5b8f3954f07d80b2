import { useState } from 'react'
import type { ActionFunctionArgs } from 'react-router'
import {
  type PostMandateLettersAnswerResponse,
  type PostMandateLettersReadingResponse,
  postMandateLettersAnswer,
  postMandateLettersReading,
} from '../../../../api-client/index.ts'
import { dayInWords } from '../../../../kernel/day.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { Choices } from '../../../../ui/forms/Choices.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { TextField } from '../../../../ui/forms/TextField.tsx'
import { submitted } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Stack } from '../../../../ui/show/Layout.tsx'
import { Notice } from '../../../../ui/show/Notice.tsx'
import { formText } from '../form-text.ts'
import { texts as words } from '../letter-texts.fr.ts'

type Proposal = PostMandateLettersReadingResponse
type Answer = PostMandateLettersAnswerResponse

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData()
  const code = formText(form, 'code')
  if (formText(form, 'part') === 'read') return submitted(postMandateLettersReading({ body: { code } }))
  const answer = formText(form, 'answer') === 'grant' ? 'grant' : 'decline'
  return submitted(
    postMandateLettersAnswer({ body: { code, answer, signatory: formText(form, 'signatory') } }),
  )
}

/** The square of the letter puts the code behind the `#`: it never travels in an address to the server. */
const codeInAddress = (): string => decodeURIComponent(window.location.hash.slice(1))

export function Component() {
  const [code, setCode] = useState(codeInAddress)
  const [proposal, setProposal] = useState<Proposal | null>(null)
  const [answer, setAnswer] = useState<Answer['answer'] | null>(null)
  return (
    <Page title={words.title} lead={words.lead} width="reading">
      {answer !== null ? (
        <Notice tone="success" isLive title={answer === 'grant' ? words.granted : words.declined}>
          <p>{answer === 'grant' ? words.grantedMeaning : words.declinedMeaning}</p>
        </Notice>
      ) : proposal === null ? (
        <ActionForm<Proposal> aria-label={words.read} onDone={setProposal}>
          <input type="hidden" name="part" value="read" />
          <TextField
            name="code"
            label={words.code}
            hint={words.codeHint}
            value={code}
            onChange={setCode}
            autoComplete="off"
            spellCheck={false}
          />
          <div>
            <SubmitButton>{words.read}</SubmitButton>
          </div>
        </ActionForm>
      ) : (
        <Stack>
          <Card title={words.proposal(proposal.mandate.holderName, proposal.mandate.communeName)}>
            <ul>
              {proposal.scopes
                .filter(({ id }) => proposal.mandate.scopes.includes(id))
                .map(({ id, label, opens }) => (
                  <li key={id}>
                    <strong>{label}</strong> : {opens}
                  </li>
                ))}
            </ul>
            <p>{words.days(dayInWords(proposal.mandate.fromOn), dayInWords(proposal.mandate.untilOn))}</p>
            <p>{words.meaning}</p>
          </Card>
          <ActionForm<Answer> aria-label={words.answer} onDone={(said) => setAnswer(said.answer)}>
            <input type="hidden" name="code" value={code} />
            <Choices
              name="answer"
              label={words.answer}
              choices={[
                { value: 'grant', label: words.grant },
                { value: 'decline', label: words.decline },
              ]}
            />
            <TextField name="signatory" label={words.signatory} hint={words.signatoryHint} maxLength={120} />
            <div>
              <SubmitButton>{words.submit}</SubmitButton>
            </div>
          </ActionForm>
        </Stack>
      )}
    </Page>
  )
}
