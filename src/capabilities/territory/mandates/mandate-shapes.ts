import { z } from '@hono/zod-openapi'
import { type Day, dayOf } from '../../../kernel/day.ts'
import { writtenText } from '../../../platform/http/written-text.ts'
import {
  defaultBreachNoticeHours,
  endedBy,
  grantedHows,
  isStanding,
  mandateStates,
  stateOfMandate,
} from '../domain/mandate.ts'
import { mandateScopes } from '../domain/rights.ts'
import type { Mandate } from './mandate-store.ts'

export const scopesChosen = z
  .array(z.enum(mandateScopes))
  .min(1, 'Choisissez au moins un domaine.')
  .transform((scopes) => mandateScopes.filter((scope) => scopes.includes(scope)))
  .openapi({ type: 'array', items: { type: 'string', enum: [...mandateScopes] } })

export const breachNoticeHoursGiven = z
  .number()
  .int()
  .min(1, 'Une heure au moins.')
  .max(72, 'Soixante-douze heures au plus : la commune doit encore prévenir la CNIL.')
export const breachNoticeHours = breachNoticeHoursGiven.default(defaultBreachNoticeHours)

export const terms = z.object({
  scopes: scopesChosen,
  fromOn: z.iso.date('Choisissez un jour.'),
  untilOn: z.iso.date('Choisissez un jour.'),
  breachNoticeHours,
})

/** As it is printed: « Mme Dupont, maire ». */
export const signatory = writtenText(120)

export const mandate = z
  .object({
    id: z.string(),
    insee: z.string(),
    communeName: z.string(),
    holderName: z.string(),
    holderKind: z.string(),
    scopes: z.array(z.enum(mandateScopes)),
    fromOn: z.string(),
    untilOn: z.string(),
    state: z.enum(mandateStates),
    isStanding: z.boolean().describe('May still be granted, refused, revoked or given back'),
    proposedOn: z.string(),
    proposedSide: z.enum(['holder', 'commune']),
    grantedOn: z.string().nullable(),
    grantedHow: z.enum(grantedHows).nullable(),
    signatory: z.string().nullable(),
    paperSignedOn: z.string().nullable(),
    hasPaper: z.boolean().describe('The signed convention can be downloaded'),
    endedAt: z.string().nullable(),
    endedBy: z.enum(endedBy).nullable(),
    endReason: z.string().nullable(),
    breachNoticeHours: z.number().int(),
    version: z.number().int(),
  })
  .openapi('Mandate')

export function shownMandate(known: Mandate, today: Day): z.input<typeof mandate> {
  const state = stateOfMandate(known, today)
  const { id, insee, communeName, holderName, holderKind, scopes, fromOn, untilOn, version } = known
  return {
    ...{ id, insee, communeName, holderName, holderKind, scopes, fromOn, untilOn, version, state },
    isStanding: isStanding(state),
    proposedOn: dayOf(known.proposedAt),
    proposedSide: known.proposedSide,
    grantedOn: known.grantedAt === null ? null : dayOf(known.grantedAt),
    grantedHow: known.grantedHow,
    signatory: known.signatory,
    paperSignedOn: known.paperSignedOn,
    hasPaper: known.paperId !== null,
    endedAt: known.revokedAt?.toISOString() ?? null,
    endedBy: known.revokedSide,
    endReason: known.revokedReason,
    breachNoticeHours: known.breachNoticeHours,
  }
}

export const conflict = z
  .object({
    sentence: z.string(),
    source: z.string(),
    checkedOn: z.string(),
    confidence: z.enum(['V', 'V2', 'M', 'U']),
  })
  .openapi('DpoConflict')

export const scopeWords = z.object({ id: z.enum(mandateScopes), label: z.string(), opens: z.string() })
