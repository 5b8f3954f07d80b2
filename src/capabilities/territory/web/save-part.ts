import {
  getCommunesByInsee,
  getCommunesByInseeContacts,
  putCommunesByInseeContactsByRole,
  putCommunesByInseeProfile,
} from '../../../api-client/index.ts'
import { ok, type Result } from '../../../kernel/result.ts'
import { submitted } from '../../../ui/http.ts'
import type { Problem } from '../../../ui/problems/problem.ts'
import {
  type ContactDraft,
  contactChangeOf,
  contactDraftIn,
  contactDraftOf,
  contactRoles,
  type ProfilePart,
  printOf,
  wholeChange,
} from './drafts.ts'
import { formText } from './form-text.ts'

/** How the saving of one part went. In a conflict nothing was written, and `draft` is what somebody else saved. */
export interface Saving<D> {
  readonly kind: 'saved' | 'conflict'
  readonly draft: D
}

type Outcome<D> = Promise<Result<Saving<D>, Problem>>

/** In the form: what its fields held before the person changed them. */
export const startField = 'start'

/**
 * Saves one part of the profile over whatever others saved of the other parts. A conflict is told only when somebody
 * changed this very part since the form was filled, and to something else than what is being saved.
 */
export async function saveProfilePart<D extends object>(
  part: ProfilePart<D>,
  insee: string,
  form: FormData,
  isSecondTry = false,
): Outcome<D> {
  const space = await submitted(getCommunesByInsee({ path: { insee } }))
  if (!space.ok) return space
  const draft = part.draftIn(form)
  const saved = part.draftOf(space.value)
  if (isConflict(saved, draft, form)) return ok({ kind: 'conflict', draft: saved })
  const outcome = await submitted(
    putCommunesByInseeProfile({
      path: { insee },
      headers: { 'If-Match': `"${space.value.profile.version}"` },
      body: { ...wholeChange(space.value), ...part.changeOf(draft) },
    }),
  )
  if (outcome.ok) return ok({ kind: 'saved', draft: part.draftOf(outcome.value) })
  // Somebody saved between the two requests: what they saved is compared once more.
  if (outcome.error.status === 412 && !isSecondTry) return saveProfilePart(part, insee, form, true)
  return outcome
}

/** Saves one contact, unless somebody changed it since the form was filled. */
export async function saveContact(insee: string, form: FormData): Outcome<ContactDraft> {
  const role = contactRoles.find((one) => one === formText(form, 'role')) ?? 'provider'
  const read = await submitted(getCommunesByInseeContacts({ path: { insee } }))
  if (!read.ok) return read
  const draft = contactDraftIn(form)
  const saved = contactDraftOf(read.value.contacts.find((contact) => contact.role === role))
  if (isConflict(saved, draft, form)) return ok({ kind: 'conflict', draft: saved })
  const outcome = await submitted(
    putCommunesByInseeContactsByRole({ path: { insee, role }, body: contactChangeOf(draft) }),
  )
  return outcome.ok ? ok({ kind: 'saved', draft: contactDraftOf(outcome.value) }) : outcome
}

function isConflict(saved: object, draft: object, form: FormData): boolean {
  const print = printOf(saved)
  return print !== formText(form, startField) && print !== printOf(draft)
}
