import { redirect } from 'react-router'
import { postSignOut } from '../../../../api-client/index.ts'
import { loaded } from '../../../../ui/http.ts'
import { identityPaths } from '../paths.ts'

export const loader = () => redirect('/')

export async function action() {
  const { providerUrl } = await loaded(postSignOut())
  if (providerUrl !== null) {
    window.location.assign(providerUrl)
    // The page is leaving for the provider, which sends the browser back to the sign-in page.
    return new Promise<never>(() => undefined)
  }
  return redirect(identityPaths.signIn)
}
