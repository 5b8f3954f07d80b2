import { useState } from 'react'
import { Link, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import { type CommuneSpace, getCommunes, getSession } from '../../../../api-client/index.ts'
import { TextField } from '../../../../ui/forms/TextField.tsx'
import { loaded } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { LinkButton } from '../../../../ui/show/Button.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { type Column, DataTable } from '../../../../ui/show/DataTable.tsx'
import { Actions, Stack } from '../../../../ui/show/Layout.tsx'
import { identityPaths } from '../../../identity/web/index.ts'
import { searchKey } from '../../domain/search.ts'
import { territoryPaths } from '../paths.ts'
import { texts } from '../texts.fr.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const { signal } = request
  const session = await loaded(getSession({ signal }))
  if (session.person === null)
    return redirect(session.needsSetUp ? identityPaths.setUp : identityPaths.signIn)
  const { communes } = await loaded(getCommunes({ signal }))
  const [only, other] = communes
  if (only === undefined) return redirect(territoryPaths.choose)
  const wantsTheList = new URL(request.url).searchParams.has('toutes')
  if (other === undefined && !wantsTheList) return redirect(`/communes/${only.insee}/aujourdhui`)
  return communes
}

const words = texts.landing

const columns: readonly Column<CommuneSpace>[] = [
  {
    key: 'name',
    header: words.commune,
    isRowHeader: true,
    cell: ({ insee, name }) => <Link to={`/communes/${insee}/aujourdhui`}>{name}</Link>,
  },
  { key: 'epci', header: words.epci, cell: ({ epci }) => epci?.name ?? '—' },
  {
    key: 'population',
    header: words.population,
    isNumeric: true,
    cell: ({ population }) => population.toLocaleString('fr-FR'),
  },
]

/** Several communes: the person chooses where to go. */
export function Component() {
  const communes = useLoaderData<readonly CommuneSpace[]>()
  const [typed, setTyped] = useState('')
  const key = searchKey(typed)
  const shown = communes.filter(({ name }) => searchKey(name).includes(key))
  return (
    <Page title={words.title} lead={words.lead(communes.length)}>
      <Stack>
        <Card>
          {communes.length > 8 && (
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
        <Actions>
          <LinkButton to={territoryPaths.choose}>{words.add}</LinkButton>
        </Actions>
      </Stack>
    </Page>
  )
}
