import { lazy, Suspense } from 'react'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData, useParams } from 'react-router'
import {
  getCommunesByInseeFindingsByCode,
  putCommunesByInseeFindingsByNoticeAnswer,
} from '../../../../api-client/index.ts'
import { loaded, submitted } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Split } from '../../../../ui/show/Layout.tsx'
import { Moment } from '../../../../ui/show/Moment.tsx'
import { Record } from '../../../../ui/show/Record.tsx'
import { useLive } from '../../../../ui/use-live.ts'
import { AskRelayLink } from '../../../territory/web/index.ts'
import { evidenceText } from '../evidence-text.ts'
import { texts as fixTexts } from '../fix-texts.fr.ts'
import { watchPaths } from '../paths.ts'
import { FindingHistory } from '../pieces/FindingHistory.tsx'
import { FixCard } from '../pieces/FixCard.tsx'
import { ProviderSteps } from '../pieces/ProviderSteps.tsx'
import { VerdictState } from '../pieces/VerdictState.tsx'
import { texts } from '../texts.fr.ts'

const words = texts.finding

/** For two findings only. */
const NoticeConfirmation = lazy(() =>
  import('../pieces/NoticeConfirmation.tsx').then((module) => ({ default: module.NoticeConfirmation })),
)

/** For one finding only. */
const SpfTreeCard = lazy(() =>
  import('../pieces/SpfTreeCard.tsx').then((module) => ({ default: module.SpfTreeCard })),
)

export async function loader({ params, request: { signal } }: LoaderFunctionArgs) {
  const { insee = '', code = '' } = params
  return loaded(getCommunesByInseeFindingsByCode({ path: { insee, code }, signal }))
}

/** What a person says of a page: `yes URL`, `no` or `no-page`. */
export async function action({ params: { insee = '', code = '' }, request }: ActionFunctionArgs) {
  const [said = '', url = null] = String((await request.formData()).get('answer')).split(' ', 2)
  return submitted(
    putCommunesByInseeFindingsByNoticeAnswer({
      // Only these two findings have the form.
      path: { insee, notice: code as 'legal-notice' | 'accessibility-statement' },
      body: { answer: said as 'yes' | 'no' | 'no-page', url },
    }),
  )
}

export function Component() {
  const { findings, steps, toConfirm } = useLoaderData<typeof loader>()
  const { insee = '' } = useParams()
  useLive(`/api/v1/communes/${insee}/events`)
  const [finding] = findings
  if (finding === undefined) return null
  const { code, verdict, title, meaning, evidence, observedAt, fix } = finding
  return (
    <Page
      title={title}
      breadcrumb={[{ label: texts.room, path: watchPaths.findings(insee) }, { label: words.crumb }]}
      lead={
        <>
          <VerdictState verdict={verdict} /> {words.seen}
          <Moment at={observedAt} />.
        </>
      }
    >
      <Split
        aside={
          <>
            <Card title={words.history}>
              <FindingHistory history={findings} />
            </Card>
            <AskRelayLink />
          </>
        }
      >
        <Card title={words.meaning}>
          <p>{meaning}</p>
          <p className="soft small">{/^[12]\./.test(code) ? words.criterion(code) : words.beside}</p>
        </Card>
        {toConfirm && (
          <Suspense>
            <NoticeConfirmation code={code} toConfirm={toConfirm} />
          </Suspense>
        )}
        {fix ? (
          <FixCard fix={fix} steps={steps} />
        ) : toConfirm ? null : (
          <Card title={fixTexts.fix}>
            <p>{verdict === 'could-not-tell' ? words.laterTold : words.nothingToDo}</p>
            <ProviderSteps steps={steps} isAboutRecord={false} />
          </Card>
        )}
        {code === 'spf-quality' && (
          <Suspense>
            <SpfTreeCard evidence={evidence} />
          </Suspense>
        )}
        <Card title={words.raw}>
          <p className="soft">{words.rawMeaning}</p>
          <Record text={evidenceText(evidence)} copyLabel={words.copyRaw} />
        </Card>
      </Split>
    </Page>
  )
}
