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
import type { RoomDoor, WebDoor } from '../../ui/page-module.ts'
import { ProblemError } from '../../ui/problems/problem.ts'
import { RouteProblem } from '../../ui/problems/RouteProblem.tsx'
import { texts } from '../../ui/texts.fr.ts'
import { bareFrame, type FrameContent, type ReadFrame } from './frame-content.ts'

export interface OfficeDoors {
  readonly doors: readonly WebDoor[]
  readonly readFrame: ReadFrame
  readonly homePath: string
  readonly signInPath: string
  /** Contacts and first gestures. */
  readonly urgencyPath: string
  readonly footLinks?: readonly { readonly label: string; readonly path: string }[]
}

/** The whole map of the office: one frame, in it every page of every door, and one screen for what goes wrong. */
export function officeRoutes(office: OfficeDoors): RouteObject[] {
  const communeRoutes = office.doors.flatMap((door) => door.communeRoutes ?? [])
  const roomDoors = office.doors
    .flatMap((door) => door.rooms ?? [])
    .sort((one, other) => one.order - other.order)
  const problem = <RouteProblem homePath={office.homePath} signInPath={office.signInPath} />
  const bare = { office, content: bareFrame, rooms: [] }

  return [
    {
      id: 'office',
      loader: ({ params, request }: LoaderFunctionArgs) =>
        office.readFrame(params.insee ?? null, request.signal),
      shouldRevalidate: isOtherCommune,
      element: <CurrentFrame office={office} roomDoors={roomDoors} />,
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
            ...office.doors.flatMap((door) => door.routes ?? []),
            { path: 'communes/:insee', children: [...communeRoutes, { path: '*', loader: sayNotFound }] },
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
  const { homePath, signInPath, urgencyPath, footLinks = [] } = office
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
}: {
  readonly office: OfficeDoors
  readonly roomDoors: readonly RoomDoor[]
}) {
  const content = useLoaderData<FrameContent>()
  const { insee } = useParams()
  return (
    <OfficeFrame
      office={office}
      content={content}
      rooms={insee && content.place ? roomsOf(roomDoors, insee) : []}
    >
      <Outlet />
    </OfficeFrame>
  )
}

const roomsOf = (doors: readonly RoomDoor[], insee: string): readonly Room[] =>
  doors.map((door) => ({ label: door.label, path: `/communes/${insee}/${door.path}` }))

/** The frame stands above `:insee` in the tree, so the router would not read it again for another commune. */
const isOtherCommune = (change: ShouldRevalidateFunctionArgs): boolean =>
  change.currentParams.insee !== change.nextParams.insee || change.defaultShouldRevalidate

const sayNotFound = (): never => {
  throw new ProblemError(problemOf(null, 404))
}
