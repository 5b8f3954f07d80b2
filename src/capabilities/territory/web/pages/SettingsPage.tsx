import { lazy, Suspense } from 'react'
import { type ActionFunctionArgs, Link, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import {
  deleteCommunesByInseeInvitationsByInvitationId,
  deleteCommunesByInseeMembersByPersonId,
  getCommunesByInsee,
  getCommunesByInseeContacts,
  getCommunesByInseeInvitations,
  getCommunesByInseeMembers,
  getCommunesByInseeTeamReview,
  getStructures,
  postCommunesByInseeInvitations,
  postCommunesByInseeInvitationsByInvitationIdLetter,
} from '../../../../api-client/index.ts'
import { loaded, submitted } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Split } from '../../../../ui/show/Layout.tsx'
import { identityPaths } from '../../../identity/web/index.ts'
import { communeRoles } from '../../domain/rights.ts'
import { boxPart, onlinePart, providerPart, sizePart, structuresPart } from '../drafts.ts'
import { formText } from '../form-text.ts'
import { contactSheetFile, territoryPaths } from '../paths.ts'
import { ContactsCard } from '../pieces/ContactsCard.tsx'
import { OnlineCard } from '../pieces/OnlineCard.tsx'
import { ProviderCard } from '../pieces/ProviderCard.tsx'
import { SizeCard } from '../pieces/SizeCard.tsx'
import { saveContact, saveProfilePart } from '../save-part.ts'
import { texts } from '../settings-texts.fr.ts'
import styles from './SettingsPage.module.css'

/** Last on the page: come after it. */
const structuresCard = () => import('../pieces/StructuresCard.tsx')
const StructuresCard = lazy(() => structuresCard().then((module) => ({ default: module.StructuresCard })))
const communePeople = () => import('../pieces/CommunePeople.tsx')
const CommunePeople = lazy(() => communePeople().then((module) => ({ default: module.CommunePeople })))

export async function loader({ params, request: { signal } }: LoaderFunctionArgs) {
  void structuresCard()
  void communePeople()
  const path = { insee: params.insee ?? '' }
  const [space, { contacts }, { members, conflicts }, { structures }] = await Promise.all([
    loaded(getCommunesByInsee({ path, signal })),
    loaded(getCommunesByInseeContacts({ path, signal })),
    loaded(getCommunesByInseeMembers({ path, signal })),
    loaded(getStructures({ signal })),
  ])
  // Only those who may invite are told who is awaited.
  const mayInvite = members.some(({ isYou, role }) => isYou && role === 'administrator')
  const [awaited, review] = await Promise.all([
    mayInvite ? loaded(getCommunesByInseeInvitations({ path, signal })) : null,
    submitted(getCommunesByInseeTeamReview({ path, signal })),
  ])
  const election = review.ok ? review.value.election : null
  return { space, contacts, members, conflicts, structures, awaited, election }
}

/** The forms of this page say in `part` which of them they are. */
export async function action({ params, request }: ActionFunctionArgs) {
  const insee = params.insee ?? ''
  const form = await request.formData()
  switch (formText(form, 'part')) {
    case 'online':
      return saveProfilePart(onlinePart, insee, form)
    case 'size':
      return saveProfilePart(sizePart, insee, form)
    case 'provider':
      return saveProfilePart(providerPart, insee, form)
    case 'box':
      return saveProfilePart(boxPart, insee, form)
    case 'structures':
      return saveProfilePart(structuresPart, insee, form)
    case 'contact':
      return saveContact(insee, form)
    case 'invite':
      return invite(insee, form)
    case 'send-again':
      return submitted(postCommunesByInseeInvitationsByInvitationIdLetter(invitationIn(insee, form)))
    case 'close-invitation':
      return submitted(deleteCommunesByInseeInvitationsByInvitationId(invitationIn(insee, form)))
    default:
      return removeMember(insee, form)
  }
}

function invite(insee: string, form: FormData) {
  const chosen = formText(form, 'role')
  const role = communeRoles.find((each) => each === chosen) ?? 'secretary'
  const addressee = { address: formText(form, 'address'), invitedName: formText(form, 'invitedName') }
  return submitted(postCommunesByInseeInvitations({ path: { insee }, body: { role, ...addressee } }))
}

const invitationIn = (insee: string, form: FormData) => ({
  path: { insee, invitationId: formText(form, 'invitationId') },
})

async function removeMember(insee: string, form: FormData) {
  const personId = formText(form, 'personId')
  const outcome = await submitted(deleteCommunesByInseeMembersByPersonId({ path: { insee, personId } }))
  return outcome.ok && form.has('isYou') ? redirect(territoryPaths.landing) : outcome
}

const words = texts
const parts = [words.online, words.contacts, words.size, words.provider, words.structures, words.people]

export function Component() {
  const { space, contacts, members, conflicts, structures, awaited, election } =
    useLoaderData<typeof loader>()
  return (
    <Page title={words.title} lead={words.lead}>
      <Split aside={<BesideSettings insee={space.insee} />}>
        <OnlineCard space={space} />
        <ContactsCard contacts={contacts} space={space} />
        <SizeCard space={space} />
        <ProviderCard space={space} />
        <Suspense>
          <StructuresCard space={space} kinds={structures} />
          <CommunePeople insee={space.insee} {...{ members, conflicts, awaited, election }} />
        </Suspense>
      </Split>
    </Page>
  )
}

function BesideSettings({ insee }: { readonly insee: string }) {
  return (
    <>
      <nav aria-label={words.here} className={styles.here}>
        <Card title={words.here}>
          <ul>
            {parts.map(({ id, title }) => (
              <li key={id}>
                <a href={`#${id}`}>{title}</a>
              </li>
            ))}
          </ul>
        </Card>
      </nav>
      <Card title={words.alsoTitle}>
        <p>
          <Link to={territoryPaths.obligations(insee)}>{words.obligations}</Link>
        </p>
        <p>
          <Link to={territoryPaths.whoMay(insee)}>{words.whoMay}</Link>
        </p>
        <p>
          <Link to={identityPaths.recoveriesOf({ insee, organisationId: '' })}>{words.recoveries}</Link>
        </p>
        <p>
          <a href={contactSheetFile(insee)} download>
            {words.sheet}
          </a>
        </p>
        <p className="soft small">{words.sheetMeaning}</p>
      </Card>
    </>
  )
}
