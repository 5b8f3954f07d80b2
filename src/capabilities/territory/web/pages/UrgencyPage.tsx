import { Suspense } from 'react'
import { Await, Link, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { Page } from '../../../../ui/page/Page.tsx'
import { LinkButton } from '../../../../ui/show/Button.tsx'
import { Card } from '../../../../ui/show/Card.tsx'
import { Actions, Stack } from '../../../../ui/show/Layout.tsx'
import { findNumbers } from '../find-numbers.ts'
import { territoryPaths } from '../paths.ts'
import { Gestures } from '../pieces/Gestures.tsx'
import { WhomToCall } from '../pieces/WhomToCall.tsx'
import { texts } from '../urgency-texts.fr.ts'

/** Waits for nothing: the numbers arrive, or not, under gestures that are already on the screen. */
export function loader({ params }: LoaderFunctionArgs) {
  const insee = params.insee ?? null
  return { insee, askedAt: Date.now(), numbers: findNumbers(insee) }
}

/** Until the crisis mode has its own capability: the official first gestures, then whom to call. */
export function Component() {
  const { insee, askedAt, numbers } = useLoaderData<typeof loader>()
  const back = insee === null ? territoryPaths.landing : territoryPaths.commune(insee)
  return (
    <Page
      width="reading"
      title={texts.title}
      lead={
        <>
          <p>
            {texts.calm} <strong>{texts.nothingIsSent}</strong>
          </p>
          <p>
            <a href="/tocsin/">{texts.stepByStep}</a>
          </p>
          <p>
            <Link to={back}>{texts.falseAlarm}</Link>
          </p>
        </>
      }
    >
      <Gestures />
      <section aria-labelledby="qui-appeler">
        <h2 id="qui-appeler">{texts.call}</h2>
        <Stack>
          <p>{texts.callFrom}</p>
          <Suspense key={askedAt} fallback={<p className="soft">{texts.loading}</p>}>
            <Await resolve={numbers}>{(found) => <WhomToCall numbers={found} insee={insee} />}</Await>
          </Suspense>
        </Stack>
      </section>
      <Card title={texts.falseAlarmEnd}>
        <p>{texts.falseAlarmMeaning}</p>
        <Actions>
          <LinkButton to={back}>{texts.back}</LinkButton>
        </Actions>
      </Card>
    </Page>
  )
}
