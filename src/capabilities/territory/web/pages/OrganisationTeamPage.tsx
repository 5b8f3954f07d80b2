import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import {
  deleteOrganisationsByOrganisationIdInvitationsByInvitationId,
  deleteOrganisationsByOrganisationIdMembersByPersonId,
  getOrganisationsByOrganisationId,
  getOrganisationsByOrganisationIdInvitations,
  getOrganisationsByOrganisationIdMembers,
  postOrganisationsByOrganisationIdInvitations,
  postOrganisationsByOrganisationIdInvitationsByInvitationIdLetter,
} from '../../../../api-client/index.ts'
import { loaded, submitted } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { servingRoles } from '../../domain/rights.ts'
import { formText } from '../form-text.ts'
import { territoryPaths } from '../paths.ts'
import { PeopleCard } from '../pieces/PeopleCard.tsx'
import { teamTexts as words } from '../team-texts.fr.ts'

/** The role that lets others in stands first. */
const rolesOffered = [...servingRoles].reverse()

export async function loader({ params, request: { signal } }: LoaderFunctionArgs) {
  const path = { organisationId: params.organisationId ?? '' }
  const [{ seat }, { members }] = await Promise.all([
    loaded(getOrganisationsByOrganisationId({ path, signal })),
    loaded(getOrganisationsByOrganisationIdMembers({ path, signal })),
  ])
  // Only those who may invite are told who is awaited.
  const awaited =
    seat === 'administrator'
      ? await loaded(getOrganisationsByOrganisationIdInvitations({ path, signal }))
      : null
  return { members, awaited }
}

/** The forms of this page say in `part` which of them they are. */
export async function action({ params, request }: ActionFunctionArgs) {
  const organisationId = params.organisationId ?? ''
  const form = await request.formData()
  const path = { organisationId, invitationId: formText(form, 'invitationId') }
  switch (formText(form, 'part')) {
    case 'invite': {
      const role = servingRoles.find((each) => each === formText(form, 'role')) ?? 'relay-agent'
      const addressee = { address: formText(form, 'address'), invitedName: formText(form, 'invitedName') }
      return submitted(postOrganisationsByOrganisationIdInvitations({ path, body: { role, ...addressee } }))
    }
    case 'send-again':
      return submitted(postOrganisationsByOrganisationIdInvitationsByInvitationIdLetter({ path }))
    case 'close-invitation':
      return submitted(deleteOrganisationsByOrganisationIdInvitationsByInvitationId({ path }))
    default:
      return removeMember(organisationId, form)
  }
}

async function removeMember(organisationId: string, form: FormData) {
  const path = { organisationId, personId: formText(form, 'personId') }
  const outcome = await submitted(deleteOrganisationsByOrganisationIdMembersByPersonId({ path }))
  return outcome.ok && form.has('isYou') ? redirect(territoryPaths.landing) : outcome
}

export function Component() {
  const { members, awaited } = useLoaderData<typeof loader>()
  return (
    <Page title={words.title} lead={words.lead} width="reading">
      <PeopleCard
        words={words.people}
        roles={rolesOffered}
        usualRole="relay-agent"
        {...{ members, awaited }}
      />
    </Page>
  )
}
