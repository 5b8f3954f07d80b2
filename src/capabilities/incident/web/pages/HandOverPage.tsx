import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { getCommunesByInseeIncidentsByIncidentIdHandOvers } from '../../../../api-client/index.ts'
import { loaded } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { Split } from '../../../../ui/show/Layout.tsx'
import { frameTexts } from '../frame-texts.fr.ts'
import { sendHandOver } from '../hand-over-change.ts'
import { handOverTexts as words } from '../hand-over-texts.fr.ts'
import { incidentPaths } from '../paths.ts'
import { HandedOverCard } from '../pieces/HandedOverCard.tsx'
import { HandOverForm } from '../pieces/HandOverForm.tsx'

const pathIn = ({ insee = '', incidentId = '' }: LoaderFunctionArgs['params']) => ({ insee, incidentId })

export async function loader({ params, request: { signal } }: LoaderFunctionArgs) {
  const path = pathIn(params)
  const choices = await loaded(getCommunesByInseeIncidentsByIncidentIdHandOvers({ path, signal }))
  return { ...path, choices }
}

export async function action({ params, request }: ActionFunctionArgs) {
  return sendHandOver(pathIn(params), await request.formData(), request.signal)
}

/** What leaves the case, ticked one by one, and what already left by a link. */
export function Component() {
  const { insee, incidentId, choices } = useLoaderData<typeof loader>()
  return (
    <Page
      title={words.title}
      lead={words.lead}
      breadcrumb={[
        { label: frameTexts.incidents, path: incidentPaths.incidents(insee) },
        { label: frameTexts.room, path: incidentPaths.room(insee, incidentId) },
        { label: frameTexts.files, path: incidentPaths.files(insee, incidentId) },
        { label: words.title },
      ]}
    >
      <Split aside={<HandedOverCard choices={choices} />}>
        <HandOverForm choices={choices} />
      </Split>
    </Page>
  )
}
