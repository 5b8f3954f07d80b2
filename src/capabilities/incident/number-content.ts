import { z } from 'zod'
import {
  type Contact,
  departementOf,
  hoursInWords,
  hoursOf,
  type OfficialContact,
  officialContacts,
} from '../territory/index.ts'
import { type CallOrder, callOrderFaults, type KnownNumber } from './domain/number.ts'
import { incidentKinds } from './domain/playbook.ts'
import { id, readYaml, sentence } from './read-yaml.ts'

const order = z.array(id).min(3)
const numbersFile = z.strictObject({
  roles: z.array(
    z
      .strictObject({
        id,
        label: sentence,
        from: z.enum(['own', 'regional', 'national']),
        contact: id.optional(),
        paid: z.boolean().optional(),
        say: sentence,
      })
      .refine(({ from, contact }) => (from === 'national') === (contact !== undefined), 'names its contact'),
  ),
  order,
  orderOf: z.partialRecord(z.enum(incidentKinds), order),
  words: z.strictObject({
    open: sentence,
    closed: sentence,
    unknown: sentence,
    missing: sentence,
    nobodyAnswers: sentence,
    nextIs: sentence,
    nobodyLeft: sentence,
    callBack: sentence,
  }),
})

type NumbersFile = z.infer<typeof numbersFile>

export interface NumberContent extends CallOrder {
  readonly words: NumbersFile['words']
  /** Which official contact answers for which role. */
  readonly contactOf: ReadonlyMap<string, string>
}

let numbers: NumberContent | undefined

/** The order of the calls and what to say. Read once; paid work before the insurer stops the program. */
export function numberContent(): NumberContent {
  numbers ??= readNumbers()
  return numbers
}

function readNumbers(): NumberContent {
  const { roles, order: usual, orderOf, words } = readYaml('numbers.fr.yaml', numbersFile)
  const content = {
    roles: roles.map(({ id: name, label, say, paid }) => ({ id: name, label, say, isPaid: paid ?? false })),
    order: usual,
    // zod writes an absent kind as undefined; it is left out.
    orderOf: Object.fromEntries(Object.entries(orderOf).filter(([, ids]) => ids !== undefined)),
    words,
    contactOf: new Map(
      roles.flatMap(({ id: name, contact }) => (contact === undefined ? [] : [[name, contact] as const])),
    ),
  }
  const faults = callOrderFaults(content)
  if (faults.length > 0) throw new Error(`numbers.fr.yaml:\n- ${faults.join('\n- ')}`)
  return content
}

/**
 * The official numbers of a commune of this région: its regional centre, or those that stand in for it, and the
 * national ones. Holidays are those of mainland France, except for the centre of an overseas département.
 */
export function officialNumbers(regionCode: string, departement: string): readonly KnownNumber[] {
  const { regional, national } = officialContacts(regionCode)
  const centre = regional.kind === 'centre' ? [known('csirt', regional.contact, departement)] : []
  const named = [...numberContent().contactOf].flatMap(([role, contactId]) =>
    national.filter((one) => one.id === contactId).map((one) => known(role, one, '75')),
  )
  return [...centre, ...named]
}

/** The numbers that a commune wrote on its emergency sheet, and the hours it ticked; words are not computed with. */
export function ownNumbers(contacts: readonly Contact[], insee: string): readonly KnownNumber[] {
  return contacts.map((contact) => {
    const { role, name, phone, hours: words } = contact
    const hours = hoursOf(contact, insee)
    return {
      role,
      name,
      phone,
      web: null,
      hours,
      hoursInWords: words ?? hoursInWords(hours),
      departement: departementOf(insee),
      source: null,
    }
  })
}

function known(role: string, contact: OfficialContact, departement: string): KnownNumber {
  const { name, phone, web, hours, source, checkedOn, confidence } = contact
  return {
    role,
    name,
    phone,
    web,
    hours,
    hoursInWords: hoursInWords(hours),
    departement,
    source: { text: source, checkedOn, confidence },
  }
}
