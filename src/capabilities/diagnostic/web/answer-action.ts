import type { ActionFunctionArgs } from 'react-router'
import { putCommunesByInseeAnswersByQuestionId } from '../../../api-client/index.ts'
import { fail, type Result } from '../../../kernel/result.ts'
import { problemOf, submitted } from '../../../ui/http.ts'
import type { Problem } from '../../../ui/problems/problem.ts'
import type { KeptAnswer, Reply } from './answer-draft.ts'
import { formText } from './form-text.ts'

/** What `QuestionForm` sends to the route it stands in. `version` 0: never answered. */
export interface SentAnswer {
  readonly questionId: string
  readonly version: string
  readonly reply: Reply
  readonly reason: string
  readonly note: string
}

/**
 * The action of every page that shows a `QuestionForm`, under `:insee`:
 * saves the answer if nobody changed it since `version`; a 412 carries both.
 */
export async function saveAnswer({
  params,
  request,
}: Pick<ActionFunctionArgs, 'params' | 'request'>): Promise<Result<KeptAnswer, Problem>> {
  const form = await request.formData()
  const reply = replies.find((one) => one === formText(form, 'reply'))
  if (reply === undefined) return fail(problemOf(null, 422))
  const saving = await submitted(
    putCommunesByInseeAnswersByQuestionId({
      path: { insee: params.insee ?? '', questionId: formText(form, 'questionId') },
      body: { reply, reason: formText(form, 'reason'), note: formText(form, 'note') },
      headers: { 'If-Match': `"${formText(form, 'version')}"` },
    }),
  )
  if (!saving.ok) return saving
  return saving.value === null ? fail(problemOf(null, 500)) : { ok: true, value: saving.value }
}

const replies = ['yes', 'partly', 'no', 'dont-know', 'provider-knows', 'not-concerned'] as const
