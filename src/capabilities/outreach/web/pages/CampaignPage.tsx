import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import {
  type AskedCommune,
  getOrganisationsByOrganisationIdCampaignsByCampaignId,
  postOrganisationsByOrganisationIdCampaignsByCampaignIdClose,
} from '../../../../api-client/index.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { loaded, submitted } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { LinkButton } from '../../../../ui/show/Button.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { type Column, DataTable } from '../../../../ui/show/DataTable.tsx'
import { Actions, Stack } from '../../../../ui/show/Layout.tsx'
import { Meter } from '../../../../ui/show/Progress.tsx'
import { OnDay } from '../../../../ui/show/When.tsx'
import { outreachFiles, outreachPaths } from '../paths.ts'
import { campaignTexts as words } from '../texts.fr.ts'

export async function loader({ params, request: { signal } }: LoaderFunctionArgs) {
  const path = { organisationId: params.organisationId ?? '', campaignId: params.campaignId ?? '' }
  const known = await loaded(getOrganisationsByOrganisationIdCampaignsByCampaignId({ path, signal }))
  return { ...path, ...known }
}

export async function action({ params }: ActionFunctionArgs) {
  const path = { organisationId: params.organisationId ?? '', campaignId: params.campaignId ?? '' }
  return submitted(postOrganisationsByOrganisationIdCampaignsByCampaignIdClose({ path }))
}

function stateOf({ doneBecause, doneByName, lateness }: AskedCommune): string {
  if (doneBecause === 'seen') return words.seen
  if (doneBecause === 'said') return words.saidBy(doneByName)
  return lateness === 'late' ? words.late : words.inTime
}

const columns: readonly Column<AskedCommune>[] = [
  { key: 'commune', header: words.commune, cell: ({ communeName }) => communeName, isRowHeader: true },
  { key: 'state', header: words.state, cell: stateOf },
  {
    key: 'contact',
    header: words.contact,
    cell: ({ contact }) =>
      contact === null
        ? '–'
        : [contact.name, contact.function, contact.phone, contact.address].filter(Boolean).join(', '),
  },
  { key: 'letters', header: words.letters, cell: ({ lettersSent }) => lettersSent, isNumeric: true },
]

export function Component() {
  const { organisationId, campaign, communes } = useLoaderData<typeof loader>()
  const crumbs = [
    { label: words.title, path: outreachPaths.campaigns(organisationId) },
    { label: campaign.title },
  ]
  const due = (
    <>
      {words.dueOn} <OnDay day={campaign.dueOn} />
    </>
  )
  return (
    <Page title={campaign.title} lead={due} breadcrumb={crumbs}>
      <Stack>
        <Meter
          label={words.progress}
          value={campaign.doneCount}
          max={campaign.askedCount}
          inWords={words.doneOf(campaign.doneCount, campaign.askedCount)}
        />
        <Card>
          <DataTable caption={words.table} columns={columns} rows={communes} rowKey={({ id }) => id} />
        </Card>
        <Actions>
          <LinkButton isFile to={outreachFiles.campaign(organisationId, campaign.id)}>
            {words.csv}
          </LinkButton>
        </Actions>
        {!campaign.isClosed && (
          <ActionForm aria-label={words.close}>
            <p className="soft">{words.closeMeaning}</p>
            <div>
              <SubmitButton look="plain">{words.close}</SubmitButton>
            </div>
          </ActionForm>
        )}
      </Stack>
    </Page>
  )
}
