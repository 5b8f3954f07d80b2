import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import {
  getCommunesByInseeTeamReview,
  postCommunesByInseeTeamReview,
  postCommunesByInseeTeamReviewFinish,
  putCommunesByInseeTeamReview,
} from '../../../../api-client/index.ts'
import { dayInWords, dayOf } from '../../../../kernel/day.ts'
import { ActionForm } from '../../../../ui/forms/ActionForm.tsx'
import { SubmitButton } from '../../../../ui/forms/SubmitButton.tsx'
import { loaded, submitted } from '../../../../ui/http.ts'
import { Page } from '../../../../ui/page/Page.tsx'
import { LinkButton } from '../../../../ui/show/Button.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Actions, Stack } from '../../../../ui/show/Layout.tsx'
import { Notice } from '../../../../ui/show/Notice.tsx'
import { OnDay } from '../../../../ui/show/When.tsx'
import { transfers } from '../../domain/team-review.ts'
import { formText } from '../form-text.ts'
import { outreachFiles } from '../paths.ts'
import { TeamForm } from '../pieces/TeamForm.tsx'
import { teamTexts as words } from '../team-texts.fr.ts'

export async function loader({ params, request: { signal } }: LoaderFunctionArgs) {
  const path = { insee: params.insee ?? '' }
  return { ...path, ...(await loaded(getCommunesByInseeTeamReview({ path, signal }))) }
}

export async function action({ params, request }: ActionFunctionArgs) {
  const path = { insee: params.insee ?? '' }
  const form = await request.formData()
  const headers = { 'If-Match': `"${formText(form, 'version')}"` }
  switch (formText(form, 'part')) {
    case 'begin': {
      const occasion = formText(form, 'occasion') === 'election' ? 'election' : 'change'
      return submitted(postCommunesByInseeTeamReview({ path, body: { occasion } }))
    }
    case 'finish': {
      const outcome = await submitted(postCommunesByInseeTeamReviewFinish({ path, headers }))
      return outcome.ok && outcome.value.youLeft ? redirect('/') : outcome
    }
    default:
      return submitted(putCommunesByInseeTeamReview({ path, headers, body: decisionsIn(form) }))
  }
}

function decisionsIn(form: FormData) {
  const ticked = form.getAll('transferred')
  return {
    people: form
      .getAll('leaves')
      .map((personId) => ({ personId: String(personId), fate: 'leaves' as const })),
    transferred: transfers.filter((each) => ticked.includes(each)),
    accounts: formText(form, 'accounts')
      .split('\n')
      .map((line) => line.split(';').map((cell) => cell.trim()))
      .filter(([name]) => name !== undefined && name !== '')
      .map(([name = '', holder = '', state = '']) => ({
        name,
        holder: holder === '' ? '–' : holder,
        isTransferred: /^fait$/i.test(state),
      })),
    notes: formText(form, 'notes'),
  }
}

export function Component() {
  const known = useLoaderData<typeof loader>()
  const { insee, election, review } = known
  const isUnderWay = review !== null && review.finishedAt === null
  return (
    <Page title={words.title} lead={words.lead} width="reading">
      <Stack>
        {!isUnderWay && review?.finishedAt && (
          <Notice tone="success" title={words.endedTitle}>
            <p>
              <OnDay day={dayOf(new Date(review.finishedAt))} />
            </p>
            <Actions>
              <LinkButton isFile to={outreachFiles.review(insee)}>
                {words.report}
              </LinkButton>
            </Actions>
          </Notice>
        )}
        {isUnderWay ? (
          <TeamForm known={known} review={review} />
        ) : (
          <Card {...(election && { title: words.election(dayInWords(election.heldOn)) })}>
            <ActionForm aria-label={words.beginChange}>
              <input type="hidden" name="part" value="begin" />
              <input type="hidden" name="occasion" value={election ? 'election' : 'change'} />
              {election && (
                <>
                  <p>{words.electionMeaning}</p>
                  <p className="soft small">
                    {words.source(election.source)} {election.confidence !== 'V' && words.toCheck}
                  </p>
                </>
              )}
              <div>
                <SubmitButton>{election ? words.beginElection : words.beginChange}</SubmitButton>
              </div>
            </ActionForm>
          </Card>
        )}
      </Stack>
    </Page>
  )
}
