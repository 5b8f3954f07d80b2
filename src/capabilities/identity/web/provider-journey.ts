import { postSignInProvider } from '../../../api-client/index.ts'
import { submitted } from '../../../ui/http.ts'
import { safeReturnPath } from '../../../ui/return-path.ts'

const goalKey = 'beffroi.retour'

interface Departure {
  readonly purpose: 'sign-in' | 'link'
  readonly goal: string
  readonly invitation?: string
  /** For a role that asks for them: the provider proves two, or refuses. */
  readonly asksTwoFactors?: boolean
}

/** Leaves for the identity provider; answers only when it cannot. */
export async function leaveForProvider({ goal, ...asked }: Departure) {
  const begun = await submitted(postSignInProvider({ body: asked }))
  if (!begun.ok) return begun
  sessionStorage.setItem(goalKey, goal)
  window.location.assign(begun.value.url)
  // The page is leaving: nothing more is to be shown.
  return new Promise<typeof begun>(() => undefined)
}

/** Where one wanted to go before leaving; home when nothing says so. */
export function goalAfterProvider(): string {
  const goal = safeReturnPath(sessionStorage.getItem(goalKey))
  sessionStorage.removeItem(goalKey)
  return goal ?? '/'
}
