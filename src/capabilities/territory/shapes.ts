import { z } from '@hono/zod-openapi'
import { optionalText } from '../../platform/http/written-text.ts'
import { roles } from './domain/rights.ts'
import { contactRoles, known, providerKinds } from './store.ts'

/** The shapes that the API gives and takes for communes. Lengths are those of a sheet of paper, not of a disk. */

export const insee = z
  .string()
  .regex(/^[0-9][0-9AB][0-9]{3}$/, 'Un code INSEE a cinq caractères, par exemple 71137 ou 2A004.')
  .openapi({ example: '71137' })

export const communePath = z.object({ insee })

export const foundCommune = z
  .object({
    insee: z.string(),
    name: z.string(),
    postalCodes: z.array(z.string()),
    population: z.number().int(),
    departement: z.string(),
    epci: z.string().nullable(),
    via: z.string().nullable().describe('Former or delegated commune whose name was typed'),
  })
  .openapi('FoundCommune')

export const profile = z
  .object({
    staffCount: z.number().int().nullable(),
    workstations: z.number().int().nullable(),
    mailAddress: z.string().nullable(),
    hasNoMail: z.boolean(),
    siteUrl: z.string().nullable(),
    hasNoSite: z.boolean(),
    providerKind: z.enum(providerKinds),
    phoneThroughBox: z.enum(known),
    version: z.number().int(),
    updatedAt: z.string(),
  })
  .openapi('Profile')

export const space = z
  .object({
    insee: z.string(),
    name: z.string(),
    population: z.number().int(),
    departementCode: z.string(),
    departement: z.string(),
    regionCode: z.string(),
    region: z.string().nullable(),
    epci: z
      .object({ siren: z.string(), name: z.string(), type: z.string(), population: z.number().int() })
      .nullable(),
    profile,
    structures: z.array(z.string()),
  })
  .openapi('CommuneSpace')

/** The space as the caller stands in it: what it may do there, and the mandate that opens it. */
export const seenSpace = space
  .extend({
    rights: z.array(z.string()).describe('area:act, as in the matrix of roles'),
    mandate: z
      .object({ holderName: z.string(), untilOn: z.string() })
      .nullable()
      .describe('Null for the commune’s own people'),
  })
  .openapi('SeenCommune')

const count = z
  .number('Un nombre entier, ou rien.')
  .int('Un nombre entier.')
  .min(0, 'Zéro ou plus.')
  .max(20_000, '20 000 au plus.')
  .nullable()

export const profileChange = z
  .object({
    staffCount: count,
    workstations: count,
    mailAddress: optionalText(254),
    hasNoMail: z.boolean(),
    siteUrl: optionalText(500),
    hasNoSite: z.boolean(),
    providerKind: z.enum(providerKinds),
    phoneThroughBox: z.enum(known).default('unknown'),
    structures: z.array(z.string().max(60)).max(40),
  })
  .openapi('ProfileChange')

export const contactRole = z.enum(contactRoles)

const clockTime = z.string().regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/, 'Une heure, par exemple 08:30.')
const slot = z
  .object({
    days: z
      .array(z.int().min(1).max(7))
      .min(1, 'Cochez au moins un jour.')
      .max(7)
      .describe('1 Monday to 7 Sunday'),
    from: clockTime,
    to: clockTime,
  })
  .refine(({ from, to }) => from < to, 'L’heure de fin vient après l’heure de début.')

/** On the clock of the commune; null when nobody said. */
export const openHours = z.union([z.literal('always'), z.array(slot).min(1).max(14)]).nullable()

export const contact = z
  .object({
    role: contactRole,
    name: z.string().nullable(),
    phone: z.string().nullable(),
    mail: z.string().nullable(),
    hours: z.string().nullable(),
    openHours,
    openNow: z.enum(['open', 'closed', 'unknown']),
  })
  .openapi('Contact')

export const contactChange = z
  .object({
    name: optionalText(120),
    phone: optionalText(40),
    mail: optionalText(254),
    hours: optionalText(120),
    openHours: openHours.default(null),
  })
  .openapi('ContactChange')

export const member = z
  .object({
    personId: z.string(),
    name: z.string(),
    email: z.string(),
    role: z.enum(roles),
    sinceAt: z.string(),
    isYou: z.boolean(),
  })
  .openapi('Member')
