import { useState } from 'react'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { getCommunesByInseeCostOfAWeek, putCommunesByInseeCostOfAWeek } from '../../../../api-client/index.ts'
import { fail } from '../../../../kernel/result.ts'
import { loaded, submitted } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { Button, LinkButton } from '../../../../ui/show/Button.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Actions, Stack } from '../../../../ui/show/Layout.tsx'
import { Notice } from '../../../../ui/show/Notice.tsx'
import { territoryPaths } from '../../../territory/web/index.ts'
import { costTexts } from '../cost-texts.fr.ts'
import { eurosInWords } from '../in-words.ts'
import { planPaths } from '../paths.ts'
import { CostCases } from '../pieces/CostCases.tsx'
import { CostForm } from '../pieces/CostForm.tsx'
import { CostLines } from '../pieces/CostLines.tsx'
import { TakesFocus } from '../pieces/TakesFocus.tsx'
import { texts } from '../texts.fr.ts'
import { linesShownIn, weekCostChangeIn, wrongNumbers } from '../week-cost-change.ts'

const words = costTexts

export async function loader({ params: { insee = '' }, request: { signal } }: LoaderFunctionArgs) {
  const cost = await loaded(getCommunesByInseeCostOfAWeek({ path: { insee }, signal }))
  return { insee, cost }
}

export async function action({ params: { insee = '' }, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const change = weekCostChangeIn(form, linesShownIn(form))
  if (!change.ok) return fail(wrongNumbers(change.error))
  return submitted(
    putCommunesByInseeCostOfAWeek({
      path: { insee },
      body: change.value,
      headers: { 'If-Match': `"${String(form.get('version'))}"` },
    }),
  )
}

export function Component() {
  const { insee, cost } = useLoaderData<typeof loader>()
  const [step, setStep] = useState<'reading' | 'correcting' | 'saved' | 'given-up'>('reading')
  const isCorrecting = step === 'correcting'
  const missing = cost.lines.filter(({ quantity }) => quantity === null).length
  const correct = () => setStep('correcting')
  return (
    <Page
      width="reading"
      title={words.title}
      breadcrumb={[{ label: texts.plan.title, path: planPaths.plan(insee) }, { label: words.title }]}
      lead={<span className="screen-only">{words.lead}</span>}
    >
      <Stack>
        <Card title={words.totalLabel}>
          <p className="figure">
            {(cost.isComplete ? words.about : words.atLeast)(eurosInWords(cost.totalInEuros))}
          </p>
          <p>{words.basis}</p>
          <p className="soft">{cost.notice}</p>
          {!isCorrecting && (
            <Actions>
              <Button onClick={correct}>{words.correct}</Button>
              <Button onClick={() => window.print()}>{words.print}</Button>
            </Actions>
          )}
        </Card>
        {step === 'saved' && (
          <div className="screen-only">
            <TakesFocus isWanted>
              <Notice tone="success" isLive title={words.form.saved} />
            </TakesFocus>
          </div>
        )}
        {missing > 0 && !isCorrecting && (
          <Notice
            title={words.completeTitle(missing)}
            actions={
              <>
                <LinkButton to={territoryPaths.settings(insee)}>{words.completeSettings}</LinkButton>
                <Button look="quiet" onClick={correct}>
                  {words.complete}
                </Button>
              </>
            }
          >
            <p>{words.completeMeaning}</p>
          </Notice>
        )}
        {isCorrecting ? (
          <TakesFocus isWanted>
            <CostForm cost={cost} onDone={() => setStep('saved')} onCancel={() => setStep('given-up')} />
          </TakesFocus>
        ) : (
          <TakesFocus isWanted={step === 'given-up'}>
            <Card title={words.linesTitle}>
              <CostLines cost={cost} />
            </Card>
          </TakesFocus>
        )}
        <CostCases cases={cost.cases} />
      </Stack>
    </Page>
  )
}
