import { dayInWords, dayOf } from '../../kernel/day.ts'
import { type Column, writeCsv } from '../../platform/documents/spreadsheet.ts'
import { type Route, route } from '../../platform/http/route.ts'
import type { Platform } from '../../platform/platform.ts'
import { type PortfolioQuery, rowsOnPage } from './domain/portfolio.ts'
import { standingInWords } from './domain/words.ts'
import { outlineOf, type PortfolioRow, portfolioOf, todayOf } from './portfolio-store.ts'
import * as shapes from './shapes.ts'

const tag = 'relays'

/** How many communes « Aujourd’hui » shows: what somebody can call in a morning. */
const needyShown = 12

const percent = (share: number | null): number | null => (share === null ? null : Math.round(share * 100))
const dayOfInstant = (at: string | null) => (at === null ? null : dayOf(new Date(at)))

const columns: readonly Column<PortfolioRow>[] = [
  { title: 'Code INSEE', width: 11, kind: 'text', of: ({ insee }) => insee },
  { title: 'Commune', width: 30, kind: 'text', of: ({ name }) => name },
  { title: 'Habitants', width: 10, kind: 'number', of: ({ population }) => population },
  { title: 'Département', width: 12, kind: 'text', of: ({ departementCode }) => departementCode },
  { title: 'Intercommunalité', width: 30, kind: 'text', of: ({ epciName }) => epciName },
  { title: 'Mandat', width: 14, kind: 'text', of: ({ standing }) => standingInWords[standing] },
  { title: 'Mandat jusqu’au', width: 14, kind: 'day', of: ({ untilOn }) => untilOn },
  { title: 'Connu (%)', width: 10, kind: 'number', of: ({ known }) => percent(known) },
  { title: 'Prouvé (%)', width: 10, kind: 'number', of: ({ proven }) => percent(proven) },
  {
    title: 'Mesures essentielles manquantes',
    width: 14,
    kind: 'number',
    of: ({ essentialsMissing }) => essentialsMissing,
  },
  { title: 'Actions à faire', width: 10, kind: 'number', of: ({ openActions }) => openActions },
  {
    title: 'Dernière vérification',
    width: 14,
    kind: 'day',
    of: ({ visitedAt }) => dayOfInstant(visitedAt),
  },
  { title: 'Points à corriger', width: 10, kind: 'number', of: ({ toFix }) => toFix },
  {
    title: 'Quelqu’un s’est connecté',
    width: 12,
    kind: 'text',
    of: ({ isOpened }) => (isOpened === null ? null : isOpened ? 'oui' : 'non'),
  },
  { title: 'Dernière réponse', width: 14, kind: 'day', of: ({ saidAt }) => dayOfInstant(saidAt) },
  { title: 'Note', width: 30, kind: 'text', of: ({ note }) => note },
]

interface AskedQuery extends Omit<PortfolioQuery, 'isDescending'> {
  readonly order: 'asc' | 'desc'
}
const asked = ({ order, ...query }: AskedQuery): PortfolioQuery => ({
  ...query,
  isDescending: order === 'desc',
})

/** What an organisation sees of its communes: all of the public directory, and of each commune what its mandate opens. */
export function portfolioRoutes({ db, clock }: Platform): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/v1/organisations/{organisationId}/portfolio',
      who: { seat: 'agent' },
      tag,
      summary: 'The communes of an organisation: searched, filtered, sorted, a page at a time',
      params: shapes.organisationPath,
      query: shapes.portfolioQuery,
      replies: { 200: { description: 'One page', json: shapes.portfolioPage } },
      async handle({ office, caller, query }) {
        const { rows, total } = await db.asPerson(caller, (tx) =>
          portfolioOf(tx, office.organisationId, asked(query)),
        )
        return {
          status: 200,
          body: {
            rows: rows.map((row) => ({ ...row, scopes: [...row.scopes] })),
            total,
            page: query.page,
            pageCount: Math.max(1, Math.ceil(total / rowsOnPage)),
          },
        }
      },
    }),

    route({
      method: 'get',
      path: '/api/v1/organisations/{organisationId}/portfolio.csv',
      who: { seat: 'agent' },
      tag,
      summary: 'The same list whole, as CSV (UTF-8 with BOM, semicolons)',
      params: shapes.organisationPath,
      query: shapes.portfolioQuery,
      replies: { 200: { description: 'CSV', media: 'text/csv' } },
      async handle({ office, caller, query }) {
        const { rows } = await db.asPerson(caller, (tx) =>
          portfolioOf(tx, office.organisationId, asked(query), true),
        )
        const name = `Communes suivies - ${dayInWords(dayOf(clock()))}.csv`
        return {
          raw: new Uint8Array(writeCsv(columns, rows)),
          headers: {
            'content-type': 'text/csv; charset=utf-8',
            'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
          },
        }
      },
    }),

    route({
      method: 'get',
      path: '/api/v1/organisations/{organisationId}/portfolio/outline',
      who: { seat: 'agent' },
      tag,
      summary: 'How the communes of an organisation divide: by mandate, EPCI, département',
      params: shapes.organisationPath,
      replies: { 200: { description: 'Counts', json: shapes.outline } },
      async handle({ office, caller }) {
        const found = await db.asPerson(caller, (tx) => outlineOf(tx, office.organisationId))
        return {
          status: 200,
          body: {
            ...found,
            epcis: [...found.epcis],
            departements: [...found.departements],
            moved: [...found.moved],
          },
        }
      },
    }),

    route({
      method: 'get',
      path: '/api/v1/organisations/{organisationId}/today',
      who: { seat: 'agent' },
      tag,
      summary: 'Which communes need somebody now, worst first, and what progressed this month',
      params: shapes.organisationPath,
      replies: { 200: { description: 'At most twelve communes', json: shapes.today } },
      async handle({ office, caller }) {
        const found = await db.asPerson(caller, (tx) => todayOf(tx, office.organisationId, needyShown))
        return {
          status: 200,
          body: { ...found, needy: [...found.needy], progressed: [...found.progressed] },
        }
      },
    }),
  ]
}
