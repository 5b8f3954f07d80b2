import { lazy, Suspense } from 'react'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useLoaderData,
  useSearchParams,
} from 'react-router'
import {
  deleteAccountRecovery,
  deleteIdentitiesByIdentityId,
  deleteSecondFactor,
  deleteSessionsBySessionId,
  getIdentities,
  getPasskeys,
  getSession,
  getSessions,
  postPassword,
  postSecondFactorRecoveryCodes,
  postSessionsRevokeOthers,
} from '../../../../api-client/index.ts'
import { loaded, submitted } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { signInWithReturn } from '../../../../ui/return-path.ts'
import { Facts } from '../../../../ui/show/Facts.tsx'
import { Stack } from '../../../../ui/show/Layout.tsx'
import { Notice } from '../../../../ui/show/Notice.tsx'
import { formText } from '../form-text.ts'
import { passkeyAction } from '../passkey-actions.ts'
import { codesLeftParameter, identityPaths } from '../paths.ts'
import { CodeCard } from '../pieces/CodeCard.tsx'
import { PasskeysCard } from '../pieces/PasskeysCard.tsx'
import { PasswordCard } from '../pieces/PasswordCard.tsx'
import { SecondProofNotice } from '../pieces/SecondProofNotice.tsx'
import { allOthers, SessionsCard } from '../pieces/SessionsCard.tsx'
import { leaveForProvider } from '../provider-journey.ts'
import { texts } from '../texts.fr.ts'

/** Most installations have no identity provider. */
const IdentitiesCard = lazy(() =>
  import('../pieces/IdentitiesCard.tsx').then((piece) => ({ default: piece.IdentitiesCard })),
)

export async function loader({ request: { signal } }: LoaderFunctionArgs) {
  const { person, provider } = await loaded(getSession({ signal }))
  if (person === null) return redirect(signInWithReturn(identityPaths.signIn, identityPaths.account))
  const [{ sessions }, { passkeys }, { identities }] = await Promise.all([
    loaded(getSessions({ signal })),
    loaded(getPasskeys({ signal })),
    loaded(getIdentities({ signal })),
  ])
  return { person, provider, sessions, passkeys, identities }
}
type Account = Exclude<Awaited<ReturnType<typeof loader>>, Response>

/** What the forms of this page ask for, in their field `intent`. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData()
  const aboutPasskeys = passkeyAction(form)
  if (aboutPasskeys) return aboutPasskeys
  const password = formText(form, 'password')
  switch (formText(form, 'intent')) {
    case 'close-session':
      return submitted(closeSession(formText(form, 'sessionId')))
    case 'stop-recovery':
      return submitted(deleteAccountRecovery())
    case 'link-identity':
      return leaveForProvider({ purpose: 'link', goal: identityPaths.account })
    case 'unlink-identity':
      return submitted(
        deleteIdentitiesByIdentityId({
          path: { identityId: formText(form, 'identityId') },
          body: password === '' ? {} : { password },
        }),
      )
    case 'change-password':
      return submitted(postPassword({ body: { password, newPassword: formText(form, 'newPassword') } }))
    case 'new-recovery-codes':
      return submitted(postSecondFactorRecoveryCodes({ body: { password } }))
    default:
      return submitted(deleteSecondFactor({ body: { password } }))
  }
}

const closeSession = (sessionId: string) =>
  sessionId === allOthers ? postSessionsRevokeOthers() : deleteSessionsBySessionId({ path: { sessionId } })

export function Component() {
  const { person, provider, sessions, passkeys, identities } = useLoaderData<Account>()
  const [search] = useSearchParams()
  const codesLeft = search.get(codesLeftParameter)
  const words = texts.account
  return (
    <Page width="reading" title={words.title}>
      <Stack>
        {codesLeft !== null && <Notice title={words.recoveryCodesLeft(Number(codesLeft))} />}
        <Facts
          facts={[
            { label: words.name, value: person.name },
            { label: words.email, value: person.email },
          ]}
        />
        <SecondProofNotice person={person} />
        <PasskeysCard person={person} passkeys={passkeys} />
        <CodeCard person={person} />
        {provider !== null && (
          <Suspense>
            <IdentitiesCard person={person} identities={identities} label={provider} />
          </Suspense>
        )}
        {person.hasPassword && <PasswordCard person={person} />}
        <SessionsCard sessions={sessions} />
      </Stack>
    </Page>
  )
}
