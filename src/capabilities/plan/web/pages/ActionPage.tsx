import { lazy, Suspense } from 'react'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import {
  getCommunesByInseeActionsByActionId,
  getCommunesByInseeActionsByActionIdAssignment,
  patchCommunesByInseeActionsByActionId,
  postCommunesByInseeActionsByActionIdAssignmentDecision,
  postCommunesByInseeActionsByActionIdAssignmentMessages,
  postCommunesByInseeActionsByActionIdComments,
  postCommunesByInseeActionsByActionIdDone,
  postCommunesByInseeActionsByActionIdReopen,
  putCommunesByInseeActionsByActionIdAssignment,
} from '../../../../api-client/index.ts'
import { loaded, submitted } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { Split } from '../../../../ui/show/Layout.tsx'
import { actionChangeIn } from '../action-change.ts'
import { actionTexts } from '../action-texts.fr.ts'
import { planPaths } from '../paths.ts'
import { ActionAside } from '../pieces/ActionAside.tsx'
import { ActionHistory } from '../pieces/ActionHistory.tsx'
import { ActionLead } from '../pieces/ActionLead.tsx'
import { ActionProof } from '../pieces/ActionProof.tsx'
import { ActionSteps } from '../pieces/ActionSteps.tsx'
import { CommentsCard } from '../pieces/CommentsCard.tsx'
import { texts } from '../texts.fr.ts'

/** Below the first screen: comes after it. */
const assignmentCard = () => import('../pieces/AssignmentCard.tsx')
const AssignmentCard = lazy(() => assignmentCard().then((module) => ({ default: module.AssignmentCard })))

export async function loader({ params: { insee = '', actionId = '' }, request }: LoaderFunctionArgs) {
  const { signal } = request
  void assignmentCard()
  const path = { insee, actionId }
  const [shown, assignment] = await Promise.all([
    loaded(getCommunesByInseeActionsByActionId({ path, signal })),
    loaded(getCommunesByInseeActionsByActionIdAssignment({ path, signal })),
  ])
  return { insee, action: shown, assignment }
}

/** What the forms of this page ask for, in their field `intent`. */
export async function action({ params: { insee = '', actionId = '' }, request }: ActionFunctionArgs) {
  const path = { insee, actionId }
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '')
  switch (text('intent')) {
    case 'done':
      return submitted(
        postCommunesByInseeActionsByActionIdDone({ path, body: { note: text('note') || null } }),
      )
    case 'reopen':
      return submitted(postCommunesByInseeActionsByActionIdReopen({ path }))
    case 'comment':
      return submitted(postCommunesByInseeActionsByActionIdComments({ path, body: { text: text('text') } }))
    case 'hand': {
      const [kind, id] = text('to').split(':')
      const to = id ? { kind: kind === 'person' ? ('person' as const) : ('organisation' as const), id } : null
      return submitted(putCommunesByInseeActionsByActionIdAssignment({ path, body: { to } }))
    }
    case 'decide': {
      const decision = text('decision') === 'confirmed' ? ('confirmed' as const) : ('again' as const)
      const body = { decision, note: text('note') || null }
      return submitted(postCommunesByInseeActionsByActionIdAssignmentDecision({ path, body }))
    }
    case 'message':
      return submitted(
        postCommunesByInseeActionsByActionIdAssignmentMessages({ path, body: { text: text('text') } }),
      )
    default:
      return submitted(
        patchCommunesByInseeActionsByActionId({
          path,
          body: actionChangeIn(form),
          headers: { 'If-Match': `"${text('version')}"` },
        }),
      )
  }
}

export function Component() {
  const { insee, action: shown, assignment } = useLoaderData<typeof loader>()
  const parts = { insee, action: shown }
  return (
    <Page
      title={shown.title}
      breadcrumb={[{ label: texts.plan.title, path: planPaths.plan(insee) }, { label: actionTexts.crumb }]}
      lead={<ActionLead {...parts} />}
    >
      <Split
        aside={
          <>
            <ActionAside key={shown.id} {...parts} />
            <Suspense>
              <AssignmentCard insee={insee} shown={assignment} />
            </Suspense>
          </>
        }
      >
        <ActionSteps {...parts} />
        <ActionProof {...parts} />
        <CommentsCard comments={shown.comments} />
        <ActionHistory history={shown.history} />
      </Split>
    </Page>
  )
}
