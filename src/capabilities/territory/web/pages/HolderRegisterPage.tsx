import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { getOrganisationsByOrganisationIdRegister } from '../../../../api-client/index.ts'
import { dayInWords } from '../../../../kernel/day.ts'
import { loaded } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { LinkButton } from '../../../../ui/show/Button.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { DataTable } from '../../../../ui/show/DataTable.tsx'
import { Actions, Stack } from '../../../../ui/show/Layout.tsx'
import { texts as words } from '../holder-mandates-texts.fr.ts'
import { organisationFile, territoryPaths } from '../paths.ts'

/** As many lines as the server gives at a time. */
const onAPage = 100

export async function loader({ params, request: { signal, url } }: LoaderFunctionArgs) {
  const path = { organisationId: params.organisationId ?? '' }
  const skip = Number(new URL(url).searchParams.get('skip')) || 0
  return {
    ...path,
    skip,
    ...(await loaded(getOrganisationsByOrganisationIdRegister({ path, query: { skip }, signal }))),
  }
}

const papers = [
  ['register-entry.pdf', words.entryPdf],
  ['register-entry.docx', words.entryDocx],
  ['aipd.pdf', words.aipdPdf],
  ['aipd.docx', words.aipdDocx],
] as const

export function Component() {
  const { organisationId, skip, total, lines, measures, subProcessors } = useLoaderData<typeof loader>()
  const file = (name: string) => organisationFile(organisationId, name)
  const crumbs = [
    { label: words.title, path: territoryPaths.organisationMandates(organisationId) },
    { label: words.registerTitle },
  ]
  return (
    <Page title={words.registerTitle} lead={words.registerLead} breadcrumb={crumbs}>
      <Stack>
        <Actions>
          <LinkButton isFile to={file('register.pdf')}>
            {words.registerPdf}
          </LinkButton>
          <LinkButton isFile to={file('register.csv')}>
            {words.registerCsv}
          </LinkButton>
        </Actions>
        <DataTable
          caption={words.total(total)}
          rows={lines}
          rowKey={({ insee, fromOn, endedOn, state }) => `${insee} ${fromOn} ${endedOn} ${state}`}
          empty={<p>{words.registerEmpty}</p>}
          columns={[
            {
              key: 'commune',
              header: words.commune,
              isRowHeader: true,
              cell: ({ communeName }) => communeName,
            },
            { key: 'categories', header: words.categories, cell: ({ categories }) => categories.join(', ') },
            { key: 'from', header: words.from, cell: ({ fromOn }) => dayInWords(fromOn) },
            { key: 'until', header: words.until, cell: ({ endedOn }) => dayInWords(endedOn) },
            { key: 'state', header: words.state, cell: ({ state }) => state },
            { key: 'convention', header: words.convention, cell: ({ signedHow }) => signedHow },
          ]}
        />
        {total > onAPage && (
          <Actions>
            {skip > 0 && <Link to={`?skip=${Math.max(0, skip - onAPage)}`}>{words.previous}</Link>}
            {skip + onAPage < total && <Link to={`?skip=${skip + onAPage}`}>{words.next}</Link>}
          </Actions>
        )}
        <Card title={words.measures}>
          <ul>
            {measures.map((measure) => (
              <li key={measure}>{measure}</li>
            ))}
          </ul>
        </Card>
        <Card title={words.subProcessors}>
          <p>{subProcessors.length === 0 ? words.noSubProcessor : subProcessors.join(', ')}</p>
        </Card>
        <Card title={words.beffroi}>
          <p>{words.beffroiMeaning}</p>
          <ul>
            {papers.map(([name, label]) => (
              <li key={name}>
                <a href={file(`beffroi/${name}`)} download>
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </Card>
      </Stack>
    </Page>
  )
}
