import { useState } from 'react'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import {
  deleteOrganisationsByOrganisationIdWavesByWaveIdInvitationsByInvitationId,
  getOrganisationsByOrganisationIdWavesByWaveId,
  postOrganisationsByOrganisationIdWavesByWaveIdInvitationsByInvitationIdLetter,
  type WaveInvitation,
} from '../../../../api-client/index.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { Checkbox } from '../../../../ui/forms/Checkbox.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { loaded, submitted } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { LinkButton } from '../../../../ui/show/Button.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { type Column, DataTable } from '../../../../ui/show/DataTable.tsx'
import { Actions, Stack } from '../../../../ui/show/Layout.tsx'
import { Meter } from '../../../../ui/show/Progress.tsx'
import { formText } from '../form-text.ts'
import { outreachFiles, outreachPaths } from '../paths.ts'
import { standingTexts, waveTexts as words } from '../texts.fr.ts'

export async function loader({ params, request: { signal } }: LoaderFunctionArgs) {
  const path = { organisationId: params.organisationId ?? '', waveId: params.waveId ?? '' }
  return { ...path, ...(await loaded(getOrganisationsByOrganisationIdWavesByWaveId({ path, signal }))) }
}

export async function action({ params, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const path = {
    organisationId: params.organisationId ?? '',
    waveId: params.waveId ?? '',
    invitationId: formText(form, 'invitationId'),
  }
  return formText(form, 'part') === 'close'
    ? submitted(deleteOrganisationsByOrganisationIdWavesByWaveIdInvitationsByInvitationId({ path }))
    : submitted(postOrganisationsByOrganisationIdWavesByWaveIdInvitationsByInvitationIdLetter({ path }))
}

const neverOpened: readonly string[] = ['sent', 'waiting', 'to-hand-over']
const isEnded = ({ standing }: WaveInvitation) => standing === 'accepted' || standing === 'over'

const columns: readonly Column<WaveInvitation>[] = [
  { key: 'commune', header: words.commune, cell: ({ communeName }) => communeName, isRowHeader: true },
  { key: 'person', header: words.person, cell: ({ contactName }) => contactName ?? '–' },
  { key: 'address', header: words.address, cell: ({ address }) => address ?? '–' },
  {
    key: 'standing',
    header: words.standing,
    cell: ({ standing, letterReply }) => (
      <>
        {standingTexts[standing]}
        {letterReply && <p className="soft small">{words.said(letterReply)}</p>}
      </>
    ),
  },
  { key: 'letters', header: words.letters, cell: ({ lettersSent }) => lettersSent, isNumeric: true },
  { key: 'acts', header: words.acts, isHeaderHidden: true, cell: (one) => <Acts invitation={one} /> },
]

export function Component() {
  const { organisationId, wave, invitations } = useLoaderData<typeof loader>()
  const [isFiltered, setFiltered] = useState(false)
  const shown = isFiltered
    ? invitations.filter(({ standing }) => neverOpened.includes(standing))
    : invitations
  const crumbs = [{ label: words.title, path: outreachPaths.waves(organisationId) }, { label: wave.name }]
  return (
    <Page title={wave.name} breadcrumb={crumbs}>
      <Stack>
        <Meter
          label={words.table}
          value={wave.accepted}
          max={wave.invited}
          inWords={words.counts(wave.invited, wave.accepted)}
        />
        <Actions>
          <LinkButton isFile to={outreachFiles.sheets(organisationId, wave.id)}>
            {words.sheets}
          </LinkButton>
          <LinkButton isFile to={outreachFiles.wave(organisationId, wave.id)}>
            {words.csv}
          </LinkButton>
        </Actions>
        <Checkbox
          name="onlyNeverOpened"
          label={words.onlyNeverOpened}
          isChecked={isFiltered}
          onChange={setFiltered}
        />
        <Card>
          <DataTable
            caption={words.table}
            columns={columns}
            rows={shown}
            rowKey={({ invitationId }) => invitationId}
          />
        </Card>
      </Stack>
    </Page>
  )
}

function Acts({ invitation }: { readonly invitation: WaveInvitation }) {
  if (isEnded(invitation)) return null
  const { invitationId, address, communeName } = invitation
  return (
    <Actions>
      {address !== null && (
        <ActionForm aria-label={`${words.resend} : ${communeName}`} doneMessage={words.resent}>
          <input type="hidden" name="part" value="letter" />
          <input type="hidden" name="invitationId" value={invitationId} />
          <SubmitButton look="quiet">
            {words.resend}
            <span className="voice"> {communeName}</span>
          </SubmitButton>
        </ActionForm>
      )}
      <ActionForm aria-label={`${words.close} : ${communeName}`} doneMessage={words.closed}>
        <input type="hidden" name="part" value="close" />
        <input type="hidden" name="invitationId" value={invitationId} />
        <SubmitButton look="quiet">
          {words.close}
          <span className="voice"> {communeName}</span>
        </SubmitButton>
      </ActionForm>
    </Actions>
  )
}
