import { z } from '@hono/zod-openapi'

// Hashing happens on request: whatever is longer was never a password of ours.
const longestSecret = 200

export const email = z
  .string({ error: 'Donnez votre adresse de messagerie.' })
  .trim()
  .toLowerCase()
  .max(254, 'Cette adresse est trop longue (254 caractères au plus).')
  .pipe(
    z.email({
      error: 'Cette adresse est incomplète : il faut un @ et un nom de domaine, comme mairie@exemple.fr.',
    }),
  )

export const personName = z
  .string({ error: 'Donnez votre nom.' })
  .trim()
  .min(1, 'Donnez votre nom.')
  .max(120, 'Ce nom est trop long (120 caractères au plus).')
  .refine((text) => !/\p{Cc}/u.test(text), 'Ce nom contient un caractère invisible : retapez-le.')

/** A password that somebody types to prove who they are; whether it is strong is not asked here. */
export const secret = z
  .string({ error: 'Donnez votre mot de passe.' })
  .min(1, 'Donnez votre mot de passe.')
  .max(longestSecret, `Ce mot de passe dépasse ${longestSecret} caractères.`)

export const newPassword = z
  .string({ error: 'Choisissez un mot de passe.' })
  .min(1, 'Choisissez un mot de passe.')
  .max(longestSecret, `Ce mot de passe dépasse ${longestSecret} caractères : raccourcissez-le.`)

export const token = z
  .string({ error: 'Le lien est incomplet : ouvrez-le en entier.' })
  .min(1, 'Le lien est incomplet : ouvrez-le en entier.')
  .max(100, 'Le lien est trop long : ouvrez-le tel qu’il vous a été donné.')

export const code = z
  .string({ error: 'Donnez le code.' })
  .trim()
  .min(6, 'Le code a 6 chiffres ; un code de secours, 12 caractères.')
  .max(40, 'Le code a 6 chiffres ; un code de secours, 12 caractères.')

export const person = z
  .object({
    id: z.uuid(),
    name: z.string(),
    email: z.string(),
    isInstaller: z.boolean(),
    /** Asked for a code at each sign-in with the password. */
    hasSecondFactor: z.boolean(),
    hasPasskey: z.boolean(),
    /** False for somebody who only ever signs in with a passkey or at an identity provider. */
    hasPassword: z.boolean(),
    /** How this session was proven. */
    factors: z.union([z.literal(1), z.literal(2)]),
    /** From when a role held somewhere asks for two factors; null when none does. */
    twoFactorsNeededFromAt: z.iso.datetime().nullable(),
  })
  .openapi('Person')

export const passkeyName = z
  .string({ error: 'Donnez un nom à cette clé.' })
  .trim()
  .min(1, 'Donnez un nom à cette clé.')
  .max(60, 'Ce nom est trop long (60 caractères au plus).')
  .refine((text) => !/\p{Cc}/u.test(text), 'Ce nom contient un caractère invisible : retapez-le.')

export const passkey = z
  .object({
    id: z.uuid(),
    name: z.string(),
    /** Kept by an account (Apple, Google, password manager…) as well as by the device. */
    isSynchronised: z.boolean(),
    createdAt: z.iso.datetime(),
    lastUsedAt: z.iso.datetime().nullable(),
  })
  .openapi('Passkey')

/** Who somebody is at the identity provider. The SIRET is shown, and opens nothing. */
export const identity = z
  .object({
    id: z.uuid(),
    email: z.string(),
    siret: z.string().nullable(),
    /** Beside the organisations of this account, where their SIREN is known: a hint. */
    siretBeside: z
      .discriminatedUnion('kind', [
        z.object({ kind: z.literal('of'), name: z.string() }),
        z.object({ kind: z.literal('of-none') }),
      ])
      .nullable(),
    linkedAt: z.iso.datetime(),
    lastUsedAt: z.iso.datetime(),
  })
  .openapi('Identity')

export const done = z.object({ done: z.literal(true) })

export const signedIn = z.object({
  kind: z.enum(['signed-in', 'second-factor']),
})
