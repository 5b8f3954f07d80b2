import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { getCommunesByInseeIncidents, getCommunesByInseeMeasures } from '../../../../api-client/index.ts'
import { loaded, submitted } from '../../../../ui/http.ts'
import { Split } from '../../../../ui/show/Layout.tsx'
import { sendEnd } from '../end-change.ts'
import { endTexts as words } from '../end-texts.fr.ts'
import { BreachCard } from '../pieces/BreachCard.tsx'
import { CaseFrame } from '../pieces/CaseFrame.tsx'
import { CloseCard } from '../pieces/CloseCard.tsx'
import { LearntCard } from '../pieces/LearntCard.tsx'
import { FalseAlarmCard, JoinCard } from '../pieces/OtherEnds.tsx'
import { readCase } from '../read-case.ts'

export async function loader(call: LoaderFunctionArgs) {
  const path = { insee: call.params.insee ?? '' }
  const { signal } = call.request
  const [room, { incidents }, measures] = await Promise.all([
    readCase(call),
    loaded(getCommunesByInseeIncidents({ path, signal })),
    // Whoever came for the incident alone may not read the measures: lessons then stand without one.
    submitted(getCommunesByInseeMeasures({ path, signal })),
  ])
  const { id, isExercise } = room.view.incident
  return {
    ...room,
    others: incidents.filter(
      (one) => one.id !== id && one.closedAt === null && one.isExercise === isExercise,
    ),
    measures: measures.ok ? measures.value.measures.map((one) => ({ value: one.id, label: one.title })) : [],
  }
}

export async function action({ params, request }: ActionFunctionArgs) {
  const { insee = '', incidentId = '' } = params
  return sendEnd({ insee, incidentId }, await request.formData())
}

/** The end of a case: the line of the register, what was learnt, or that it was nothing. */
export function Component() {
  const { insee, view, others, measures } = useLoaderData<typeof loader>()
  const isOpen = view.incident.closedAt === null
  return (
    <CaseFrame insee={insee} view={view} tab="end">
      {isOpen && <p className="soft">{words.lead}</p>}
      <Split
        aside={
          isOpen ? (
            <>
              <FalseAlarmCard />
              {others.length > 0 && <JoinCard others={others} />}
            </>
          ) : (
            <LearntCard view={view} />
          )
        }
      >
        <BreachCard view={view} />
        {isOpen && <CloseCard view={view} measures={measures} />}
      </Split>
    </CaseFrame>
  )
}
