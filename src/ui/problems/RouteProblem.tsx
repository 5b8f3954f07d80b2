import { isRouteErrorResponse, Navigate, useLocation, useRevalidator, useRouteError } from 'react-router'
import { problemOf } from '../http.ts'
import { signInWithReturn } from '../return-path.ts'
import { Button, LinkButton } from '../show/Button.tsx'
import { ProblemScreen } from './ProblemScreen.tsx'
import { isSecondFactorNeeded, type Problem, ProblemError } from './problem.ts'
import { type ProblemWords, problemActions, problemTexts } from './texts.fr.ts'

export interface RouteProblemProps {
  readonly homePath: string
  readonly signInPath: string
  /** Where one gives the second proof that a role asks for. */
  readonly secondFactorPath: string
}

/** The error boundary of every route: a problem of the API, an unknown page, a bug. */
export function RouteProblem({ homePath, signInPath, secondFactorPath }: RouteProblemProps) {
  const error = useRouteError()
  const { pathname, search } = useLocation()
  if (error instanceof ProblemError) {
    if (error.problem.status === 401)
      return <Navigate replace to={signInWithReturn(signInPath, pathname + search)} />
    if (isSecondFactorNeeded(error.problem))
      return <Navigate replace to={signInWithReturn(secondFactorPath, pathname + search)} />
    return <ApiProblem problem={error.problem} homePath={homePath} />
  }
  if (isRouteErrorResponse(error) && error.status === 404) {
    return <ProblemScreen {...problemTexts.notFound} actions={<Home path={homePath} />} />
  }
  if (isMissingPiece(error)) return <ProblemScreen {...problemTexts.updated} actions={<Reload />} />
  if (error instanceof TypeError && isNetworkFailure(error)) {
    return <ApiProblem problem={problemOf(null, 0)} homePath={homePath} />
  }
  return <ProblemScreen {...problemTexts.unexpected} actions={<Reload />} />
}

/** Kinds whose own words say more than the API's: nothing answered, or nothing is there. */
const wordsByStatus: Partial<Record<number, ProblemWords>> = {
  403: problemTexts.forbidden,
  404: problemTexts.notFound,
  502: problemTexts.unavailable,
  503: problemTexts.unavailable,
  504: problemTexts.unavailable,
}

function ApiProblem({ problem, homePath }: { readonly problem: Problem; readonly homePath: string }) {
  const words =
    problem.status === 0
      ? navigator.onLine
        ? problemTexts.unreachable
        : problemTexts.offline
      : wordsByStatus[problem.status]
  const isFinal = problem.status === 403 || problem.status === 404
  const actions = isFinal ? <Home path={homePath} /> : <Retry />
  // The API's own sentence says all three things, and of a 403 or a 404 it knows what is missing.
  const isSaidByApi = problem.type !== 'about:blank' && (isFinal || !words)
  if (isSaidByApi || !words) {
    return <ProblemScreen title={problem.title} happened={problem.detail ?? ''} actions={actions} />
  }
  return <ProblemScreen {...words} actions={actions} />
}

function Retry() {
  const revalidator = useRevalidator()
  return (
    <Button look="main" isBusy={revalidator.state === 'loading'} onClick={() => revalidator.revalidate()}>
      {problemActions.retry}
    </Button>
  )
}

function Reload() {
  return (
    <Button look="main" onClick={() => window.location.reload()}>
      {problemActions.reload}
    </Button>
  )
}

function Home({ path }: { readonly path: string }) {
  return (
    <LinkButton look="main" to={path}>
      {problemActions.home}
    </LinkButton>
  )
}

/** A lazy page whose file a newer version has replaced; each engine has its own sentence for it. */
const isMissingPiece = (error: unknown): boolean =>
  error instanceof Error &&
  /dynamically imported module|importing a module script|preload CSS/i.test(error.message)

/** What `fetch` throws when nobody answers: Chromium, Firefox, Safari. */
const isNetworkFailure = (error: TypeError): boolean =>
  /failed to fetch|NetworkError|load failed/i.test(error.message)
