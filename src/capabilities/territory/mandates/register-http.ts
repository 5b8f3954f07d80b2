import { z } from '@hono/zod-openapi'
import { type Day, dayInWords, dayOf } from '../../../kernel/day.ts'
import { writeCsv } from '../../../platform/documents/spreadsheet.ts'
import { notFound } from '../../../platform/http/common-problems.ts'
import { type Office, type Route, route } from '../../../platform/http/route.ts'
import type { Platform } from '../../../platform/platform.ts'
import { holderRegister, type RegisterLine, registerColumns } from '../documents/holder-register.ts'
import { type MandateState, stateOfMandate } from '../domain/mandate.ts'
import { organisationPath } from '../organisations/organisation-http.ts'
import { officesOf } from '../organisations/organisation-store.ts'
import { fileOfAct } from './act-files.ts'
import { installationAct } from './mandate-acts.ts'
import { installationDocuments, type MandateWords, mandateWords } from './mandate-content.ts'
import { grantedToHolder, type Mandate } from './mandate-store.ts'

const tag = 'documents'

const linesOnPage = 100

const stateInWords: Readonly<Record<MandateState, string>> = {
  proposed: 'proposé',
  lapsed: 'périmé',
  declined: 'refusé',
  withdrawn: 'retiré',
  'to-come': 'à venir',
  'in-force': 'en cours',
  over: 'terminé',
  revoked: 'retiré par la commune',
  'given-back': 'rendu',
  replaced: 'remplacé',
}

export function registerLineOf(mandate: Mandate, words: MandateWords, today: Day): RegisterLine {
  const { grantedAt, grantedHow, paperSignedOn, revokedAt, untilOn } = mandate
  const state = stateOfMandate(mandate, today)
  const endedEarly = revokedAt !== null && dayOf(revokedAt) < untilOn
  const grantedOn = grantedAt === null ? '' : dayInWords(dayOf(grantedAt))
  return {
    communeName: mandate.communeName,
    insee: mandate.insee,
    categories: words.scopes.filter(({ id }) => mandate.scopes.includes(id)).map(({ purpose }) => purpose),
    fromOn: mandate.fromOn,
    endedOn: endedEarly ? dayOf(revokedAt) : untilOn,
    state: stateInWords[state],
    signedHow:
      grantedHow === 'on-paper' && paperSignedOn !== null
        ? `signée sur papier le ${dayInWords(paperSignedOn)}`
        : `${grantedHow === 'by-letter' ? 'accordée par courrier' : 'accordée en ligne'} le ${grantedOn}`,
    transfers: 'aucun',
  }
}

/** RGPD art. 30(2), and the papers of the installation itself. */
export function registerRoutes(platform: Platform): Route[] {
  const { db, clock, documents, config, publicUrl } = platform

  async function register(
    caller: { personId: string },
    { organisationId }: Office,
    page: { skip: number; take: number } | null = null,
  ) {
    const words = mandateWords()
    return db.asPerson(caller, async (tx) => {
      const holder = (await officesOf(tx)).find((each) => each.organisationId === organisationId)
      const { mandates, total } = await grantedToHolder(tx, organisationId, page)
      return {
        holder: { name: holder?.name ?? '', siren: holder?.siren ?? null },
        total,
        lines: mandates.map((each) => registerLineOf(each, words, dayOf(clock()))),
        measures: words.clauses.find(({ id }) => id === 'security')?.points ?? [],
        subProcessors: words.subProcessors.map(({ name, does, where }) => `${name} : ${does} (${where})`),
      }
    })
  }

  return [
    route({
      method: 'get',
      path: '/api/v1/organisations/{organisationId}/register',
      who: { seat: 'agent' },
      tag,
      summary: 'The register as processor, written from the mandates (RGPD art. 30.2), 100 lines at a time',
      params: organisationPath,
      query: z.object({ skip: z.coerce.number().int().min(0).max(100_000).default(0) }),
      replies: {
        200: {
          description: 'One line a mandate that was granted',
          json: z.object({
            total: z.number().int().describe('Of all pages; the CSV and the PDF hold every line'),
            lines: z.array(
              z.object({
                communeName: z.string(),
                insee: z.string(),
                categories: z.array(z.string()),
                fromOn: z.string(),
                endedOn: z.string(),
                state: z.string(),
                signedHow: z.string(),
                transfers: z.string(),
              }),
            ),
            measures: z.array(z.string()),
            subProcessors: z.array(z.string()),
          }),
        },
      },
      async handle({ office, caller, query }) {
        const page = { skip: query.skip, take: linesOnPage }
        const { total, lines, measures, subProcessors } = await register(caller, office, page)
        return {
          status: 200,
          body: {
            total,
            lines: lines.map((line) => ({ ...line, categories: [...line.categories] })),
            measures: [...measures],
            subProcessors,
          },
        }
      },
    }),

    route({
      method: 'get',
      path: '/api/v1/organisations/{organisationId}/documents/register.pdf',
      who: { seat: 'agent' },
      tag,
      summary: 'The register as processor (PDF/UA-1)',
      params: organisationPath,
      replies: { 200: { description: 'PDF', media: 'application/pdf' } },
      async handle({ office, caller }) {
        const { total: _, ...found } = await register(caller, office)
        const writtenOn = dayOf(clock())
        const letterhead = {
          organisation: found.holder.name,
          writtenOn,
          isDemonstration: config.demonstration,
        }
        const pdf = await documents.renderPdf(holderRegister, { letterhead, ...found })
        return {
          raw: new Uint8Array(pdf),
          headers: {
            'content-type': 'application/pdf',
            'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(`Registre du sous-traitant - ${writtenOn}.pdf`)}`,
          },
        }
      },
    }),

    route({
      method: 'get',
      path: '/api/v1/organisations/{organisationId}/documents/register.csv',
      who: { seat: 'agent' },
      tag,
      summary: 'The register as processor (CSV)',
      params: organisationPath,
      replies: { 200: { description: 'CSV, UTF-8 with BOM, `;`', media: 'text/csv' } },
      async handle({ office, caller }) {
        const { lines } = await register(caller, office)
        return {
          raw: new Uint8Array(writeCsv(registerColumns, lines)),
          headers: {
            'content-type': 'text/csv; charset=utf-8',
            'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`Registre du sous-traitant - ${dayOf(clock())}.csv`)}`,
          },
        }
      },
    }),

    route({
      method: 'get',
      path: '/api/v1/organisations/{organisationId}/documents/beffroi/{file}',
      who: { seat: 'agent' },
      tag,
      summary: 'Beffroi’s own register entry and draft of an impact assessment',
      params: organisationPath.extend({
        file: z.enum(['register-entry.pdf', 'register-entry.docx', 'aipd.pdf', 'aipd.docx']),
      }),
      replies: { 200: { description: 'PDF/UA-1, or DOCX', media: 'application/octet-stream' } },
      async handle({ office, caller, params }) {
        const [id, kind] = params.file.split('.')
        const document = installationDocuments().find((each) => each.id === id)
        const offices = await db.asPerson(caller, officesOf)
        const holder = offices.find(({ organisationId }) => organisationId === office.organisationId)
        if (document === undefined || holder === undefined) return notFound
        const address = publicUrl().replace(/^https?:\/\//, '')
        const act = installationAct(document, { name: holder.name, address })
        return fileOfAct(platform, act, holder.name, document.title, kind === 'pdf' ? 'pdf' : 'docx', {
          kind: 'internal',
          label: 'Document de travail',
          mention: 'À relire et à compléter par l’organisme qui tient l’installation et par son délégué.',
          footer: document.title,
        })
      },
    }),
  ]
}
