import { Link, type LoaderFunctionArgs, useLoaderData, useParams } from 'react-router'
import { getOrganisationsByOrganisationIdToday, type RelayToday } from '../../../../api-client/index.ts'
import { loaded } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { LinkButton } from '../../../../ui/show/Button.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { EmptyState } from '../../../../ui/show/EmptyState.tsx'
import { Facts } from '../../../../ui/show/Facts.tsx'
import { Actions, Split } from '../../../../ui/show/Layout.tsx'
import { RankRow, Row, Rows } from '../../../../ui/show/Rows.tsx'
import { territoryPaths } from '../../../territory/web/index.ts'
import { relayFiles, relayPaths } from '../paths.ts'
import { todayTexts as words } from '../today-texts.fr.ts'

export async function loader({ params, request: { signal } }: LoaderFunctionArgs) {
  return loaded(
    getOrganisationsByOrganisationIdToday({
      path: { organisationId: params.organisationId ?? '' },
      signal,
    }),
  )
}

export function Component() {
  const { counts, needy, progressed, endedThisMonth } = useLoaderData<typeof loader>()
  const { organisationId = '' } = useParams()
  if (counts.total === 0)
    return (
      <Page title={words.window}>
        <Card>
          <EmptyState
            title={words.emptyTitle}
            action={
              <LinkButton look="main" to={relayPaths.addCommunes(organisationId)}>
                {words.add}
              </LinkButton>
            }
          >
            {words.empty}
          </EmptyState>
        </Card>
      </Page>
    )
  const year = new Date().getFullYear()
  return (
    <Page
      title={words.title(needy.length)}
      windowTitle={words.window}
      lead={words.lead(counts.total, counts.inForce)}
    >
      <Split
        aside={
          <>
            <Card title={words.progressTitle}>
              <p>{words.ended(endedThisMonth)}</p>
              {counts.grantedThisMonth > 0 && <p>{words.granted(counts.grantedThisMonth)}</p>}
              {progressed.length > 0 && (
                <Rows>
                  {progressed.map(({ insee, name, endedActions }) => (
                    <Row key={insee} end={words.endedIn(endedActions)}>
                      <Link to={territoryPaths.commune(insee)}>{name}</Link>
                    </Row>
                  ))}
                </Rows>
              )}
            </Card>
            <Card title={words.countsTitle}>
              <Facts
                facts={[
                  { label: words.counts.goneWorse, value: counts.goneWorse },
                  { label: words.counts.endsSoon, value: counts.endsSoon },
                  { label: words.counts.neverOpened, value: counts.neverOpened },
                ]}
              />
            </Card>
            <Card title={words.reportTitle}>
              <p className="soft small">{words.reportAbout}</p>
              <Actions>
                <LinkButton isFile to={relayFiles.annualReport(organisationId, year)}>
                  {words.report(year)}
                </LinkButton>
                <LinkButton isFile look="quiet" to={relayFiles.annualReport(organisationId, year - 1)}>
                  {words.report(year - 1)}
                </LinkButton>
              </Actions>
            </Card>
          </>
        }
      >
        <Card title={words.needyTitle}>
          {needy.length === 0 ? (
            <p>{words.calm}</p>
          ) : (
            <Rows ordered>
              {needy.map((one, index) => (
                <RankRow
                  key={one.insee}
                  rank={index + 1}
                  title={<Link to={territoryPaths.commune(one.insee)}>{one.name}</Link>}
                >
                  {whyOf(one)}
                </RankRow>
              ))}
            </Rows>
          )}
          <Actions>
            <LinkButton to={relayPaths.communes(organisationId)}>{words.seeAll}</LinkButton>
          </Actions>
        </Card>
      </Split>
    </Page>
  )
}

/** « Le mandat se termine le 3 février 2027, 4 mesures essentielles à mettre en place. » */
function whyOf(one: RelayToday['needy'][number]): string {
  const reasons = [
    one.worse !== null && one.worse > 0 && words.worse(one.worse),
    one.endsSoon && one.untilOn !== null && words.endsOn(one.untilOn),
    one.neverOpened && words.neverOpened,
    one.essentialsMissing !== null && one.essentialsMissing > 0 && words.essentials(one.essentialsMissing),
  ].filter((reason) => reason !== false)
  const sentence = reasons.join(', ')
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`
}
