import { z } from '@hono/zod-openapi'
import { optionalText } from '../../platform/http/written-text.ts'
import { gapFilters, sorts, standingFilters, standings } from './domain/portfolio.ts'

export const organisationPath = z.object({ organisationId: z.uuid() })

export const insee = z
  .string()
  .regex(/^[0-9][0-9AB][0-9]{3}$/, 'Un code INSEE a cinq caractères, par exemple 71137 ou 2A004.')

const siren = z.string().regex(/^\d{9}$/, 'Un numéro SIREN a neuf chiffres, sans espace.')
const departementCode = z.string().regex(/^[0-9][0-9AB][0-9]?$/, 'Un code de département, par exemple 71.')

/** An empty field of a form is a filter that was not chosen. */
const orNothing = <T extends z.ZodType>(shape: T) =>
  z
    .union([z.literal(''), shape])
    .optional()
    .transform((value) => (value === undefined || value === '' ? null : value))

export const portfolioQuery = z.object({
  q: z.string().max(200).default(''),
  standing: orNothing(z.enum(standingFilters)),
  gap: orNothing(z.enum(gapFilters)),
  epci: orNothing(siren),
  departement: orNothing(departementCode),
  sort: z.enum(sorts).default('name'),
  order: z.enum(['asc', 'desc']).default('asc'),
  page: z.coerce.number().int().min(1).max(1000).default(1),
})

export const portfolioRow = z
  .object({
    insee: z.string(),
    name: z.string(),
    population: z.number().int(),
    departementCode: z.string(),
    epciName: z.string().nullable(),
    isListed: z.boolean(),
    note: z.string().nullable(),
    standing: z.enum(standings),
    scopes: z.array(z.string()),
    untilOn: z.string().nullable(),
    isOpened: z.boolean().nullable().describe('Null without a mandate in force'),
    known: z.number().nullable().describe('From 0 to 1; null where the mandate does not open the plan'),
    proven: z.number().nullable(),
    essentialsMissing: z.number().int().nullable(),
    essentialsTotal: z.number().int().nullable(),
    openActions: z.number().int().nullable(),
    saidAt: z.string().nullable(),
    visitedAt: z.string().nullable(),
    levels: z.record(z.string(), z.boolean().nullable()).nullable(),
    toFix: z.number().int().nullable(),
    worse: z.number().int().nullable(),
  })
  .openapi('PortfolioRow')

export const portfolioPage = z
  .object({
    rows: z.array(portfolioRow),
    total: z.number().int(),
    page: z.number().int(),
    pageCount: z.number().int(),
  })
  .openapi('PortfolioPage')

const count = z.number().int()

export const outline = z
  .object({
    total: count,
    byStanding: z.object({
      none: count,
      proposed: count,
      'to-come': count,
      'in-force': count,
      over: count,
    }),
    endsSoon: count,
    neverOpened: count,
    noVisit: count,
    goneWorse: count,
    epcis: z.array(z.object({ siren: z.string(), name: z.string(), count })),
    departements: z.array(z.object({ code: z.string(), name: z.string(), count })),
    moved: z.array(z.object({ insee: z.string(), into: z.string(), name: z.string() })),
  })
  .openapi('PortfolioOutline')

const namedCommune = z.object({ insee: z.string(), name: z.string() })

export const listPreview = z
  .object({
    lines: z.array(
      z.object({
        line: count,
        given: z.string(),
        outcome: z.enum(['found', 'merged', 'already-listed', 'duplicate', 'unsure', 'unknown']),
        commune: namedCommune.nullable(),
        candidates: z.array(namedCommune),
      }),
    ),
    insees: z.array(z.string()).describe('What can be added: each commune once, as it is called today'),
  })
  .openapi('ListPreview')

export const listSource = z
  .object({
    file: z.instanceof(File).optional().openapi({ type: 'string', format: 'binary' }),
    text: z.string().max(2_000_000, 'Cette liste est trop longue. Envoyez-la en fichier.').optional(),
    epci: orNothing(siren),
    departement: orNothing(departementCode),
  })
  .openapi('ListSource')

export const listAddition = z
  .object({
    insees: z
      .array(insee)
      .min(1, 'Choisissez au moins une commune.')
      .max(20_000, 'Ajoutez 20 000 communes au plus à la fois.'),
  })
  .openapi('ListAddition')

export const noteChange = z.object({ note: optionalText(500) }).openapi('PortfolioNote')

export const territories = z
  .object({
    departements: z.array(z.object({ code: z.string(), name: z.string() })),
    epcis: z.array(z.object({ siren: z.string(), name: z.string(), departementCode: z.string() })),
  })
  .openapi('TerritoriesOfFrance')

export const today = z
  .object({
    counts: z.object({
      total: count,
      inForce: count,
      goneWorse: count,
      endsSoon: count,
      neverOpened: count,
      withEssentialsMissing: count,
      grantedThisMonth: count,
    }),
    needy: z.array(
      z.object({
        insee: z.string(),
        name: z.string(),
        worse: count.nullable(),
        essentialsMissing: count.nullable(),
        untilOn: z.string().nullable(),
        endsSoon: z.boolean(),
        neverOpened: z.boolean(),
      }),
    ),
    progressed: z.array(z.object({ insee: z.string(), name: z.string(), endedActions: count })),
    endedThisMonth: count,
  })
  .openapi('RelayToday')
