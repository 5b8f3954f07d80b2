import { type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import { postSignInProviderAnswer } from '../../../../api-client/index.ts'
import { submitted } from '../../../../ui/http.ts'
import { ProblemScreen } from '../../../../ui/problems/ProblemScreen.tsx'
import type { Problem } from '../../../../ui/problems/problem.ts'
import { signInWithReturn } from '../../../../ui/return-path.ts'
import { LinkButton } from '../../../../ui/show/Button.tsx'
import { identityPaths } from '../paths.ts'
import { goalAfterProvider } from '../provider-journey.ts'
import { providerTexts } from '../provider-texts.fr.ts'

/** Hands over what the provider answered, once: this address leads nowhere when it is opened again. */
export async function loader({ request }: LoaderFunctionArgs) {
  const answer = new URL(request.url).searchParams.toString()
  const outcome = await submitted(postSignInProviderAnswer({ body: { answer } }))
  if (!outcome.ok) return outcome.error
  const goal = goalAfterProvider()
  if (outcome.value.kind === 'second-factor')
    return redirect(signInWithReturn(identityPaths.secondFactor, goal))
  return redirect(goal)
}

export function Component() {
  const problem = useLoaderData<Problem>()
  const words = providerTexts.back
  const isUnlinked = problem.type === 'urn:beffroi:problem:identity-not-linked'
  return (
    <ProblemScreen
      title={problem.title}
      happened={problem.detail ?? ''}
      actions={
        isUnlinked ? (
          <LinkButton look="main" to={signInWithReturn(identityPaths.signIn, identityPaths.account)}>
            {words.toAccount}
          </LinkButton>
        ) : (
          <LinkButton look="main" to={identityPaths.signIn}>
            {words.toSignIn}
          </LinkButton>
        )
      }
    />
  )
}
