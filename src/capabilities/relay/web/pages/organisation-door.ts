import { type LoaderFunctionArgs, redirect } from 'react-router'
import { relayPaths } from '../paths.ts'

/** The bare address of an organisation leads to where one lands in it. */
export function loader({ params }: LoaderFunctionArgs) {
  return redirect(relayPaths.today(params.organisationId ?? ''))
}
