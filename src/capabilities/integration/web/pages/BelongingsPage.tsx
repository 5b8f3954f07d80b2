import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { getCommunesByInseeDeparture, getCommunesByInseeExportContent } from '../../../../api-client/index.ts'
import { dayInWords, dayOf } from '../../../../kernel/day.ts'
import { loaded } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { LinkButton } from '../../../../ui/show/Button.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Disclosure } from '../../../../ui/show/Disclosure.tsx'
import { Actions, Split, Stack } from '../../../../ui/show/Layout.tsx'
import { Notice } from '../../../../ui/show/Notice.tsx'
import { departureTexts, belongingsTexts as words } from '../leave-texts.fr.ts'
import { exportFile, integrationPaths, ownerPath } from '../paths.ts'

export async function loader({ params, request: { signal } }: LoaderFunctionArgs) {
  const path = { insee: params.insee ?? '' }
  const [content, { departure }] = await Promise.all([
    loaded(getCommunesByInseeExportContent({ path, signal })),
    loaded(getCommunesByInseeDeparture({ path, signal })),
  ])
  return { ...path, ...content, departure }
}

export function Component() {
  const { insee, rows, counted, departure } = useLoaderData<typeof loader>()
  const owner = ownerPath({ insee })
  return (
    <Page title={words.title} lead={words.lead}>
      <Split
        aside={
          <>
            <Card title={words.programsTitle}>
              <p className="soft small">{words.programsMeaning}</p>
              <p>
                <Link to={integrationPaths.tokens(owner)}>{words.tokens}</Link>
              </p>
              <p>
                <Link to={integrationPaths.webhooks(owner)}>{words.webhooks}</Link>
              </p>
            </Card>
            <Card title={words.leaveTitle}>
              <p className="soft small">{words.leaveMeaning}</p>
              <p>
                <Link to={integrationPaths.departure(insee)}>{words.leave}</Link>
              </p>
            </Card>
          </>
        }
      >
        {departure !== null && (
          <Notice
            tone="problem"
            title={departureTexts.waitingTitle(dayInWords(dayOf(new Date(departure.dueAt))))}
            actions={<LinkButton to={integrationPaths.departure(insee)}>{words.leave}</LinkButton>}
          />
        )}
        <Card title={words.takeTitle}>
          <Stack>
            <p>{words.takeMeaning}</p>
            <div>
              <p>{words.holds(rows)}&nbsp;:</p>
              <ul>
                {counted.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
              <p>{words.also}</p>
            </div>
            <Disclosure summary={words.notThere}>
              <ul>
                {words.notThereList.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </Disclosure>
            <Actions>
              <LinkButton look="main" isFile to={exportFile(insee)}>
                {words.download}
              </LinkButton>
            </Actions>
            <p className="soft small">
              {words.downloading} {words.confidential}
            </p>
          </Stack>
        </Card>
        <Card title={words.elsewhere}>
          <p>{words.elsewhereMeaning}</p>
        </Card>
      </Split>
    </Page>
  )
}
