import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import {
  type Departure,
  deleteCommunesByInseeDeparture,
  getCommunesByInsee,
  getCommunesByInseeDeparture,
  postCommunesByInseeDeparture,
} from '../../../../api-client/index.ts'
import { dayInWords, dayOf } from '../../../../kernel/day.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { Checkbox } from '../../../../ui/forms/Checkbox.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { TextField } from '../../../../ui/forms/TextField.tsx'
import { loaded, submitted } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { LinkButton } from '../../../../ui/show/Button.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Stack } from '../../../../ui/show/Layout.tsx'
import { Notice } from '../../../../ui/show/Notice.tsx'
import { Record } from '../../../../ui/show/Record.tsx'
import { RankRow, Rows } from '../../../../ui/show/Rows.tsx'
import { formText } from '../form-text.ts'
import { departureTexts as words } from '../leave-texts.fr.ts'
import { exportFile, integrationPaths } from '../paths.ts'

export async function loader({ params, request: { signal } }: LoaderFunctionArgs) {
  const path = { insee: params.insee ?? '' }
  const [{ departure }, { name }] = await Promise.all([
    loaded(getCommunesByInseeDeparture({ path, signal })),
    loaded(getCommunesByInsee({ path, signal })),
  ])
  return { ...path, name, departure }
}

/** Two forms: asking, and calling off. */
export async function action({ params, request }: ActionFunctionArgs) {
  const path = { insee: params.insee ?? '' }
  const form = await request.formData()
  return formText(form, 'part') === 'call-off'
    ? submitted(deleteCommunesByInseeDeparture({ path }))
    : submitted(postCommunesByInseeDeparture({ path, body: { name: formText(form, 'name') } }))
}

export function Component() {
  const { insee, name, departure } = useLoaderData<typeof loader>()
  const crumbs = [{ label: words.back, path: integrationPaths.belongings(insee) }, { label: words.title }]
  return (
    <Page title={words.title} lead={words.lead} breadcrumb={crumbs} width="reading">
      <Stack>
        {departure !== null && <Awaited departure={departure} />}
        <Card title={words.steps}>
          <Stack>
            <Rows ordered>
              {words.stepList.map(({ title, text }, index) => (
                <RankRow key={title} rank={index + 1} title={title} isTall>
                  <p>{text}</p>
                </RankRow>
              ))}
            </Rows>
            <p className="soft small">{words.backups}</p>
          </Stack>
        </Card>
        {departure === null && (
          <Card title={words.askTitle}>
            <ActionForm aria-label={words.askTitle}>
              <div>
                <LinkButton isFile to={exportFile(insee)}>
                  {words.download}
                </LinkButton>
              </div>
              <Checkbox name="hasExport" label={words.hasExport} isOptional={false} />
              <TextField name="name" label={words.name(name)} width="medium" />
              <div>
                <SubmitButton look="alarm">{words.ask}</SubmitButton>
              </div>
            </ActionForm>
          </Card>
        )}
      </Stack>
    </Page>
  )
}

function Awaited({ departure }: { readonly departure: NonNullable<Departure> }) {
  const { askedByName, askedAt, dueAt, attestationLink } = departure
  const onDay = (at: string) => dayInWords(dayOf(new Date(at)))
  return (
    <>
      <Notice tone="problem" title={words.waitingTitle(onDay(dueAt))}>
        <p>{words.askedBy(askedByName, onDay(askedAt))}</p>
        <ActionForm aria-label={words.callOff}>
          <input type="hidden" name="part" value="call-off" />
          <div>
            <SubmitButton look="plain">{words.callOff}</SubmitButton>
          </div>
        </ActionForm>
      </Notice>
      <Card title={words.linkTitle}>
        <p>{words.linkMeaning}</p>
        <Record text={attestationLink} copyLabel={words.copyLink} />
      </Card>
    </>
  )
}
