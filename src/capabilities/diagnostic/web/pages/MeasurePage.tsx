import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData, useParams } from 'react-router'
import {
  getCommunesByInseeMeasuresByMeasureId,
  postCommunesByInseeMeasuresByMeasureIdProofs,
} from '../../../../api-client/index.ts'
import { dayOf } from '../../../../kernel/day.ts'
import { loaded, submitted } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Split } from '../../../../ui/show/Layout.tsx'
import { State, Tag } from '../../../../ui/show/State.tsx'
import { OnDay } from '../../../../ui/show/When.tsx'
import { AskRelayLink } from '../../../territory/web/index.ts'
import { formText } from '../form-text.ts'
import { legalTexts } from '../legal-texts.fr.ts'
import { measureTexts } from '../measure-texts.fr.ts'
import { diagnosticPaths } from '../paths.ts'
import { AddProof } from '../pieces/AddProof.tsx'
import { HowToDoIt } from '../pieces/HowToDoIt.tsx'
import { LegalLines } from '../pieces/LegalLines.tsx'
import { MeasureCost } from '../pieces/MeasureCost.tsx'
import { NextStep } from '../pieces/NextStep.tsx'
import { ProofHistory } from '../pieces/ProofHistory.tsx'
import { WhyThisState } from '../pieces/WhyThisState.tsx'

export async function loader({ params, request: { signal } }: LoaderFunctionArgs) {
  const { insee = '', measureId = '' } = params
  return loaded(getCommunesByInseeMeasuresByMeasureId({ path: { insee, measureId }, signal }))
}

/** A document that proves the measure, with its file or without. */
export async function action({ params, request }: ActionFunctionArgs) {
  const { insee = '', measureId = '' } = params
  const form = await request.formData()
  const file = form.get('file')
  const hasFile = file instanceof File && file.name !== ''
  return submitted(
    postCommunesByInseeMeasuresByMeasureIdProofs({
      path: { insee, measureId },
      body: {
        subject: formText(form, 'subject'),
        observedOn: formText(form, 'observedOn'),
        summary: formText(form, 'summary'),
        ...(hasFile && { file }),
      },
    }),
  )
}

const words = measureTexts.measure

export function Component() {
  const measure = useLoaderData<typeof loader>()
  const { insee = '' } = useParams()
  const documents = measure.proofs.filter(({ kind }) => kind === 'document')
  const { until } = measure
  const isApplicable = measure.state !== 'not-applicable'
  return (
    <Page
      title={measure.title}
      breadcrumb={[
        { label: words.crumb, path: diagnosticPaths.measures(insee) },
        { label: measure.themeTitle },
      ]}
      lead={
        <>
          <State kind={measure.state} />{' '}
          {until !== null && (
            <>
              {words.until}
              <OnDay day={dayOf(new Date(until))} />
              {words.thenExpired}
            </>
          )}{' '}
          {measure.isEssential && <Tag>{words.essential}</Tag>}
        </>
      }
    >
      <Split
        aside={
          <>
            <Card title={words.whyTitle}>
              <p>{measure.what}</p>
              <p>{measure.why}</p>
              <p>{words.risk(measure.risk.label)}</p>
              <p className="small soft">{words.references(measure.references)}</p>
            </Card>
            <NextStep measure={measure} />
            <AskRelayLink />
            <MeasureCost measure={measure} />
            {measure.citations.length > 0 && (
              <Card title={legalTexts.title}>
                <LegalLines citations={measure.citations} />
              </Card>
            )}
          </>
        }
      >
        <WhyThisState insee={insee} measure={measure} />
        {(isApplicable || measure.history.length > 0) && (
          <ProofHistory insee={insee} history={measure.history}>
            {isApplicable && documents.length > 0 && <AddProof documents={documents} />}
          </ProofHistory>
        )}
        <HowToDoIt insee={insee} measure={measure} />
      </Split>
    </Page>
  )
}
