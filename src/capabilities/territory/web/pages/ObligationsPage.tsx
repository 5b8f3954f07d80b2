import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { getCommunesByInsee, getCommunesByInseeObligations } from '../../../../api-client/index.ts'
import { ofCommune } from '../../../../kernel/commune-in-words.ts'
import { loaded } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { EmptyState } from '../../../../ui/show/EmptyState.tsx'
import { splitObligations } from '../obligations-by-body.ts'
import { texts } from '../obligations-texts.fr.ts'
import { territoryPaths } from '../paths.ts'
import { EpciObligations } from '../pieces/EpciObligations.tsx'
import { ObligationRows } from '../pieces/ObligationRows.tsx'

export async function loader({ params, request: { signal } }: LoaderFunctionArgs) {
  const path = { insee: params.insee ?? '' }
  const [space, { obligations }] = await Promise.all([
    loaded(getCommunesByInsee({ path, signal })),
    loaded(getCommunesByInseeObligations({ path, signal })),
  ])
  return { space, obligations }
}

const words = texts

/** Which duties are the commune's, which are its EPCI's, and how sure we are of each. */
export function Component() {
  const { space, obligations } = useLoaderData<typeof loader>()
  const { commune, epciAlone, shared, dutiesToday } = splitObligations(obligations)
  const isEmpty = obligations.length === 0
  return (
    <Page
      width="reading"
      title={words.title}
      lead={!isEmpty && words.lead(`Commune ${ofCommune(space.name)}`, dutiesToday)}
      breadcrumb={[
        { label: words.settings, path: territoryPaths.settings(space.insee) },
        { label: words.crumb },
      ]}
    >
      {isEmpty ? (
        <Card>
          <EmptyState title={words.noneTitle}>{words.none}</EmptyState>
        </Card>
      ) : (
        <>
          <p>{words.honesty}</p>
          <Card title={words.commune}>
            <ObligationRows obligations={commune} />
          </Card>
          <EpciObligations epci={space.epci} alone={epciAlone} shared={shared} />
        </>
      )}
    </Page>
  )
}
