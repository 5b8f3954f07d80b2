import type { ReactNode } from 'react'
import {
  type LoaderFunctionArgs,
  Outlet,
  type RouteObject,
  type ShouldRevalidateFunctionArgs,
  useLoaderData,
  useParams,
} from 'react-router'
import { Frame } from '../../ui/frame/Frame.tsx'
import type { Room } from '../../ui/frame/Rooms.tsx'
import { problemOf } from '../../ui/http.ts'
import type { OrganisationRoomDoor, RoomDoor, WebDoor } from '../../ui/page-module.ts'
import { ProblemError } from '../../ui/problems/problem.ts'
import { RouteProblem } from '../../ui/problems/RouteProblem.tsx'
import { texts } from '../../ui/texts.fr.ts'
import { bareFrame, type FrameContent, type ReadFrame } from './frame-content.ts'

export interface OfficeDoors {
  readonly doors: readonly WebDoor[]
  readonly readFrame: ReadFrame
  readonly homePath: string
  readonly signInPath: string
  readonly secondFactorPath: string
  /** Contacts and first gestures: those of the commune of the address, or null outside one. */
  readonly urgencyPath: (insee: string | null) => string
  readonly footLinks?: readonly { readonly label: string; readonly path: string }[]
}

/** The whole map of the office: one frame, in it every page of every door, and one screen for what goes wrong. */
export function officeRoutes(office: OfficeDoors): RouteObject[] {
  const communeRoutes = office.doors.flatMap((door) => door.communeRoutes ?? [])
  const organisationPages = office.doors.flatMap((door) => door.organisationRoutes ?? [])
  const byOrder = (one: RoomDoor, other: RoomDoor) => one.order - other.order
  const roomDoors = office.doors.flatMap((door) => door.rooms ?? []).sort(byOrder)
  const organisationRooms = office.doors.flatMap((door) => door.organisationRooms ?? []).sort(byOrder)
  const { homePath, signInPath, secondFactorPath } = office
  const problem = <RouteProblem {...{ homePath, signInPath, secondFactorPath }} />
  const bare = { office, content: bareFrame, rooms: [] }

  return [
    {
      id: 'office',
      loader: ({ params, request }: LoaderFunctionArgs) =>
        office.readFrame(
          { insee: params.insee ?? null, organisationId: params.organisationId ?? null },
          request.signal,
        ),
      shouldRevalidate: (change) => isElsewhere(change) || isWorthReading(change),
      element: <CurrentFrame {...{ office, roomDoors, organisationRooms }} />,
      hydrateFallbackElement: (
        <OfficeFrame {...bare}>
          <p className="soft">{texts.loading}</p>
        </OfficeFrame>
      ),
      errorElement: <OfficeFrame {...bare}>{problem}</OfficeFrame>,
      children: [
        {
          errorElement: problem,
          children: [
            ...office.doors.flatMap((door) => door.routes ?? []).map(keptWhenRefused),
            {
              path: 'communes/:insee',
              children: [...communeRoutes.map(keptWhenRefused), { path: '*', loader: sayNotFound }],
            },
            {
              path: 'organisations/:organisationId',
              children: [...organisationPages.map(keptWhenRefused), { path: '*', loader: sayNotFound }],
            },
            { path: '*', loader: sayNotFound },
          ],
        },
      ],
    },
  ]
}

interface OfficeFrameProps {
  readonly office: OfficeDoors
  readonly content: FrameContent
  readonly rooms: readonly Room[]
  readonly children: ReactNode
}

function OfficeFrame({ office, content, rooms, children }: OfficeFrameProps) {
  const { homePath, signInPath, footLinks = [] } = office
  const urgencyPath = office.urgencyPath(useParams().insee ?? null)
  return (
    <Frame {...{ homePath, signInPath, urgencyPath, footLinks, rooms }} {...content}>
      {children}
    </Frame>
  )
}

/** The frame of the address where one is, as `readFrame` describes it. */
function CurrentFrame({
  office,
  roomDoors,
  organisationRooms,
}: {
  readonly office: OfficeDoors
  readonly roomDoors: readonly RoomDoor[]
  readonly organisationRooms: readonly OrganisationRoomDoor[]
}) {
  const content = useLoaderData<FrameContent>()
  const { insee, organisationId } = useParams()
  const kind = content.organisationKind
  return (
    <OfficeFrame
      office={office}
      content={content}
      rooms={
        insee && content.place
          ? roomsOf(
              roomDoors.filter(({ rights = [] }) => rights.every((right) => content.rights.includes(right))),
              `/communes/${insee}`,
            )
          : organisationId && kind
            ? roomsOf(
                organisationRooms.filter(({ kinds }) => kinds.includes(kind)),
                `/organisations/${organisationId}`,
              )
            : []
      }
    >
      <Outlet />
    </OfficeFrame>
  )
}

const roomsOf = (doors: readonly RoomDoor[], under: string): readonly Room[] =>
  doors.map((door) => ({ label: door.label, path: `${under}/${door.path}` }))

/** The frame stands above `:insee` and `:organisationId` in the tree: the router would not read it again for another. */
const isElsewhere = ({ currentParams, nextParams }: ShouldRevalidateFunctionArgs): boolean =>
  currentParams.insee !== nextParams.insee || currentParams.organisationId !== nextParams.organisationId

/**
 * Not after an action that failed: it changed nothing, and when the server is what failed, reading again would replace
 * the page, and all that was typed in it, by the screen of an error.
 */
function isWorthReading({ actionResult, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs): boolean {
  return defaultShouldRevalidate && !isFailure(actionResult)
}

const isFailure = (outcome: unknown): boolean =>
  typeof outcome === 'object' && outcome !== null && 'ok' in outcome && outcome.ok === false

const keptWhenRefused = (route: RouteObject): RouteObject => ({ shouldRevalidate: isWorthReading, ...route })

const sayNotFound = (): never => {
  throw new ProblemError(problemOf(null, 404))
}
