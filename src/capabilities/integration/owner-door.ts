import { z } from '@hono/zod-openapi'
import type { MayInCommune, Office, Place, SeatedIn } from '../../platform/http/route.ts'

/** Where tokens and webhooks are kept: a commune, by its administrators, or an organisation that serves communes, by its own. */
export interface OwnerDoor {
  readonly base: string
  readonly who: MayInCommune | SeatedIn
  /** The names of the path, `more` among them. */
  path<S extends z.ZodRawShape>(more: S): z.ZodObject<S>
}

function door(base: string, who: OwnerDoor['who'], name: string, shape: z.ZodType): OwnerDoor {
  return {
    base,
    who,
    path: (more) => z.object({ [name]: shape, ...more }),
  }
}

export const ownerDoors: readonly OwnerDoor[] = [
  door('/api/v1/communes/{insee}', { may: 'people:write' }, 'insee', z.string()),
  door('/api/v1/organisations/{organisationId}', { seat: 'administrator' }, 'organisationId', z.uuid()),
]

/** Whose they are, once the gate has opened one of the two doors. */
export function ownerOf({
  place,
  office,
}: {
  readonly place: Place | null
  readonly office: Office | null
}): string {
  const organisationId = place?.organisationId ?? office?.organisationId
  if (organisationId === undefined)
    throw new Error('no owner: the gate opened neither a commune nor an organisation')
  return organisationId
}
