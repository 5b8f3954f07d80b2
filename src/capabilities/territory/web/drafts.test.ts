import { describe, expect, test } from 'vitest'
import type { CommuneSpace } from '../../../api-client/index.ts'
import {
  contactChangeOf,
  contactDraftIn,
  contactDraftOf,
  onlinePart,
  printOf,
  sizePart,
  structuresPart,
  wholeChange,
} from './drafts.ts'

const space = {
  profile: {
    staffCount: 3,
    workstations: null,
    mailAddress: 'mairie@cortevaix.fr',
    hasNoMail: false,
    siteUrl: null,
    hasNoSite: true,
    providerKind: 'company',
    phoneThroughBox: 'unknown',
    version: 4,
    updatedAt: '2026-11-22T07:00:00Z',
  },
  structures: ['mairie', 'ecole'],
} as const satisfies Partial<CommuneSpace>

function formOf(fields: Readonly<Record<string, string | readonly string[]>>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields))
    for (const one of typeof value === 'string' ? [value] : value) form.append(name, one)
  return form
}

describe('a part of the settings', () => {
  test('reads from a form what it reads from the commune, so that two drafts can be compared', () => {
    const typed = formOf({ mailAddress: ' mairie@cortevaix.fr ', siteUrl: '', hasNoSite: 'on' })
    expect(printOf(onlinePart.draftIn(typed))).toBe(printOf(onlinePart.draftOf(mutable(space))))
    const ticked = formOf({ structures: ['mairie', 'ecole'] })
    expect(printOf(structuresPart.draftIn(ticked))).toBe(printOf(structuresPart.draftOf(mutable(space))))
  })

  test('sends nothing for an empty field, and no address of what does not exist', () => {
    expect(sizePart.changeOf({ staffCount: '', workstations: '0' })).toEqual({
      staffCount: null,
      workstations: 0,
    })
    expect(
      onlinePart.changeOf({ mailAddress: 'old@x.fr', hasNoMail: true, siteUrl: '', hasNoSite: false }),
    ).toEqual({ mailAddress: null, hasNoMail: true, siteUrl: null, hasNoSite: false })
  })

  test('leaves every other part as it is', () => {
    const change = {
      ...wholeChange(mutable(space)),
      ...sizePart.changeOf({ staffCount: '5', workstations: '4' }),
    }
    expect(change).toEqual({
      staffCount: 5,
      workstations: 4,
      mailAddress: 'mairie@cortevaix.fr',
      hasNoMail: false,
      siteUrl: null,
      hasNoSite: true,
      providerKind: 'company',
      phoneThroughBox: 'unknown',
      structures: ['mairie', 'ecole'],
    })
  })
})

test('a contact nobody gave yet is empty fields, and empty fields are nothing', () => {
  const draft = contactDraftIn(formOf({ name: ' Mairie adjointe ', phone: '03 85 00 00 01' }))
  expect(contactDraftOf(undefined)).toEqual({ name: '', phone: '', mail: '', hours: '', openHours: '' })
  expect(contactChangeOf(draft)).toEqual({
    name: 'Mairie adjointe',
    phone: '03 85 00 00 01',
    mail: null,
    hours: null,
    openHours: null,
  })
})

test('hours that were ticked are kept as they are, and a text that holds none is nobody’s hours', () => {
  const openHours = [{ days: [1, 2], from: '08:00', to: '12:00' }]
  const contact = {
    role: 'relay',
    name: null,
    phone: null,
    mail: null,
    hours: null,
    openNow: 'open',
  } as const
  expect(contactChangeOf(contactDraftOf({ ...contact, openHours })).openHours).toEqual(openHours)
  expect(contactChangeOf(contactDraftOf({ ...contact, openHours: 'always' })).openHours).toBe('always')
  expect(contactChangeOf({ ...contactDraftOf(undefined), openHours: '{"no":1}' }).openHours).toBeNull()
})

const mutable = (one: typeof space): CommuneSpace => ({
  insee: '71147',
  name: 'Cortevaix',
  population: 247,
  departementCode: '71',
  departement: 'Saône-et-Loire',
  regionCode: '27',
  region: 'Bourgogne-Franche-Comté',
  epci: null,
  profile: { ...one.profile },
  structures: [...one.structures],
})
