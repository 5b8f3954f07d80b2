import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import {
  postProviderDesk,
  postProviderDeskFiles,
  postProviderDeskSent,
  putProviderDeskReplies,
} from '../../../../api-client/index.ts'
import { fail, ok } from '../../../../kernel/result.ts'
import { loaded, submitted } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import type { Problem } from '../../../../ui/problems/problem.ts'
import { Stack } from '../../../../ui/show/Layout.tsx'
import { Notice } from '../../../../ui/show/Notice.tsx'
import { questionsOnce, whyNothing } from '../desk-questions.ts'
import { deskTexts as words } from '../desk-texts.fr.ts'
import { formText } from '../form-text.ts'
import { forgetTokens, heldTokens, holdToken, tokenIn } from '../held-links.ts'
import { DeskQuestion } from '../pieces/DeskQuestion.tsx'
import { DeskRequests } from '../pieces/DeskRequests.tsx'
import { DeskSend } from '../pieces/DeskSend.tsx'

export async function loader({ request: { signal } }: LoaderFunctionArgs) {
  return loaded(postProviderDesk({ body: { tokens: heldTokens() }, signal }))
}

/** What the forms of this page ask for, in their field `intent`. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData()
  const tokens = heldTokens()
  const requestIds = form.getAll('requestIds').filter((id): id is string => typeof id === 'string')
  switch (formText(form, 'intent')) {
    case 'add': {
      const token = tokenIn(formText(form, 'link'))
      if (token === null) return fail(cutLink)
      holdToken(token)
      return ok(true)
    }
    case 'forget':
      forgetTokens()
      window.history.replaceState(null, '', window.location.pathname)
      return ok(true)
    case 'send':
      return submitted(
        postProviderDeskSent({
          body: {
            tokens,
            requestIds,
            personName: formText(form, 'personName'),
            companyName: formText(form, 'companyName') || null,
          },
        }),
      )
    default: {
      const questionId = formText(form, 'questionId')
      const reply = formText(form, 'reply') as 'yes' | 'partly' | 'no' | 'not-concerned'
      const note = formText(form, 'note') || null
      const kept = await submitted(
        putProviderDeskReplies({ body: { tokens, requestIds, questionId, reply, note } }),
      )
      const file = form.get('file')
      if (!kept.ok || !(file instanceof File) || file.name === '') return kept
      const lists = { tokens: JSON.stringify(tokens), requestIds: JSON.stringify(requestIds) }
      return submitted(postProviderDeskFiles({ body: { ...lists, questionId, file } }))
    }
  }
}

const cutLink: Problem = {
  type: 'about:blank',
  title: words.addWrong,
  status: 422,
  detail: null,
  errors: [{ pointer: '/link', detail: words.addWrong }],
  extra: {},
}

export function Component() {
  const { requests, unknownCount, person } = useLoaderData<typeof loader>()
  const open = requests.filter(({ state }) => state === 'open')
  const questions = questionsOnce(open)
  const unknown = unknownCount > 0 && <Notice tone="problem" title={words.unknown} />
  if (questions.length === 0) {
    const { title, meaning } = words.nothing[whyNothing(requests)]
    return (
      <Page title={title} windowTitle={words.windowTitle} width="reading" lead={meaning}>
        <Stack>
          {unknown}
          <DeskRequests requests={requests} />
        </Stack>
      </Page>
    )
  }
  const communes = [...new Set(open.map(({ communeName }) => communeName))]
  return (
    <Page
      title={words.title(questions.length)}
      windowTitle={words.windowTitle}
      width="reading"
      lead={
        <>
          <p>{words.lead(communes)}</p>
          <p className="small">{words.noAccount}</p>
        </>
      }
    >
      <Stack>
        {unknown}
        {questions.map((asked, index) => (
          <DeskQuestion key={asked.question.id} asked={asked} number={index + 1} />
        ))}
        <DeskSend requests={open} person={person} />
        <DeskRequests requests={requests} />
      </Stack>
    </Page>
  )
}
