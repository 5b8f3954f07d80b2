import type { ActionFunctionArgs } from 'react-router'
import {
  type Contact,
  getCommunesByInseeContacts,
  putCommunesByInseeContactsByRole,
} from '../../../api-client/index.ts'
import { fail, ok, type Result } from '../../../kernel/result.ts'
import { submitted } from '../../../ui/http.ts'
import type { Problem } from '../../../ui/problems/problem.ts'
import { type OwnRole, ownRoles } from './own-roles.ts'

/** Saves the contacts that changed; what the form does not ask of them (mail, hours) stays. */
export async function saveContacts({
  params: { insee = '' },
  request,
}: Pick<ActionFunctionArgs, 'params' | 'request'>): Promise<Result<true, Problem>> {
  const form = await request.formData()
  const reading = await submitted(getCommunesByInseeContacts({ path: { insee } }))
  if (!reading.ok) return reading
  for (const role of ownRoles) {
    const before = reading.value.contacts.find((one) => one.role === role) ?? nobody
    const name = textIn(form, `${role}.name`)
    const phone = textIn(form, `${role}.phone`)
    if (!form.has(`${role}.phone`) || (name === before.name && phone === before.phone)) continue
    const { mail, hours, openHours } = before
    const saving = await submitted(
      putCommunesByInseeContactsByRole({
        path: { insee, role },
        body: { name, phone, mail, hours, openHours },
      }),
    )
    if (!saving.ok) return fail(pointedAt(role, saving.error))
  }
  return ok(true)
}

const nobody: Omit<Contact, 'role'> = {
  name: null,
  phone: null,
  mail: null,
  hours: null,
  openHours: null,
  openNow: 'unknown',
}

/** The API speaks of `/phone`, the form has one per person. */
const pointedAt = (role: OwnRole, problem: Problem): Problem => ({
  ...problem,
  errors: problem.errors.map((error) => ({ ...error, pointer: `/${role}${error.pointer}` })),
})

function textIn(form: FormData, name: string): string | null {
  const value = form.get(name)
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}
