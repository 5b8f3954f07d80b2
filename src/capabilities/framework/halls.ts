import { z } from '@hono/zod-openapi'
import type { MayInCommune, Office, Place, SeatedIn } from '../../platform/http/route.ts'

/** Where frameworks are answered: in a commune, or in an organisation that serves communes. The routes are the same. */
export interface Hall {
  readonly path: string
  readonly params: z.ZodObject
  readonly read: MayInCommune | SeatedIn
  readonly write: MayInCommune | SeatedIn
  readonly bring: MayInCommune | SeatedIn
}

export const halls: readonly Hall[] = [
  {
    path: '/api/v1/organisations/{organisationId}',
    params: z.object({ organisationId: z.uuid() }),
    read: { seat: 'agent' },
    write: { seat: 'agent' },
    bring: { seat: 'administrator' },
  },
  {
    path: '/api/v1/communes/{insee}',
    params: z.object({ insee: z.string() }),
    read: { may: 'diagnostic:read' },
    write: { may: 'diagnostic:write' },
    bring: { may: 'diagnostic:write' },
  },
]

/** The organisation in whose name the caller speaks; each hall gives one of the two. */
export function organisationIn({ place, office }: { place: Place | null; office: Office | null }): string {
  const organisationId = place?.organisationId ?? office?.organisationId
  if (organisationId === undefined) throw new Error('a hall without an organisation')
  return organisationId
}

/** The assessment of the path; its shape was checked by the route. */
export const assessmentIdIn = ({ params }: { readonly params: Readonly<Record<string, unknown>> }): string =>
  String(params.assessmentId)

/** Whether the caller may erase answers here: who brings frameworks in, never under a mandate. */
export const mayErase = ({ place, office }: { place: Place | null; office: Office | null }): boolean =>
  office?.seat === 'administrator' ||
  (place !== null && place.mandate === null && place.rights.has('diagnostic:write'))
