import { type ActionFunctionArgs, redirect } from 'react-router'
import {
  type CommuneSpace,
  getCommunesByInsee,
  type ProfileChange,
  postCommunesByInseeVisits,
  putCommunesByInseeProfile,
} from '../../../api-client/index.ts'
import { fail, type Result } from '../../../kernel/result.ts'
import { submitted } from '../../../ui/http.ts'
import type { Problem } from '../../../ui/problems/problem.ts'
import { changeIn, missingAddresses, withoutFaults } from './commune-change.ts'
import { homePaths } from './paths.ts'

/** `keep`: save what can be, as one goes. `start`: all of it must be right, then the check begins. */
export type CommuneIntent = 'keep' | 'start'

type Saving = Result<CommuneSpace, Problem>

/** The action of the first step. A 412 carries `saved`, the version that is there now. */
export async function saveCommune({
  params: { insee = '' },
  request,
}: Pick<ActionFunctionArgs, 'params' | 'request'>): Promise<Saving | Result<never, Problem> | Response> {
  const form = await request.formData()
  const isStart = form.get('intent') === 'start'
  const reading = await submitted(getCommunesByInsee({ path: { insee } }))
  if (!reading.ok) return reading
  const saved = reading.value
  const change = changeIn(form, saved)
  const save = (body: ProfileChange) =>
    submitted(
      putCommunesByInseeProfile({
        path: { insee },
        body,
        headers: { 'If-Match': `"${String(form.get('version'))}"` },
      }),
    )

  if (!isStart) {
    const saving = await save(change)
    if (saving.ok || saving.error.status !== 422) return withSaved(saving, saved)
    return withSaved(await save(withoutFaults(change, saved, saving.error.errors)), saved)
  }
  const missing = missingAddresses(change)
  if (missing) return fail(missing)
  const saving = await save(change)
  if (!saving.ok) return withSaved(saving, saved)
  const visit = await submitted(postCommunesByInseeVisits({ path: { insee } }))
  return visit.ok ? redirect(homePaths.firstVisit(insee)) : visit
}

function withSaved(saving: Saving, saved: CommuneSpace): Saving {
  if (saving.ok || saving.error.status !== 412) return saving
  return fail({ ...saving.error, extra: { ...saving.error.extra, saved } })
}
