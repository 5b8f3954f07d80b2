import type { RouteObject } from 'react-router'
import type { Right } from '../kernel/right.ts'

/**
 * The browser door of a capability: `src/capabilities/<name>/web/index.ts` exports one of these, and the composition
 * root gathers them. A page is a route module, loaded when it is first opened:
 *
 *     // plan/web/index.ts
 *     export const planPages: WebDoor = {
 *       communeRoutes: [{ path: 'plan', lazy: () => import('./pages/PlanPage.tsx') }],
 *       rooms: [{ label: 'Plan d’action', path: 'plan', order: 20 }],
 *     }
 *
 *     // plan/web/pages/PlanPage.tsx exports `loader`, `action` and `Component`, and nothing else
 *     export async function loader({ params, request }: LoaderFunctionArgs) {
 *       return loaded(listActions({ path: { insee: params.insee ?? '' }, signal: request.signal }))
 *     }
 *     export function Component() {
 *       const actions = useLoaderData<typeof loader>()
 *       return <Page title="Cette semaine, trois choses à faire">…</Page>
 *     }
 *
 * Loaders read through the generated client and `loaded`, actions write through it and `submitted` (`ui/http.ts`).
 *
 * Paths are French, plural where there are several, and written in one place: each capability has one builder,
 * `web/paths.ts`, and no page writes an address by hand:
 *
 *     export const planPaths = {
 *       plan: (insee: string) => `/communes/${insee}/plan`,
 *       measure: (insee: string, id: string) => `/communes/${insee}/mesures/${id}`,
 *     }
 *
 * A link to another capability's page imports that capability's paths through its `web/index.ts`.
 */
export interface WebDoor {
  /** Pages outside a commune, from the root: `connexion`, `mise-en-route`. */
  readonly routes?: readonly RouteObject[]
  /** Pages of one commune, under `/communes/:insee/`. */
  readonly communeRoutes?: readonly RouteObject[]
  readonly rooms?: readonly RoomDoor[]
  /** Pages of an organisation that serves communes, under `/organisations/:organisationId/`. */
  readonly organisationRoutes?: readonly RouteObject[]
  readonly organisationRooms?: readonly OrganisationRoomDoor[]
}

/** A tab of the frame of an organisation, shown to those kinds. */
export interface OrganisationRoomDoor extends RoomDoor {
  readonly kinds: readonly ('relay' | 'epci' | 'dpo' | 'provider')[]
}

/** A tab of the commune's frame. A capability without a page has no tab. */
export interface RoomDoor {
  readonly label: string
  /** Under `/communes/:insee/`. */
  readonly path: string
  /** Tabs stand by rising order: 10 for *Aujourd’hui*, 20 for the plan, and so on by tens. */
  readonly order: number
  /** What the page reads: without all of them, by one's role or under a mandate, there is no tab. */
  readonly rights?: readonly Right[]
}
