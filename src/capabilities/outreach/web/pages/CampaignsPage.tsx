import { type ActionFunctionArgs, Link, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import {
  getOrganisationsByOrganisationIdCampaigns,
  postOrganisationsByOrganisationIdCampaigns,
} from '../../../../api-client/index.ts'
import { loaded, submitted } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { EmptyState } from '../../../../ui/show/EmptyState.tsx'
import { Notice } from '../../../../ui/show/Notice.tsx'
import { Row, Rows } from '../../../../ui/show/Rows.tsx'
import { OnDay } from '../../../../ui/show/When.tsx'
import { campaignKinds } from '../../domain/campaign.ts'
import { formText, numbersIn } from '../form-text.ts'
import { outreachPaths } from '../paths.ts'
import { CampaignForm } from '../pieces/CampaignForm.tsx'
import { campaignTexts as words } from '../texts.fr.ts'

export async function loader({ params, request: { signal } }: LoaderFunctionArgs) {
  const path = { organisationId: params.organisationId ?? '' }
  return { ...path, ...(await loaded(getOrganisationsByOrganisationIdCampaigns({ path, signal }))) }
}

export async function action({ params, request }: ActionFunctionArgs) {
  const path = { organisationId: params.organisationId ?? '' }
  const form = await request.formData()
  const kind = campaignKinds.find((each) => each === formText(form, 'kind')) ?? 'name-contact'
  const outcome = await submitted(
    postOrganisationsByOrganisationIdCampaigns({
      path,
      body: {
        kind,
        measureId: formText(form, 'measureId'),
        message: formText(form, 'message'),
        dueOn: formText(form, 'dueOn'),
        reminderDays: numbersIn(form, 'reminderDays'),
        whom: whomIn(form),
      },
    }),
  )
  return outcome.ok
    ? redirect(outreachPaths.campaign(path.organisationId, outcome.value.campaignId))
    : outcome
}

function whomIn(form: FormData) {
  switch (formText(form, 'whom')) {
    case 'epci':
      return { kind: 'epci' as const, siren: formText(form, 'siren') }
    case 'list':
      return { kind: 'list' as const, codes: formText(form, 'codes') }
    default:
      return { kind: 'all' as const }
  }
}

export function Component() {
  const known = useLoaderData<typeof loader>()
  const { organisationId, canWrite, campaigns, reachable } = known
  return (
    <Page title={words.title} lead={words.lead}>
      {!canWrite && <Notice>{words.noMail}</Notice>}
      {campaigns.length > 0 && (
        <Card title={words.list}>
          <Rows>
            {campaigns.map((one) => (
              <Row key={one.id} end={words.doneOf(one.doneCount, one.askedCount)}>
                <p>
                  <Link to={outreachPaths.campaign(organisationId, one.id)}>{one.title}</Link>
                </p>
                <p className="soft small">
                  {words.before}
                  <OnDay day={one.dueOn} />
                  {one.isClosed && ` · ${words.closedTag}`}
                </p>
              </Row>
            ))}
          </Rows>
        </Card>
      )}
      {reachable === 0 ? (
        <EmptyState title={words.nobody}>{words.nobodyMeaning}</EmptyState>
      ) : (
        <Card title={words.newTitle}>
          <CampaignForm known={known} />
        </Card>
      )}
    </Page>
  )
}
