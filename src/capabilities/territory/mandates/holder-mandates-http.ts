import { z } from '@hono/zod-openapi'
import { dayOf } from '../../../kernel/day.ts'
import { notFound } from '../../../platform/http/common-problems.ts'
import { type Route, route } from '../../../platform/http/route.ts'
import { optionalText } from '../../../platform/http/written-text.ts'
import type { Platform } from '../../../platform/platform.ts'
import type { Identity } from '../../identity/index.ts'
import { checkSignedOn, checkTerm, defaultBreachNoticeHours } from '../domain/mandate.ts'
import { paperName, paperTypeOf } from '../domain/mandate-files.ts'
import { organisationPath } from '../organisations/organisation-http.ts'
import { officesOf } from '../organisations/organisation-store.ts'
import * as shapes from '../shapes.ts'
import { conflictsOf } from './conflicts.ts'
import { mandateWords } from './mandate-content.ts'
import * as problems from './mandate-problems.ts'
import * as words from './mandate-shapes.ts'
import * as store from './mandate-store.ts'
import { type HolderKind, holderKinds } from './party-store.ts'
import { mostAtOnce, outcomes, proposeToMany, recordOnPaper } from './propose.ts'

const tag = 'mandates'
export const holderMandatePath = organisationPath.extend({ mandateId: z.uuid() })
export const mandatesOnAPage = 100

const codes = z
  .array(shapes.insee)
  .min(1, 'Donnez au moins un code INSEE.')
  .max(mostAtOnce, `${mostAtOnce} communes au plus à la fois.`)

const batch = z.object({
  lines: z.array(
    z.object({
      asked: z.string(),
      insee: z.string().nullable().describe('Today’s code: another one when the commune merged'),
      name: z.string().nullable(),
      outcome: z.enum(outcomes),
      mandateId: z.string().nullable(),
    }),
  ),
})

/** « 71137, 71014 71147 », as it is pasted. */
const pastedCodes = z
  .string()
  .transform((text) => text.split(/[\s,;]+/).filter((code) => code !== ''))
  .pipe(codes)
  .openapi({ type: 'string' })

const pastedScopes = z
  .union([z.string(), z.array(z.string())])
  .transform((chosen) => (typeof chosen === 'string' ? chosen.split(',') : chosen))
  .pipe(words.scopesChosen)
  .openapi({ type: 'string' })

const paperForm = z.object({
  insees: pastedCodes,
  scopes: pastedScopes,
  fromOn: z.iso.date('Choisissez un jour.'),
  untilOn: z.iso.date('Choisissez un jour.'),
  breachNoticeHours: z.coerce.number().pipe(words.breachNoticeHoursGiven).optional(),
  signedOn: z.iso.date('Choisissez un jour.'),
  signatory: words.signatory,
  file: z
    .instanceof(File, { error: 'Joignez la convention signée.' })
    .openapi({ type: 'string', format: 'binary' }),
})

/** The holder of mandates proposes, records what was signed on paper, and gives back. */
export function holderMandateRoutes(platform: Platform, identity: Identity): Route[] {
  const { db, clock } = platform
  const today = () => dayOf(clock())

  async function holderOf(caller: { personId: string }, organisationId: string) {
    const offices = await db.asPerson(caller, officesOf)
    const found = offices.find((office) => office.organisationId === organisationId)
    return found !== undefined && mayHold(found.kind) ? found : null
  }

  return [
    route({
      method: 'get',
      path: '/api/v1/organisations/{organisationId}/mandates',
      who: { seat: 'agent' },
      tag,
      summary: 'The mandates of an organisation, by commune, a hundred at a time',
      params: organisationPath,
      query: z.object({
        search: z.string().trim().max(80).default(''),
        state: z.enum(['standing', 'all']).default('standing'),
        skip: z.coerce.number().int().min(0).max(100_000).default(0),
      }),
      replies: {
        200: {
          description: 'By name of commune',
          json: z.object({
            mandates: z.array(words.mandate),
            total: z.number().int(),
            scopes: z.array(words.scopeWords),
          }),
        },
      },
      async handle({ office, caller, query }) {
        const { mandates, total } = await db.asPerson(caller, (tx) =>
          store.mandatesOfHolder(tx, office.organisationId, {
            search: query.search,
            isStandingOnly: query.state === 'standing',
            skip: query.skip,
            take: mandatesOnAPage,
          }),
        )
        return {
          status: 200,
          body: {
            mandates: mandates.map((each) => words.shownMandate(each, today())),
            total,
            scopes: mandateWords().scopes,
          },
        }
      },
    }),

    route({
      method: 'get',
      path: '/api/v1/organisations/{organisationId}/mandates/{mandateId}',
      who: { seat: 'agent' },
      tag,
      summary: 'One mandate, with what stands in the way of a DPO among one’s own people',
      params: holderMandatePath,
      replies: {
        200: {
          description: 'Found',
          json: z.object({
            mandate: words.mandate,
            scopes: z.array(words.scopeWords),
            conflicts: z.array(words.conflict),
          }),
        },
      },
      async handle({ office, caller, params }) {
        const { organisationId } = office
        const known = await db.asPerson(caller, (tx) =>
          store.mandateOf(tx, params.mandateId, { holderId: organisationId }),
        )
        if (known === undefined) return notFound
        const conflicts = await conflictsOf(db, identity, known.communeId, organisationId)
        return {
          status: 200 as const,
          body: { mandate: words.shownMandate(known, today()), scopes: mandateWords().scopes, conflicts },
        }
      },
    }),

    route({
      method: 'post',
      path: '/api/v1/organisations/{organisationId}/mandates',
      who: { seat: 'administrator' },
      tag,
      summary: 'Propose the same mandate to many communes',
      params: organisationPath,
      body: words.terms.extend({ insees: codes }),
      replies: { 200: { description: 'What came of each code', json: batch } },
      async handle({ office, caller, body }) {
        const term = checkTerm(body, today())
        if (!term.ok) return problems.termRefused(term.error)
        const holder = await holderOf(caller, office.organisationId)
        if (holder === null) return notFound
        const lines = await proposeToMany(platform, caller, holder, body.insees, body)
        return { status: 200 as const, body: { lines } }
      },
    }),

    route({
      method: 'post',
      path: '/api/v1/organisations/{organisationId}/mandates/on-paper',
      who: { seat: 'administrator' },
      tag,
      summary:
        'Record a convention signed on paper, for one commune or many; opens the spaces that are missing',
      params: organisationPath,
      multipart: true,
      body: paperForm,
      replies: { 200: { description: 'What came of each code', json: batch } },
      async handle({ office, caller, body }) {
        const { file, signedOn, signatory, insees } = body
        const term = checkTerm(body, today())
        if (!term.ok) return problems.termRefused(term.error)
        const signed = checkSignedOn(signedOn, today())
        if (!signed.ok) return problems.fieldRefused('signedOn', signed.error)
        const content = new Uint8Array(await file.arrayBuffer())
        const mediaType = paperTypeOf(file.name, content)
        if (!mediaType.ok) return problems.fieldRefused('file', mediaType.error)
        const holder = await holderOf(caller, office.organisationId)
        if (holder === null) return notFound
        const paper = {
          name: paperName(file.name),
          mediaType: mediaType.value,
          ...{ content, signedOn, signatory },
        }
        const terms = { ...body, breachNoticeHours: body.breachNoticeHours ?? defaultBreachNoticeHours }
        const lines = await recordOnPaper(platform, caller, holder, insees, terms, paper)
        return { status: 200 as const, body: { lines } }
      },
    }),

    route({
      method: 'post',
      path: '/api/v1/organisations/{organisationId}/mandates/{mandateId}/give-back',
      who: { seat: 'administrator' },
      tag,
      summary: 'Give a mandate back, or withdraw what was proposed',
      params: holderMandatePath,
      body: z.object({ reason: optionalText(500) }),
      replies: { 200: { description: 'Closed', json: z.object({ ended: z.literal(true) }) } },
      async handle({ office, caller, params, body }) {
        return db.asPerson(caller, async (tx) => {
          const known = await store.mandateOf(tx, params.mandateId, { holderId: office.organisationId })
          if (known === undefined) return notFound
          const end = { side: 'holder', reason: body.reason } as const
          const by = { personId: caller.personId, at: clock() }
          const isEnded = await store.endMandate(tx, known.id, end, by)
          return isEnded ? { status: 200 as const, body: { ended: true as const } } : problems.mandateEnded
        })
      },
    }),
  ]
}

const mayHold = (kind: string): kind is HolderKind => holderKinds.some((each) => each === kind)
