import { z } from '@hono/zod-openapi'
import { ofCommune } from '../../../../kernel/commune-in-words.ts'
import { dayOf } from '../../../../kernel/day.ts'
import { notFound } from '../../../../platform/http/common-problems.ts'
import {
  type Call,
  type MayInCommune,
  type RawReply,
  type Route,
  route,
} from '../../../../platform/http/route.ts'
import type { Platform } from '../../../../platform/platform.ts'
import { departementOf, type Territory, timeZoneOfCommune } from '../../../territory/index.ts'
import { numbersToCall } from '../../domain/number.ts'
import { communePath } from '../../log/shapes.ts'
import { numberContent, officialNumbers, ownNumbers } from '../../number-content.ts'
import { playbookOf } from '../../playbook-content.ts'
import { precautionsContent } from '../../triage-content.ts'
import { sealedEnvelopes } from './envelopes.ts'
import { emergencyCards, emergencyKit, type KitInput } from './kit.ts'

interface KitDoors extends Pick<Platform, 'db' | 'clock' | 'documents' | 'config' | 'publicUrl'> {
  readonly territory: Territory
  fingerprint(organisationId: string): Promise<string>
}

type Asked = Pick<Call<MayInCommune, undefined, undefined, undefined>, 'caller' | 'place'>

/** Prepared in peacetime: the kit, the cards and the sealed envelopes. */
export function kitFileRoutes(doors: KitDoors): Route[] {
  const { documents } = doors
  return [
    route({
      method: 'get',
      path: '/api/v1/communes/{insee}/documents/urgence-kit.pdf',
      who: { may: 'space:read' },
      tag: 'documents',
      summary: 'The emergency kit: first hour, numbers, who may sign, a log sheet (PDF/UA-1, A4)',
      params: communePath,
      replies: { 200: { description: 'PDF', media: 'application/pdf' } },
      async handle(call) {
        const input = await kitOf(doors, call)
        if (input === null) return notFound
        return pdf(
          'Kit urgence informatique',
          call.place.insee,
          await documents.renderPdf(emergencyKit, input),
        )
      },
    }),

    route({
      method: 'get',
      path: '/api/v1/communes/{insee}/documents/urgence-cartes.pdf',
      who: { may: 'space:read' },
      tag: 'documents',
      summary: 'Four emergency cards of A6 on one sheet, both sides, with cut marks (PDF/UA-1)',
      params: communePath,
      replies: { 200: { description: 'PDF', media: 'application/pdf' } },
      async handle(call) {
        const input = await kitOf(doors, call)
        if (input === null) return notFound
        return pdf(
          'Cartes urgence informatique',
          call.place.insee,
          await documents.renderPdf(emergencyCards, input),
        )
      },
    }),

    route({
      method: 'post',
      path: '/api/v1/communes/{insee}/documents/urgence-enveloppes.pdf',
      who: { may: 'space:write' },
      tag: 'documents',
      summary: 'Pages to seal, of codes that were just made; nothing of them is kept (PDF/UA-1)',
      params: communePath,
      body: z.object({
        codes: z
          .array(
            z.object({ number: z.int().min(1).max(999), code: z.string().regex(/^[0-9A-Za-z -]{4,60}$/) }),
          )
          .min(1)
          .max(60),
      }),
      replies: { 200: { description: 'PDF', media: 'application/pdf' } },
      async handle(call) {
        const input = await kitOf(doors, call)
        if (input === null) return notFound
        const { letterhead, address } = input
        const drawn = await documents.renderPdf(sealedEnvelopes, {
          letterhead,
          address,
          codes: call.body.codes,
        })
        return pdf('Enveloppes', call.place.insee, drawn)
      },
    }),
  ]
}

async function kitOf(doors: KitDoors, { caller, place }: Asked): Promise<KitInput | null> {
  const { territory, clock, config } = doors
  const now = clock()
  const { organisationId } = place
  const { space, contacts } = await doors.db.asPerson(caller, async (tx) => ({
    space: await territory.space(tx, organisationId),
    contacts: await territory.contacts(tx, organisationId),
  }))
  if (space === undefined) return null
  const { box, neverUnplugAlone } = precautionsContent()
  const known = [
    ...ownNumbers(contacts, space.insee),
    ...officialNumbers(space.regionCode, departementOf(space.insee)),
  ]
  const facts = { kind: 'ransomware' as const, situation: {}, isRelayDown: false }
  return {
    letterhead: {
      organisation: `Commune ${ofCommune(space.name)}`,
      writtenOn: dayOf(now, timeZoneOfCommune(space.insee)),
      isDemonstration: config.demonstration,
    },
    steps: playbookOf('ransomware').steps,
    numbers: numbersToCall(numberContent(), facts, known, now),
    box: box[space.profile.phoneThroughBox],
    neverUnplug: neverUnplugAlone,
    fingerprint: await doors.fingerprint(organisationId),
    address: `${doors.publicUrl()}/tocsin/`,
  }
}

function pdf(name: string, insee: string, content: Uint8Array): RawReply {
  return {
    raw: new Uint8Array(content),
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(`${name} - ${insee}.pdf`)}`,
      'cache-control': 'private, no-store',
    },
  }
}
