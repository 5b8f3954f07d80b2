import { Fragment } from 'react'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData, useParams } from 'react-router'
import {
  getCommunesByInseeLookAlikes,
  type LookAlikes,
  postCommunesByInseeLookAlikesSearches,
  putCommunesByInseeLookAlikesByName,
} from '../../../../api-client/index.ts'
import { loaded, submitted } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { Button } from '../../../../ui/show/Button.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { EmptyState } from '../../../../ui/show/EmptyState.tsx'
import { Split, Stack } from '../../../../ui/show/Layout.tsx'
import { Notice } from '../../../../ui/show/Notice.tsx'
import { Progress } from '../../../../ui/show/Progress.tsx'
import { groupOf, lookAlikeGroups } from '../look-alike-groups.ts'
import { texts } from '../look-alike-texts.fr.ts'
import { watchPaths } from '../paths.ts'
import { LookAlikeGroup } from '../pieces/LookAlikeGroup.tsx'
import type { SortedAs } from '../pieces/LookAlikeRow.tsx'
import { LookAlikeSearchCard } from '../pieces/LookAlikeSearchCard.tsx'
import { LookAlikeSteps } from '../pieces/LookAlikeSteps.tsx'
import { StartSearch } from '../pieces/StartSearch.tsx'
import { texts as findingTexts } from '../texts.fr.ts'
import { type LastSorting, useSorting } from '../use-sorting.ts'
import { useVisit } from '../use-visit.ts'

const words = texts.search

export function loader({ params: { insee = '' }, request: { signal } }: LoaderFunctionArgs) {
  return loaded(getCommunesByInseeLookAlikes({ path: { insee }, signal }))
}

/** A post asks for a search, a put sorts one name. */
export async function action({ params: { insee = '' }, request }: ActionFunctionArgs) {
  if (request.method === 'POST') return submitted(postCommunesByInseeLookAlikesSearches({ path: { insee } }))
  const form = await request.formData()
  const given = form.get('sortedAs')
  const note = form.get('note')
  return submitted(
    putCommunesByInseeLookAlikesByName({
      path: { insee, name: String(form.get('name')) },
      body: {
        sortedAs: given === null ? null : (String(given) as NonNullable<SortedAs>),
        note: note === null ? null : String(note),
      },
      headers: { 'If-Match': `"${form.get('version')}"` },
    }),
  )
}

export function Component() {
  const lookAlikes = useLoaderData<typeof loader>()
  const { insee = '' } = useParams()
  const { newest, last, names, finding, steps, untold } = lookAlikes
  const standing = useVisit(insee, newest, words.ended)
  const { sort, isBusy, problem, last: sorted, said } = useSorting()
  return (
    <Page
      title={texts.title}
      breadcrumb={[{ label: findingTexts.room, path: watchPaths.findings(insee) }, { label: texts.crumb }]}
      lead={texts.lead}
    >
      <Stack>
        {(standing === 'failed' || standing === 'stopped') && (
          <Notice
            tone="problem"
            title={words[standing]}
            holds={words.holds}
            toDo={words.toDo}
            actions={<StartSearch label={words.again} />}
          />
        )}
        {problem && (
          <Notice tone="problem" isLive ref={said} title={problem.title}>
            {problem.detail && <p>{problem.detail}</p>}
          </Notice>
        )}
        {!problem && sorted && (
          <Notice
            tone="success"
            isLive
            ref={said}
            title={sentenceOf(sorted)}
            actions={
              <Button look="quiet" isBusy={isBusy} onClick={() => sort(sorted.lookAlike, sorted.was)}>
                {texts.undo}
              </Button>
            }
          />
        )}
        {standing === 'under-way' && newest && <SearchUnderWay {...newest} />}
        {last !== null && (
          <Split aside={<LookAlikeSearchCard {...{ last, untold, standing }} />}>
            {names.length === 0 && (
              <Card>
                <p>{texts.noneFound}</p>
              </Card>
            )}
            {lookAlikeGroups.map((group) => {
              const inGroup = names.filter((name) => groupOf(name) === group)
              if (inGroup.length === 0) return null
              return (
                <Fragment key={group}>
                  <LookAlikeGroup group={group} names={inGroup} isBusy={isBusy} onSort={sort} />
                  {group === 'suspect' && <LookAlikeSteps steps={steps} fix={finding.fix} />}
                </Fragment>
              )
            })}
          </Split>
        )}
        {last === null && standing === 'none' && (
          <Card>
            <EmptyState title={texts.empty.title} action={<StartSearch look="main" label={words.start} />}>
              <p>{texts.empty.meaning}</p>
            </EmptyState>
          </Card>
        )}
      </Stack>
    </Page>
  )
}

function sentenceOf({ lookAlike: { shown }, sortedAs }: LastSorting): string {
  return texts.sorted[sortedAs ?? 'toSort'](shown)
}

function SearchUnderWay({ namesDone, namesTotal }: NonNullable<LookAlikes['newest']>) {
  return (
    <Card>
      {namesTotal === 0 ? (
        <p>{words.aboutToStart}</p>
      ) : (
        <Progress label={words.label} done={namesDone} total={namesTotal} />
      )}
      <p className="small soft">{words.canLeave}</p>
    </Card>
  )
}
