import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData, useParams } from 'react-router'
import {
  getCommunesByInseeCriticalData,
  putCommunesByInseeCriticalDataByKind,
} from '../../../../api-client/index.ts'
import { loaded, submitted } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { EmptyState } from '../../../../ui/show/EmptyState.tsx'
import { criticalChangeOf, fillingOf } from '../critical-change.ts'
import { formText } from '../form-text.ts'
import { diagnosticPaths } from '../paths.ts'
import { CriticalRecordCard } from '../pieces/CriticalRecordCard.tsx'
import { texts } from '../texts.fr.ts'

export async function loader({ params, request: { signal } }: LoaderFunctionArgs) {
  const { records } = await loaded(
    getCommunesByInseeCriticalData({ path: { insee: params.insee ?? '' }, signal }),
  )
  return records
}

/** Saves one line if nobody changed it since `version`; a 412 carries both. */
export async function action({ params, request }: ActionFunctionArgs) {
  const form = await request.formData()
  return submitted(
    putCommunesByInseeCriticalDataByKind({
      path: { insee: params.insee ?? '', kind: formText(form, 'kind') },
      body: criticalChangeOf({
        whereKept: formText(form, 'whereKept'),
        howSaved: formText(form, 'howSaved'),
        responsible: formText(form, 'responsible'),
        tolerableHours: formText(form, 'tolerableHours'),
      }),
      headers: { 'If-Match': `"${formText(form, 'version')}"` },
    }),
  )
}

const words = texts.critical

export function Component() {
  const records = useLoaderData<typeof loader>()
  const { insee = '' } = useParams()
  const filled = records.filter((record) => fillingOf(record) === 'filled').length
  return (
    <Page
      width="reading"
      title={words.title}
      breadcrumb={[
        { label: texts.questions.windowTitle, path: diagnosticPaths.questions(insee) },
        { label: words.title },
      ]}
      lead={words.lead(filled, records.length)}
    >
      {records.length === 0 && (
        <Card>
          <EmptyState title={words.nothingTitle}>{words.nothing}</EmptyState>
        </Card>
      )}
      {records.map((record) => (
        <CriticalRecordCard key={record.kind} record={record} />
      ))}
    </Page>
  )
}
