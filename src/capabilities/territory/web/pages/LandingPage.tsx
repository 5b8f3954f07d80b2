import { useState } from 'react'
import { Link, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import {
  type CommuneSpace,
  getCommunes,
  getOrganisations,
  getSession,
  type ServingOrganisation,
} from '../../../../api-client/index.ts'
import { TextField } from '../../../../ui/forms/TextField.tsx'
import { loaded } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { LinkButton } from '../../../../ui/show/Button.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { type Column, DataTable } from '../../../../ui/show/DataTable.tsx'
import { Actions, Stack } from '../../../../ui/show/Layout.tsx'
import { identityPaths } from '../../../identity/web/index.ts'
import { searchKey } from '../../domain/search.ts'
import { frontOf, frontOfProvider } from '../front.ts'
import { territoryPaths } from '../paths.ts'
import { texts } from '../texts.fr.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const { signal } = request
  const session = await loaded(getSession({ signal }))
  if (session.person === null)
    return redirect(session.needsSetUp ? identityPaths.setUp : identityPaths.signIn)
  const { organisations } = await loaded(getOrganisations({ signal }))
  const wantsTheList = new URL(request.url).searchParams.has('toutes')
  const [office, otherOffice] = organisations
  const { communes, isProvider } = await loaded(getCommunes({ signal }))
  const [only, other] = communes
  if (only === undefined && office === undefined)
    return redirect(isProvider ? frontOfProvider : territoryPaths.choose)
  if (!wantsTheList && office === undefined && only !== undefined && other === undefined)
    return redirect(frontOf(only))
  if (!wantsTheList && only === undefined && office !== undefined && otherOffice === undefined)
    return redirect(territoryPaths.organisation(office.organisationId))
  return { communes, organisations, mayAdd: session.person.isInstaller }
}
type Landing = Exclude<Awaited<ReturnType<typeof loader>>, Response>

const words = texts.landing

const columns: readonly Column<CommuneSpace>[] = [
  {
    key: 'name',
    header: words.commune,
    isRowHeader: true,
    cell: (commune) => <Link to={frontOf(commune)}>{commune.name}</Link>,
  },
  { key: 'epci', header: words.epci, cell: ({ epci }) => epci?.name ?? '—' },
  {
    key: 'population',
    header: words.population,
    isNumeric: true,
    cell: ({ population }) => population.toLocaleString('fr-FR'),
  },
]

const organisationColumns: readonly Column<ServingOrganisation>[] = [
  {
    key: 'name',
    header: words.organisation,
    isRowHeader: true,
    cell: ({ organisationId, name }) => <Link to={territoryPaths.organisation(organisationId)}>{name}</Link>,
  },
  { key: 'kind', header: words.kind, cell: ({ kind }) => words.kinds[kind] },
]

/** Beyond this many, one looks for a name faster than one reads the list. */
const longList = 8

/** Several communes or organisations: the person chooses where to go, and changes without signing out. */
export function Component() {
  const { communes, organisations, mayAdd } = useLoaderData<Landing>()
  const [typed, setTyped] = useState('')
  const key = searchKey(typed)
  const shown = communes.filter(({ name }) => searchKey(name).includes(key))
  return (
    <Page title={words.title} lead={words.lead(communes.length, organisations.length)}>
      <Stack>
        {organisations.length > 0 && (
          <Card title={words.organisations}>
            <DataTable
              caption={words.organisations}
              isCaptionHidden
              columns={organisationColumns}
              rows={organisations}
              rowKey={({ organisationId }) => organisationId}
            />
          </Card>
        )}
        {communes.length > 0 && (
          <Card {...(organisations.length > 0 && { title: words.communes })}>
            {communes.length > longList && (
              <TextField name="q" type="search" label={words.find} isOptional onChange={setTyped} />
            )}
            <DataTable
              caption={words.caption}
              columns={columns}
              rows={shown}
              rowKey={({ insee }) => insee}
              empty={<p className="soft">{words.none}</p>}
            />
          </Card>
        )}
        {mayAdd && (
          <Actions>
            <LinkButton to={territoryPaths.choose}>{words.add}</LinkButton>
          </Actions>
        )}
      </Stack>
    </Page>
  )
}
