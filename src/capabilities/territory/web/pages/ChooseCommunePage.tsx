import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import {
  type CommuneSpace,
  getCommunes,
  getDirectoryCommunes,
  getSession,
  postCommunes,
} from '../../../../api-client/index.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { Combobox } from '../../../../ui/forms/Combobox.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import type { SearchOptions } from '../../../../ui/forms/use-options.ts'
import { loaded, submitted } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { signInWithReturn } from '../../../../ui/return-path.ts'
import { LinkButton } from '../../../../ui/show/Button.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Actions } from '../../../../ui/show/Layout.tsx'
import { identityPaths } from '../../../identity/web/index.ts'
import { formText } from '../form-text.ts'
import { frontOf } from '../front.ts'
import { territoryPaths } from '../paths.ts'
import { texts } from '../texts.fr.ts'

export async function loader({ request: { signal } }: LoaderFunctionArgs) {
  const { person, needsSetUp } = await loaded(getSession({ signal }))
  if (person === null) {
    return redirect(
      needsSetUp ? identityPaths.setUp : signInWithReturn(identityPaths.signIn, territoryPaths.choose),
    )
  }
  const { communes } = await loaded(getCommunes({ signal }))
  return { mayAdd: person.isInstaller, communes }
}
type Choosing = Exclude<Awaited<ReturnType<typeof loader>>, Response>

/** Opens the space of a commune, or leads to it when it is already open to this person. */
export async function action({ request }: ActionFunctionArgs) {
  const insee = formText(await request.formData(), 'insee')
  const mine = await submitted(getCommunes())
  const known = mine.ok ? mine.value.communes.find((commune) => commune.insee === insee) : undefined
  if (known) return redirect(frontOf(known))
  const opened = await submitted(postCommunes({ body: { insee } }))
  return opened.ok ? redirect(frontOf(opened.value)) : opened
}

const words = texts.choose

const search: SearchOptions = async (typed, signal) => {
  const { communes } = await loaded(getDirectoryCommunes({ query: { q: typed }, signal }))
  return communes.map(({ insee, name, postalCodes, departement, epci, population, via }) => ({
    value: insee,
    label: `${name} (${postalCodes[0] ?? insee})`,
    detail: words.detail({ departement, epci, population, via }),
  }))
}

export function Component() {
  const { mayAdd, communes } = useLoaderData<Choosing>()
  if (!mayAdd) return <NotYours communes={communes} />
  return (
    <Page width="reading" title={words.title} lead={words.lead}>
      <Card>
        <ActionForm>
          <Combobox name="insee" label={words.label} hint={words.hint} search={search} />
          <Actions>
            <SubmitButton>{words.submit}</SubmitButton>
          </Actions>
          <p className="soft small">{words.next}</p>
        </ActionForm>
      </Card>
    </Page>
  )
}

/** Somebody who was invited elsewhere, or whose access was closed. */
function NotYours({ communes }: { readonly communes: readonly CommuneSpace[] }) {
  const hasNone = communes.length === 0
  return (
    <Page width="reading" title={hasNone ? words.notYoursTitle : words.installerOnlyTitle}>
      <Card>
        <p>{words.notYours}</p>
        <p>
          <strong>{words.notYoursToDo}</strong>
        </p>
        <Actions>
          {hasNone ? (
            <LinkButton to={identityPaths.account}>{words.account}</LinkButton>
          ) : (
            <LinkButton to={territoryPaths.allCommunes}>{words.back}</LinkButton>
          )}
        </Actions>
      </Card>
    </Page>
  )
}
