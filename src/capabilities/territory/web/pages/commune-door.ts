import { type LoaderFunctionArgs, redirect } from 'react-router'
import { getCommunesByInsee } from '../../../../api-client/index.ts'
import { loaded } from '../../../../ui/http.ts'
import { frontWith } from '../front.ts'

/** The bare address of a commune leads to where one lands in it. */
export async function loader({ params, request: { signal } }: LoaderFunctionArgs) {
  const space = await loaded(getCommunesByInsee({ path: { insee: params.insee ?? '' }, signal }))
  return redirect(frontWith(space))
}
