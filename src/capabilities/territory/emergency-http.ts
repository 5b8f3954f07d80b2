import { z } from '@hono/zod-openapi'
import { ofCommune } from '../../kernel/commune-in-words.ts'
import { dayOf } from '../../kernel/day.ts'
import { notFound } from '../../platform/http/common-problems.ts'
import { type Route, route } from '../../platform/http/route.ts'
import type { Platform } from '../../platform/platform.ts'
import { contactDirectory } from './contacts-content.ts'
import { contactSheet } from './documents/contact-sheet.ts'
import { contactsFor, hoursInWords, isOpenAt, type OfficialContact } from './domain/contacts.ts'
import { firstGestures } from './domain/first-gestures.ts'
import * as shapes from './shapes.ts'
import { contactHoursInWords, showContact } from './show-contact.ts'
import { contactsOf, spaceOf } from './store.ts'

const officialContact = z
  .object({
    id: z.string(),
    name: z.string(),
    phone: z.string().nullable(),
    web: z.string().nullable(),
    mail: z.string().nullable(),
    hours: z.string().nullable(),
    openNow: z.enum(['open', 'closed', 'unknown']),
    source: z.string(),
    checkedOn: z.string(),
    confidence: z.enum(['V', 'V2', 'M', 'U']),
  })
  .openapi('OfficialContact')

const emergency = z
  .object({
    gestures: z.array(z.object({ order: z.string(), detail: z.string() })),
    contacts: z.array(shapes.contact),
    regional: z.object({ contact: officialContact.nullable(), explanation: z.string().nullable() }),
    national: z.array(officialContact.extend({ use: z.string() })),
  })
  .openapi('Emergency')

/** Until the crisis mode has its own capability: the official first gestures, and whom to call. */
export function emergencyRoutes({ db, clock, documents, config }: Platform): Route[] {
  const shown = (contact: OfficialContact) => ({
    ...contact,
    hours: hoursInWords(contact.hours),
    openNow: isOpenAt(clock(), contact.hours),
  })
  return [
    route({
      method: 'get',
      path: '/api/v1/emergency',
      who: 'anyone',
      tag: 'emergency',
      summary: 'First gestures and national contacts, without sign-in and without data of a commune',
      replies: { 200: { description: 'In the official order', json: emergency } },
      async handle() {
        const national = contactDirectory().national.map((contact) => ({
          ...shown(contact),
          use: contact.use,
        }))
        return {
          status: 200,
          body: {
            gestures: [...firstGestures],
            contacts: [],
            regional: { contact: null, explanation: null },
            national,
          },
        }
      },
    }),

    route({
      method: 'get',
      path: '/api/v1/communes/{insee}/emergency',
      who: { may: 'space:read' },
      tag: 'emergency',
      summary: 'First gestures, the commune’s own contacts, its regional centre and the national ones',
      params: shapes.communePath,
      replies: { 200: { description: 'In the official order', json: emergency } },
      async handle({ place, caller }) {
        const { space, contacts } = await db.asPerson(caller, async (tx) => ({
          space: await spaceOf(tx, place.organisationId),
          contacts: await contactsOf(tx, place.organisationId),
        }))
        if (space === undefined) return notFound
        const { regional, national } = contactsFor(space.regionCode, contactDirectory())
        return {
          status: 200,
          body: {
            gestures: [...firstGestures],
            contacts: contacts.map((contact) => showContact(contact, space.insee, clock())),
            regional:
              regional.kind === 'centre'
                ? { contact: shown(regional.contact), explanation: null }
                : { contact: null, explanation: regional.explanation },
            national: national.map((contact) => ({ ...shown(contact), use: contact.use })),
          },
        }
      },
    }),

    route({
      method: 'get',
      path: '/api/v1/communes/{insee}/documents/contact-sheet.pdf',
      who: { may: 'space:read' },
      tag: 'documents',
      summary: 'The sheet to pin on the wall (PDF/UA-1, one page)',
      params: shapes.communePath,
      replies: { 200: { description: 'PDF', media: 'application/pdf' } },
      async handle({ place, caller }) {
        const { space, contacts } = await db.asPerson(caller, async (tx) => ({
          space: await spaceOf(tx, place.organisationId),
          contacts: await contactsOf(tx, place.organisationId),
        }))
        if (space === undefined) return notFound
        const writtenOn = dayOf(clock())
        const pdf = await documents.renderPdf(contactSheet, {
          letterhead: {
            organisation: `Commune ${ofCommune(space.name)}`,
            writtenOn,
            isDemonstration: config.demonstration,
          },
          local: contacts.map((contact) => ({
            ...contact,
            hours: contactHoursInWords(contact, space.insee),
          })),
          isPhoneThroughBox: space.profile.phoneThroughBox,
          official: contactsFor(space.regionCode, contactDirectory()),
        })
        return {
          raw: new Uint8Array(pdf),
          headers: {
            'content-type': 'application/pdf',
            'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(`Fiche urgence - ${space.name} - ${writtenOn}.pdf`)}`,
          },
        }
      },
    }),
  ]
}
