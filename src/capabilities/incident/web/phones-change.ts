import {
  deleteCommunesByInseeEnvelopesByBatchId,
  deleteCommunesByInseePhonesByPhoneId,
  postCommunesByInseeEnvelopes,
  postCommunesByInseePhones,
} from '../../../api-client/index.ts'
import { submitted } from '../../../ui/http.ts'
import { textIn } from './read-case.ts'

/** The forms of the page of phones say in `part` which of them they are. */
export async function changePhones(insee: string, form: FormData) {
  const named = (name: string) => textIn(form, name) ?? ''
  switch (named('part')) {
    case 'phone': {
      const body = { personName: named('personName'), jobTitle: textIn(form, 'jobTitle') }
      return submitted(postCommunesByInseePhones({ path: { insee }, body }))
    }
    case 'envelopes':
      return submitted(
        postCommunesByInseeEnvelopes({ path: { insee }, body: { count: Number(named('count')) } }),
      )
    case 'batch':
      return submitted(
        deleteCommunesByInseeEnvelopesByBatchId({ path: { insee, batchId: named('batchId') } }),
      )
    default:
      return submitted(deleteCommunesByInseePhonesByPhoneId({ path: { insee, phoneId: named('phoneId') } }))
  }
}
