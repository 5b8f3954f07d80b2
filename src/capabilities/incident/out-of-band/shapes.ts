import { z } from '@hono/zod-openapi'
import { optionalText, writtenText } from '../../../platform/http/written-text.ts'
import { readAffected } from '../domain/affected-mail.ts'

export const communePath = z.object({ insee: z.string() })
const told = z.iso.datetime()

export const affectedDomains = z
  .object({
    entries: z.array(z.string()),
    /** Nobody said: they come from the kind of the case and the mailbox of the commune. */
    isUsual: z.boolean(),
    /** False for an exercise and for a closed case: letters leave. */
    isInForce: z.boolean(),
    letters: z.array(
      z.object({ recipient: z.string(), subject: z.string(), heldAt: told, sentAt: told.nullable() }),
    ),
  })
  .openapi('AffectedDomains')

const entry = z
  .string()
  .trim()
  .max(254)
  .refine(
    (text) => readAffected(text) !== null,
    'Un nom de domaine, par exemple mairie-exemple.fr, ou une adresse.',
  )
  .transform((text) => readAffected(text) ?? text)
export const affectedChange = z.object({
  entries: z
    .array(entry)
    .max(50)
    .transform((entries) => [...new Set(entries)].sort()),
})

export const agreedPhrase = z.object({ phrase: z.string().nullable(), setAt: told.nullable() })
export const phraseChange = z.object({
  phrase: writtenText(120).refine(
    (text) => text.split(/\s+/).length >= 3,
    'Trois mots au moins, que personne ne devine.',
  ),
})

export const outsideAddress = z.object({
  address: z.string().nullable(),
  phone: z.string().nullable(),
  updatedAt: told.nullable(),
})
export const outsideChange = z.object({
  address: z.email('Une adresse, par exemple marie@exemple.fr.').max(254),
  phone: optionalText(40).default(null),
})
