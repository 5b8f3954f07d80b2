import type { Contact, Emergency, OfficialContact } from '../../../api-client/index.ts'
import { texts } from './urgency-texts.fr.ts'

/** Somebody to call, or a page to open. */
export interface Call {
  readonly id: string
  readonly title: string
  /** The name of a person, or what the number is for. */
  readonly note: string | null
  /** As written: may hold several numbers and words. */
  readonly phone: string | null
  /** Without « https:// ». */
  readonly web: string | null
  /** In words; null when nobody said. */
  readonly hours: string | null
  /** Null when the hours are free words, that only a person can read. */
  readonly opening: 'open' | 'closed' | 'unknown' | null
}

export interface Calls {
  /** Now, in this order. */
  readonly first: readonly Call[]
  /** Once the first ones are told. */
  readonly next: readonly Call[]
  readonly others: readonly Call[]
  readonly hasOwnNumber: boolean
}

type Official = NonNullable<OfficialContact>

const firstRoles = ['mayor', 'deputy', 'provider', 'relay', 'relay-on-call', 'second-number'] as const
const nextRoles = [
  ...(['accountant', 'insurer', 'police', 'prefecture', 'dpo'] as const),
  ...(['mail-host', 'site-host', 'operator'] as const),
]
const nextNationalIds = ['police-gendarmerie', 'cnil']

/** The order of the sheet on the wall: one's own people, the regional centre, 17Cyber; then those who wait for a file. */
export function orderCalls({ contacts, regional, national }: Emergency): Calls {
  const own = (roles: readonly Contact['role'][]) =>
    roles.flatMap((role) => contacts.filter((one) => one.role === role && one.phone !== null).map(ownCall))
  const firstNationalIds = regional.contact === null ? ['cert-fr', '17cyber'] : ['17cyber']
  const named = (ids: readonly string[]) =>
    ids.flatMap((id) => national.filter((one) => one.id === id).map(nationalCall))
  return {
    first: [
      ...own(firstRoles),
      ...(regional.contact === null ? [] : [regionalCall(regional.contact)]),
      ...named(firstNationalIds),
    ],
    next: [...own(nextRoles), ...named(nextNationalIds)],
    others: national
      .filter(({ id }) => !firstNationalIds.includes(id) && !nextNationalIds.includes(id))
      .map(nationalCall),
    hasOwnNumber: contacts.some(({ phone }) => phone !== null),
  }
}

const ownCall = ({ role, name, phone, hours, openHours, openNow }: Contact): Call => ({
  id: role,
  title: texts.roles[role],
  note: name,
  phone,
  web: null,
  hours,
  // Hours in words are for people: only those that were ticked are computed with.
  opening: openHours !== null ? openNow : hours === null ? 'unknown' : null,
})

const regionalCall = ({ id, name, phone, web, hours, openNow }: Official): Call => ({
  id,
  title: texts.regional,
  note: name,
  phone,
  web,
  hours,
  opening: openNow,
})

const nationalCall = ({ id, name, use, phone, web, hours, openNow }: Official & { use: string }): Call => ({
  id,
  title: name,
  note: use,
  phone,
  web,
  hours,
  opening: openNow,
})

/** When Beffroi does not answer: what holds everywhere. */
export const callsAnywhere: readonly Call[] = [
  { id: '17cyber', title: '17Cyber', note: texts.onTheWeb, phone: null, web: '17cyber.gouv.fr' },
  { id: 'cert-fr', title: 'CERT-FR (ANSSI)', note: null, phone: '3218 ou 09 70 83 32 18', web: null },
  { id: 'police-gendarmerie', title: 'Gendarmerie ou police', note: null, phone: '17', web: null },
].map((call) => ({ ...call, hours: null, opening: null }))
