import { type LoaderFunctionArgs, redirect } from 'react-router'
import { getOrganisationsByOrganisationId } from '../../../../api-client/index.ts'
import { loaded } from '../../../../ui/http.ts'
import { planPaths } from '../../../plan/web/index.ts'
import { relayPaths } from '../paths.ts'

/** The bare address of an organisation leads to where one lands in it. */
export async function loader({ params, request: { signal } }: LoaderFunctionArgs) {
  const organisationId = params.organisationId ?? ''
  const { kind } = await loaded(getOrganisationsByOrganisationId({ path: { organisationId }, signal }))
  return redirect(kind === 'provider' ? planPaths.askedOf(organisationId) : relayPaths.today(organisationId))
}
