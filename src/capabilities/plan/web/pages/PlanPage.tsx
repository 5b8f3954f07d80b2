import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import {
  getCommunesByInseePlan,
  putCommunesByInseeActionsByActionIdPosition,
} from '../../../../api-client/index.ts'
import { durationInWords } from '../../../../kernel/duration-in-words.ts'
import { loaded, submitted } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { LinkButton } from '../../../../ui/show/Button.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { EmptyState } from '../../../../ui/show/EmptyState.tsx'
import { Split, Stack } from '../../../../ui/show/Layout.tsx'
import { diagnosticPaths } from '../../../diagnostic/web/index.ts'
import { placesIn } from '../move.ts'
import { EndedActions } from '../pieces/EndedActions.tsx'
import { OrderedPlan } from '../pieces/OrderedPlan.tsx'
import { PlanAside } from '../pieces/PlanAside.tsx'
import { WeekActions } from '../pieces/WeekActions.tsx'
import { texts } from '../texts.fr.ts'

const words = texts.plan

export async function loader({ params: { insee = '' }, request: { signal } }: LoaderFunctionArgs) {
  const plan = await loaded(getCommunesByInseePlan({ path: { insee }, signal }))
  return { insee, plan }
}

/** Writes the places of a move, the moved action first; answers it as it then stands. */
export async function action({ params: { insee = '' }, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const [moved, ...passed] = placesIn(String(form.get('places'))) ?? []
  if (moved === undefined) throw new Error('a move without a place')
  const place = ({ actionId, position }: typeof moved) =>
    submitted(putCommunesByInseeActionsByActionIdPosition({ path: { insee, actionId }, body: { position } }))
  const outcome = await place(moved)
  for (const other of passed) {
    const next = outcome.ok ? await place(other) : outcome
    if (!next.ok) return next
  }
  return outcome
}

export function Component() {
  const { insee, plan } = useLoaderData<typeof loader>()
  const { open, done, closed } = plan.counts
  if (open + done + closed === 0) return <NothingYet insee={insee} />
  const lead = open === 0 ? words.leadNothing : words.lead(open, durationInWords(plan.totalMinutes))
  return (
    <Page title={words.title} lead={lead}>
      <Split aside={<PlanAside insee={insee} counts={plan.counts} />}>
        {open === 0 ? (
          <Card>
            <EmptyState title={words.allDone.title}>
              <p>{words.allDone.meaning}</p>
            </EmptyState>
          </Card>
        ) : (
          <>
            <Card title={plan.week.title}>
              <Stack>
                <p className="soft">{plan.week.sentence}</p>
                <WeekActions insee={insee} plan={plan} />
              </Stack>
            </Card>
            <OrderedPlan insee={insee} plan={plan} />
          </>
        )}
        <EndedActions insee={insee} ended={plan.ended} />
      </Split>
    </Page>
  )
}

function NothingYet({ insee }: { readonly insee: string }) {
  return (
    <Page title={words.title}>
      <Card>
        <EmptyState
          title={words.empty.title}
          action={
            <LinkButton look="main" to={diagnosticPaths.questions(insee)}>
              {words.empty.start}
            </LinkButton>
          }
        >
          <p>{words.empty.meaning}</p>
        </EmptyState>
      </Card>
    </Page>
  )
}
