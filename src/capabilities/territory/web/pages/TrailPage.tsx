import { Form, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { getCommunesByInseeTrail } from '../../../../api-client/index.ts'
import { dayInWords } from '../../../../kernel/day.ts'
import { SelectField } from '../../../../ui/forms/SelectField.tsx'
import { TextField } from '../../../../ui/forms/TextField.tsx'
import { loaded } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { Button, LinkButton } from '../../../../ui/show/Button.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { EmptyState } from '../../../../ui/show/EmptyState.tsx'
import { Actions, Columns, Stack } from '../../../../ui/show/Layout.tsx'
import { Tag } from '../../../../ui/show/State.tsx'
import { hourInWords } from '../../../../ui/show/When.tsx'
import { territoryPaths, trailFile } from '../paths.ts'
import { texts as words } from '../trail-texts.fr.ts'

export async function loader({ params, request }: LoaderFunctionArgs) {
  const insee = params.insee ?? ''
  const asked = new URL(request.url).searchParams
  const act = asked.get('act')
  const query = {
    ...(asked.get('from') ? { from: asked.get('from') ?? '' } : {}),
    ...(asked.get('until') ? { until: asked.get('until') ?? '' } : {}),
    ...(asked.get('holder') ? { holder: asked.get('holder') ?? '' } : {}),
    ...(act === 'read' || act === 'write'
      ? { act: act === 'read' ? ('read' as const) : ('write' as const) }
      : {}),
  }
  const trail = await loaded(getCommunesByInseeTrail({ path: { insee }, query, signal: request.signal }))
  return { insee, query, ...trail }
}

export function Component() {
  const { insee, query, groups, holders, isCut, keptInMonths } = useLoaderData<typeof loader>()
  const isFiltered = Object.keys(query).length > 0
  const crumbs = [{ label: words.back, path: territoryPaths.mandates(insee) }, { label: words.title }]
  return (
    <Page title={words.title} lead={words.lead(keptInMonths)} breadcrumb={crumbs}>
      <Stack>
        <Form method="get" role="search" aria-label={words.filter}>
          <Stack>
            <Columns>
              <TextField
                name="from"
                type="date"
                label={words.from}
                defaultValue={query.from ?? ''}
                isOptional
              />
              <TextField
                name="until"
                type="date"
                label={words.until}
                defaultValue={query.until ?? ''}
                isOptional
              />
              <SelectField
                name="holder"
                label={words.holder}
                emptyLabel={words.allHolders}
                options={holders.map((name) => ({ value: name, label: name }))}
                defaultValue={query.holder ?? ''}
                isOptional
              />
              <SelectField
                name="act"
                label={words.act}
                emptyLabel={words.allActs}
                options={[
                  { value: 'read', label: words.reads },
                  { value: 'write', label: words.writes },
                ]}
                defaultValue={query.act ?? ''}
                isOptional
              />
            </Columns>
            <Actions>
              <Button type="submit">{words.filter}</Button>
              <LinkButton isFile to={trailFile(insee, query)}>
                {words.download}
              </LinkButton>
            </Actions>
          </Stack>
        </Form>
        {groups.length === 0 &&
          (isFiltered ? (
            <p>{words.emptyFiltered}</p>
          ) : (
            <EmptyState title={words.emptyTitle}>{words.empty}</EmptyState>
          ))}
        {groups.map(({ day, personName, holderName, accesses }) => (
          <Card
            key={`${day} ${accesses[0]?.id}`}
            title={`${personName} (${holderName}), le ${dayInWords(day)}`}
          >
            <p>{words.has(personName)}&nbsp;:</p>
            <ul>
              {accesses.map((access) => (
                <li key={access.id}>
                  {access.words}, {words.at}{' '}
                  <time dateTime={access.at}>{hourInWords(new Date(access.at))}</time>{' '}
                  {access.act === 'write' && <Tag tone="soon">{words.changed}</Tag>}
                </li>
              ))}
            </ul>
          </Card>
        ))}
        {isCut && <p>{words.cut}</p>}
        <p className="soft small">{words.onceAnHour}</p>
      </Stack>
    </Page>
  )
}
