import { z } from '@hono/zod-openapi'
import { instant } from '../log/shapes.ts'

/**
 * How a device tells a change: under its own number, so that what is sent twice is done once, and by its own clock.
 * The office, which is always online, says nothing of it.
 */
export const told = z.object({
  device: z.object({ id: z.uuid(), sequence: z.int().min(0) }).optional(),
  happenedAt: instant.optional(),
  writtenAt: instant.optional(),
  sentAt: instant.optional(),
})
export type Told = z.output<typeof told>
