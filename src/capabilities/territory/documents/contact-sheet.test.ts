import { afterAll, describe, expect, test } from 'vitest'
import { declarationsOf, hasPoppler, rightmostOf, textOf } from '../../../../test/support/pdf.ts'
import { openDocuments } from '../../../platform/documents/documents.ts'
import { contactDirectory } from '../contacts-content.ts'
import { contactsFor } from '../domain/contacts.ts'
import { type ContactSheetInput, contactSheet, type LocalRole } from './contact-sheet.ts'

const documents = openDocuments()
afterAll(() => documents.close())

const letterhead = { organisation: 'Commune de Cortevaix', writtenOn: '2026-11-22', isDemonstration: false }
const roles: readonly LocalRole[] = [
  ...(['mayor', 'deputy', 'provider', 'relay', 'relay-on-call', 'second-number', 'insurer'] as const),
  ...(['accountant', 'prefecture', 'dpo', 'police', 'mail-host', 'site-host', 'operator'] as const),
]
const inRegion = (code: string, local: ContactSheetInput['local'] = []): ContactSheetInput => ({
  letterhead,
  local,
  official: contactsFor(code, contactDirectory()),
  isPhoneThroughBox: 'unknown',
})
const everywhere = [
  ...contactDirectory().regional.flatMap(({ territories }) => territories),
  ...contactDirectory().withoutRegionalCentre.territories,
]
const longest = roles.map((role, index) => ({
  role,
  name: index % 2 === 0 ? 'x'.repeat(500) : 'Communauté intercommunale '.repeat(20),
  phone: index % 2 === 0 ? '#panic("x") '.repeat(40) : '0'.repeat(500),
  hours: 'du lundi au vendredi '.repeat(25),
}))

describe('the sheet is one page of PDF/UA-1', () => {
  test.each(everywhere)('in territory %s, left blank', async (code) => {
    const pdf = await documents.renderPdf(contactSheet, inRegion(code))
    expect(declarationsOf(pdf)).toMatchObject({ pages: 1, uaPart: '1', language: 'fr-FR', isMarked: true })
  })

  test.each(['76', '06'])('in territory %s, with the longest entries', async (code) => {
    const pdf = await documents.renderPdf(contactSheet, {
      ...inRegion(code, longest),
      letterhead: { organisation: 'Communauté '.repeat(50), writtenOn: '2026-11-22', isDemonstration: true },
    })
    expect(declarationsOf(pdf).pages).toBe(1)
    if (hasPoppler) expect(rightmostOf(pdf)).toBeLessThan(560)
  })
})

describe.skipIf(!hasPoppler)('the sheet says', () => {
  const read = async (input: ContactSheetInput) =>
    textOf(await documents.renderPdf(contactSheet, input)).replace(/\s+/g, ' ')

  test('the first gestures in the official order', async () => {
    const text = await read(inRegion('27'))
    const places = ['Isolez', 'N’éteignez pas', 'Alertez', 'Notez', 'Ne payez pas'].map((word) =>
      text.indexOf(word),
    )
    expect(places.every((place) => place > 0)).toBe(true)
    expect(places).toEqual([...places].sort((a, b) => a - b))
  })

  test('the regional centre with its hours, or that they are to be checked', async () => {
    expect(await read(inRegion('27'))).toMatch(/0 970 609 909 horaires à vérifier/)
    expect(await read(inRegion('76'))).toContain('0 800 71 13 13')
    expect(await read(inRegion('76'))).toContain('9 h à 12 h 30')
  })

  test('the national centre where no regional one is listed', async () => {
    const text = await read(inRegion('06'))
    expect(text).toContain('09 70 83 32 18')
    expect(text).not.toContain('CSIRT-ATLANTIC')
  })

  test('the second number for the day the relay is down, and what pulling the box out does', async () => {
    const text = await read({
      ...inRegion('27', [
        { role: 'second-number', name: 'Claire Martin', phone: '06 00 00 00 09', hours: null },
        { role: 'deputy', name: 'Paul Petit', phone: '06 00 00 00 02', hours: null },
      ]),
      isPhoneThroughBox: 'yes',
    })
    expect(text).toMatch(/Si le relais ne répond pas Claire Martin 06 00 00 00 09/)
    expect(text).toContain('06 00 00 00 02')
    expect(text).not.toContain('Un adjoint Le prestataire')
    expect(text).toContain('Appelez d’un portable')
    expect(await read(inRegion('27'))).toContain('Gardez un portable')
  })

  test('17Cyber as a web page, and the insurer before any expense', async () => {
    const text = await read(
      inRegion('27', [{ role: 'insurer', name: null, phone: '09 00 00 00 00', hours: null }]),
    )
    expect(text).toContain('17cyber.gouv.fr')
    expect(text).toContain('pas un téléphone')
    expect(text).toContain('avant toute')
    expect(text).toContain('09 00 00 00 00 horaires à vérifier')
  })
})
