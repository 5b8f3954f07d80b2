import type { LoaderFunctionArgs } from 'react-router'
import { getCommunesByInseeIncidentsByIncidentIdCase } from '../../../api-client/index.ts'
import { loaded } from '../../../ui/http.ts'

/** The loader of every page of a case. */
export async function readCase({ params, request: { signal } }: LoaderFunctionArgs) {
  const { insee = '', incidentId = '' } = params
  const view = await loaded(
    getCommunesByInseeIncidentsByIncidentIdCase({ path: { insee, incidentId }, signal }),
  )
  return { insee, view }
}

/** What was typed under this name; null when nothing was. */
export function textIn(form: FormData, name: string): string | null {
  const text = form.get(name)
  return typeof text === 'string' && text.trim() !== '' ? text : null
}
