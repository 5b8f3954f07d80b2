import {
  deletePasskeysByPasskeyId,
  patchPasskeysByPasskeyId,
  postPasskeys,
  postPasskeysBegin,
  postSignInPasskey,
} from '../../../api-client/index.ts'
import { submitted } from '../../../ui/http.ts'
import { formText } from './form-text.ts'
import type { NewPasskey, PasskeyAnswer } from './passkey-device.ts'

/** What a form about passkeys asks for, by its `intent`; undefined when it is about something else. */
export function passkeyAction(form: FormData) {
  const path = { passkeyId: formText(form, 'passkeyId') }
  const name = formText(form, 'name')
  const password = formText(form, 'password')
  const proof = password === '' ? {} : { password }
  switch (formText(form, 'intent')) {
    case 'begin-passkey':
      return submitted(postPasskeysBegin({ body: proof }))
    case 'keep-passkey':
      // Written by our own form a moment ago.
      return submitted(
        postPasskeys({ body: { name, response: JSON.parse(formText(form, 'response')) as NewPasskey } }),
      )
    case 'rename-passkey':
      return submitted(patchPasskeysByPasskeyId({ path, body: { name } }))
    case 'remove-passkey':
      return submitted(deletePasskeysByPasskeyId({ path, body: proof }))
    default:
      return undefined
  }
}

export function signInWithPasskey(form: FormData) {
  const response = JSON.parse(formText(form, 'response')) as PasskeyAnswer
  return submitted(postSignInPasskey({ body: { response } }))
}
