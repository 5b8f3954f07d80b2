import { redirect } from 'react-router'
import { postSignOut } from '../../../../api-client/index.ts'
import { loaded } from '../../../../ui/http.ts'
import { identityPaths } from '../paths.ts'

export const loader = () => redirect('/')

export async function action() {
  await loaded(postSignOut())
  return redirect(identityPaths.signIn)
}
