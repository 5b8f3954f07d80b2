import { useState } from 'react'
import { type ActionFunctionArgs, Link, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import {
  type FatedLine,
  getOrganisationsByOrganisationIdWaves,
  postOrganisationsByOrganisationIdWaves,
  postOrganisationsByOrganisationIdWavesPreview,
  type Wave,
} from '../../../../api-client/index.ts'
import { dayOf } from '../../../../kernel/day.ts'
import { loaded, submitted } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { EmptyState } from '../../../../ui/show/EmptyState.tsx'
import { Notice } from '../../../../ui/show/Notice.tsx'
import { Row, Rows } from '../../../../ui/show/Rows.tsx'
import { OnDay } from '../../../../ui/show/When.tsx'
import { formText, numbersIn } from '../form-text.ts'
import { outreachPaths } from '../paths.ts'
import { ListForm } from '../pieces/ListForm.tsx'
import { WaveForm } from '../pieces/WaveForm.tsx'
import { waveTexts as words } from '../texts.fr.ts'

export async function loader({ params, request: { signal } }: LoaderFunctionArgs) {
  const path = { organisationId: params.organisationId ?? '' }
  return { ...path, ...(await loaded(getOrganisationsByOrganisationIdWaves({ path, signal }))) }
}

/** Two forms: the list, looked at; then its sending. */
export async function action({ params, request }: ActionFunctionArgs) {
  const path = { organisationId: params.organisationId ?? '' }
  const form = await request.formData()
  if (formText(form, 'part') === 'list') {
    const file = form.get('file')
    const body = file instanceof File && file.size > 0 ? { file } : { text: formText(form, 'text') }
    return submitted(postOrganisationsByOrganisationIdWavesPreview({ path, body }))
  }
  const outcome = await submitted(
    postOrganisationsByOrganisationIdWaves({
      path,
      body: {
        name: formText(form, 'name'),
        message: formText(form, 'message'),
        reminderDays: numbersIn(form, 'reminderDays'),
        lines: JSON.parse(formText(form, 'lines')),
      },
    }),
  )
  return outcome.ok ? redirect(outreachPaths.wave(path.organisationId, outcome.value.waveId)) : outcome
}

export function Component() {
  const { organisationId, canWrite, waves } = useLoaderData<typeof loader>()
  const [lines, setLines] = useState<readonly FatedLine[] | null>(null)
  return (
    <Page title={words.title} lead={words.lead}>
      {!canWrite && <Notice>{words.noMail}</Notice>}
      <Card title={lines === null ? words.newTitle : words.previewTitle}>
        {lines === null ? (
          <ListForm onRead={setLines} />
        ) : (
          <WaveForm lines={lines} onBack={() => setLines(null)} />
        )}
      </Card>
      <Card title={words.list}>
        {waves.length === 0 ? (
          <EmptyState title={words.none} headingLevel={3}>
            {words.noneMeaning}
          </EmptyState>
        ) : (
          <Rows>
            {waves.map((wave) => (
              <OneWave key={wave.id} organisationId={organisationId} wave={wave} />
            ))}
          </Rows>
        )}
      </Card>
    </Page>
  )
}

function OneWave({ organisationId, wave }: { readonly organisationId: string; readonly wave: Wave }) {
  const { invited, accepted, neverOpened, amiss } = wave
  return (
    <Row end={words.counts(invited, accepted)}>
      <p>
        <Link to={outreachPaths.wave(organisationId, wave.id)}>{wave.name}</Link>
      </p>
      <p className="soft small">
        <OnDay day={dayOf(new Date(wave.createdAt))} /> {words.by(wave.createdByName)}
        {neverOpened > 0 && ` · ${words.neverOpened(neverOpened)}`}
        {amiss > 0 && ` · ${words.amiss(amiss)}`}
      </p>
    </Row>
  )
}
