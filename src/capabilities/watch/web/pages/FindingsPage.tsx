import { lazy, Suspense } from 'react'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData, useParams } from 'react-router'
import {
  getCommunesByInsee,
  getCommunesByInseeLookAlikes,
  getCommunesByInseeVisitsLatest,
  type Profile,
  postCommunesByInseeVisits,
} from '../../../../api-client/index.ts'
import { loaded, submitted } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { LinkButton } from '../../../../ui/show/Button.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { EmptyState } from '../../../../ui/show/EmptyState.tsx'
import { Split, Stack } from '../../../../ui/show/Layout.tsx'
import { territoryPaths } from '../../../territory/web/index.ts'
import { totalsOf } from '../../domain/totals.ts'
import { findingGroups, findingsIn } from '../groups.ts'
import { FindingsCard } from '../pieces/FindingsCard.tsx'
import { StartVisit } from '../pieces/StartVisit.tsx'
import { VisitCard } from '../pieces/VisitCard.tsx'
import { VisitProgress } from '../pieces/VisitProgress.tsx'
import { VisitTrouble } from '../pieces/VisitTrouble.tsx'
import { texts } from '../texts.fr.ts'
import { useVisit } from '../use-visit.ts'
import { texts as visitTexts } from '../visit-texts.fr.ts'

/** Below all findings: comes after them. */
const levelsCard = () => import('../pieces/LevelsCard.tsx')
const LevelsCard = lazy(() => levelsCard().then((module) => ({ default: module.LevelsCard })))

const lookAlikesCard = () => import('../pieces/LookAlikesCard.tsx')
const LookAlikesCard = lazy(() => lookAlikesCard().then((module) => ({ default: module.LookAlikesCard })))

export async function loader({ params: { insee = '' }, request: { signal } }: LoaderFunctionArgs) {
  void levelsCard()
  void lookAlikesCard()
  const [{ newest, last }, { profile }, { finding }] = await Promise.all([
    loaded(getCommunesByInseeVisitsLatest({ path: { insee }, signal })),
    loaded(getCommunesByInsee({ path: { insee }, signal })),
    loaded(getCommunesByInseeLookAlikes({ path: { insee }, signal })),
  ])
  return { newest, last, profile, lookAlikes: finding }
}

/** Asks for a visit; other pages send here too. */
export function action({ params: { insee = '' } }: ActionFunctionArgs) {
  return submitted(postCommunesByInseeVisits({ path: { insee } }))
}

export function Component() {
  const { newest, last, profile, lookAlikes } = useLoaderData<typeof loader>()
  const { insee = '' } = useParams()
  const standing = useVisit(insee, newest)
  const settingsPath = territoryPaths.settings(insee)
  const findings = last?.findings ?? []
  return (
    <Page title={texts.title} lead={last && texts.lead(totalsOf(findings))}>
      <Stack>
        {(standing === 'failed' || standing === 'stopped') && (
          <VisitTrouble insee={insee} kind={standing} hasOlder={last !== null} />
        )}
        {last !== null && newest !== null ? (
          <Split aside={<VisitCard {...{ insee, newest, standing, settingsPath }} last={last.visit} />}>
            {standing === 'under-way' && (
              <Card title={texts.visitCard.underWay}>
                <VisitProgress visit={newest} />
              </Card>
            )}
            {findingGroups.map((group) => {
              const inGroup = findingsIn(group, findings)
              return (
                inGroup.length > 0 && (
                  <FindingsCard key={group} insee={insee} group={group} findings={inGroup} />
                )
              )
            })}
            <Suspense>
              <LookAlikesCard insee={insee} finding={lookAlikes} />
            </Suspense>
            {last.visit.levels && (
              <Suspense>
                <LevelsCard insee={insee} levels={last.visit.levels} findings={findings} />
              </Suspense>
            )}
          </Split>
        ) : (
          <>
            {newest !== null && standing === 'under-way' && (
              <Card>
                <VisitProgress visit={newest} />
              </Card>
            )}
            {standing === 'none' && (
              <Card>
                <NothingYet insee={insee} profile={profile} settingsPath={settingsPath} />
              </Card>
            )}
          </>
        )}
      </Stack>
    </Page>
  )
}

interface NothingYetProps {
  readonly insee: string
  readonly profile: Profile
  readonly settingsPath: string
}

function NothingYet({ insee, profile, settingsPath }: NothingYetProps) {
  const { mailAddress, hasNoMail, siteUrl, hasNoSite } = profile
  const isReady = (mailAddress !== null || hasNoMail) && (siteUrl !== null || hasNoSite)
  return (
    <EmptyState
      title={texts.empty.title}
      action={
        isReady ? (
          <StartVisit insee={insee} look="main" label={visitTexts.visit.start} />
        ) : (
          <LinkButton look="main" to={settingsPath}>
            {texts.empty.giveAddresses}
          </LinkButton>
        )
      }
    >
      <p>{texts.empty.meaning}</p>
      {!isReady && <p>{texts.empty.noAddress}</p>}
    </EmptyState>
  )
}
