import { z } from '@hono/zod-openapi'
import { optionalText, writtenText } from '../../../platform/http/written-text.ts'
import * as log from '../log/shapes.ts'

export const communePath = z.object({ insee: z.string() })

const told = z.iso.datetime()
const cameBy = z.enum(['enrolment', 'envelope'])
const personName = writtenText(80)
const jobTitle = optionalText(80).default(null)

export const phone = z
  .object({
    id: z.uuid(),
    cameBy,
    personName: z.string(),
    jobTitle: z.string().nullable(),
    /** What the phone is called by whoever holds it. */
    label: z.string().nullable(),
    joinedAt: told,
    expiresAt: told.nullable(),
    lastUsedAt: told.nullable(),
    openedOfflineAt: told.nullable(),
    revokedAt: told.nullable(),
    state: z.enum(['in-use', 'expired', 'revoked']),
  })
  .openapi('Phone')

export const phones = z.object({
  phones: z.array(phone),
  /** Until when « ouvert en mode avion sur deux téléphones » is proven; null when it is not. */
  offlineProvenUntil: told.nullable(),
})

export const newEnrolment = z.object({ personName, jobTitle })
export const enrolment = z.object({
  code: z.string(),
  /** What the square picture holds: the page to open, the code in its fragment, which no server sees. */
  link: z.string(),
  square: z.array(z.array(z.boolean())),
  expiresAt: told,
})

const typedCode = z.string().trim().min(8, 'Recopiez le code en entier.').max(60)
export const enrolled = z.object({ code: typedCode, name: optionalText(80).default(null) })
export const joining = z.object({ code: typedCode, name: personName, jobTitle })

export const entered = z.object({
  /** Shown in this reply and nowhere else. */
  token: z.string(),
  phoneId: z.uuid(),
  commune: z.object({ insee: z.string(), name: z.string() }),
  personName: z.string(),
  expiresAt: told.nullable(),
})

export const newBatch = z.object({
  count: z.int().min(1, 'Une enveloppe au moins.').max(20, '20 enveloppes au plus.'),
})
export const batch = z.object({
  batchId: z.uuid(),
  madeAt: told,
  /** In no other reply: what is not printed now is lost. */
  codes: z.array(z.object({ number: z.int(), code: z.string() })),
})
export const envelopes = z.object({
  envelopes: z.array(
    z.object({
      id: z.uuid(),
      batchId: z.uuid(),
      number: z.int(),
      madeAt: told,
      usedAt: told.nullable(),
      usedByName: z.string().nullable(),
      revokedAt: told.nullable(),
    }),
  ),
})

const slots = z.object({
  timeZone: z.string(),
  slots: z.array(z.object({ days: z.array(z.int()), from: z.string(), to: z.string() })),
})

export const kit = z
  .object({
    commune: z.object({
      insee: z.string(),
      name: z.string(),
      regionCode: z.string(),
      departement: z.string(),
      timeZone: z.string(),
    }),
    /** Null when a person signed in with an account asks. */
    phone: phone.nullable(),
    numbers: z.array(
      z.object({
        role: z.string(),
        name: z.string().nullable(),
        phone: z.string().nullable(),
        web: z.string().nullable(),
        hours: z.union([z.literal('always'), slots]).nullable(),
        hoursInWords: z.string().nullable(),
        departement: z.string(),
        source: z.null(),
      }),
    ),
    /** Whether pulling the box out also kills the telephone. */
    isPhoneThroughBox: z.enum(['yes', 'no', 'unknown']),
    /** SHA-256 of the key that signs the main courante, as printed in the kit. */
    logFingerprint: z.string(),
    /** The phrase itself is on paper, never on a phone. */
    hasAgreedPhrase: z.boolean(),
    openIncidents: z.array(log.incident),
    madeAt: told,
  })
  .openapi('PhoneKit')

export const openedOffline = z.object({ provenUntil: told.nullable() })
