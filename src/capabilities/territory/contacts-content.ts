/** Reads the official contacts. A wrong file stops the program with the path of the wrong line. */
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import type { ContactDirectory } from './domain/contacts.ts'

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
const time = z.string().regex(/^([01][0-9]|2[0-4]):[0-5][0-9]$/)
const territory = z.string().regex(/^([0-9]{2}|97[578]|98[678])$/)

const hours = z.union([
  z.literal('always'),
  z.strictObject({
    timeZone: z.string().refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone)),
    slots: z
      .array(
        z
          .strictObject({ days: z.array(z.int().min(1).max(7)).min(1), from: time, to: time })
          .refine(({ from, to }) => from < to, 'a slot ends after it begins'),
      )
      .min(1),
  }),
  z.null(),
])

const sourced = {
  source: z.string().min(1),
  checkedOn: z.iso.date(),
  confidence: z.enum(['V', 'V2', 'M', 'U']),
}

const reachable = {
  id,
  name: z.string().min(1),
  phone: z.string().min(2).nullable(),
  web: z
    .string()
    .regex(/^[a-z0-9.-]+\.[a-z]{2,}(\/\S*)?$/)
    .nullable(),
  mail: z.email().nullable(),
  hours,
  ...sourced,
}

const directory = z
  .strictObject({
    regional: z.array(z.strictObject({ ...reachable, territories: z.array(territory).min(1) })),
    withoutRegionalCentre: z.strictObject({
      territories: z.array(territory),
      explanation: z.string().min(1),
      instead: z.array(id).min(1),
      ...sourced,
    }),
    national: z.array(z.strictObject({ ...reachable, use: z.string().min(1) })),
  })
  .refine(
    ({ withoutRegionalCentre, national }) =>
      withoutRegionalCentre.instead.every((named) => national.some((contact) => contact.id === named)),
    '« instead » names national contacts',
  ) satisfies z.ZodType<ContactDirectory>

let contacts: ContactDirectory | undefined

/** The official contacts, in the order of the file. Read once. */
export function contactDirectory(): ContactDirectory {
  contacts ??= directory.parse(
    parse(readFileSync(new URL('content/contacts.fr.yaml', import.meta.url), 'utf8')),
  )
  return contacts
}
