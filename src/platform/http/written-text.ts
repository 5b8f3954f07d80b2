import { z } from '@hono/zod-openapi'

/** What PostgreSQL cannot keep as text or JSON, the NUL character and lone surrogates, is taken out. */
const keepable = (text: string): string => text.toWellFormed().replaceAll('\u0000', '')

/** Something a person wrote and that must not be empty: trimmed, at most `max` characters. */
export function writtenText(max: number) {
  return z
    .string()
    .overwrite(keepable)
    .trim()
    .min(1, 'Écrivez quelques mots.')
    .max(max, `${max} caractères au plus.`)
}

/** The same where nothing may be said: an empty text becomes null. */
export function optionalText(max: number) {
  return z
    .string()
    .overwrite(keepable)
    .trim()
    .max(max, `${max} caractères au plus.`)
    .nullable()
    .transform((text) => (text === '' ? null : text))
    .openapi({ type: ['string', 'null'], maxLength: max })
}
