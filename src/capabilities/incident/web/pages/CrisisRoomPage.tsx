import { lazy, Suspense } from 'react'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { Columns, Split } from '../../../../ui/show/Layout.tsx'
import { AlreadyDoneCard } from '../pieces/AlreadyDoneCard.tsx'
import { CaseFrame } from '../pieces/CaseFrame.tsx'
import { ClocksCard } from '../pieces/ClocksCard.tsx'
import { CurrentStep } from '../pieces/CurrentStep.tsx'
import { DecisionsCard } from '../pieces/DecisionsCard.tsx'
import { PeopleCard } from '../pieces/PeopleCard.tsx'
import { TasksCard } from '../pieces/TasksCard.tsx'
import { readCase } from '../read-case.ts'
import { sendChange } from '../room-change.ts'

// What stands below the step and its delays comes after them.
const AllSteps = lazy(async () => ({ default: (await import('../pieces/AllSteps.tsx')).AllSteps }))
const HandoverCard = lazy(async () => ({
  default: (await import('../pieces/HandoverCard.tsx')).HandoverCard,
}))
const SituationCard = lazy(async () => ({
  default: (await import('../pieces/SituationCard.tsx')).SituationCard,
}))

export async function loader(call: LoaderFunctionArgs) {
  return readCase(call)
}

export async function action({ params, request }: ActionFunctionArgs) {
  const { insee = '', incidentId = '' } = params
  return sendChange({ insee, incidentId }, await request.formData())
}

/** The crisis room: what to do now, before when, who does what, what was decided. */
export function Component() {
  const { insee, view } = useLoaderData<typeof loader>()
  return (
    <CaseFrame insee={insee} view={view} tab="room">
      <Split aside={<ClocksCard view={view} />}>
        <CurrentStep view={view} />
        <AlreadyDoneCard view={view} />
      </Split>
      <TasksCard view={view} />
      <DecisionsCard view={view} />
      <Suspense>
        <Columns>
          <SituationCard view={view} />
          <PeopleCard view={view} />
        </Columns>
        <AllSteps view={view} />
        <HandoverCard view={view} />
      </Suspense>
    </CaseFrame>
  )
}
