import { Link, useRevalidator } from 'react-router'
import { signInWithReturn } from '../../../../ui/return-path.ts'
import { Button, LinkButton } from '../../../../ui/show/Button.tsx'
import { Disclosure } from '../../../../ui/show/Disclosure.tsx'
import { Actions } from '../../../../ui/show/Layout.tsx'
import { Notice } from '../../../../ui/show/Notice.tsx'
import { identityPaths } from '../../../identity/web/index.ts'
import { callsAnywhere, orderCalls } from '../calls.ts'
import type { Numbers, WhyNational } from '../find-numbers.ts'
import { contactSheetFile, territoryPaths } from '../paths.ts'
import { texts } from '../urgency-texts.fr.ts'
import { CallCards } from './CallCards.tsx'
import { LegalClocks } from './LegalClocks.tsx'
import { NumberSources } from './NumberSources.tsx'

interface WhomToCallProps {
  readonly numbers: Numbers
  readonly insee: string | null
}

/** What was found of the numbers: the commune's, the national ones, or those that hold without Beffroi. */
export function WhomToCall({ numbers, insee }: WhomToCallProps) {
  if (numbers.kind === 'unreachable') {
    return (
      <>
        <Notice title={texts.unreachableTitle} actions={<AskAgain />}>
          <p>{texts.unreachable}</p>
        </Notice>
        <CallCards calls={callsAnywhere} />
        <LegalClocks />
      </>
    )
  }
  const { first, next, others, hasOwnNumber } = orderCalls(numbers.emergency)
  const { explanation } = numbers.emergency.regional
  return (
    <>
      {numbers.kind === 'national' && <WhyOnlyNational why={numbers.why} insee={insee} />}
      {numbers.kind === 'commune' && !hasOwnNumber && <NoOwnNumber insee={numbers.insee} />}
      {explanation && <p>{explanation}</p>}
      <CallCards calls={first} />
      {numbers.kind === 'commune' && <Sheet insee={numbers.insee} />}
      <LegalClocks />
      <section aria-labelledby="ensuite">
        <h2 id="ensuite">{texts.next}</h2>
        <CallCards calls={next} />
      </section>
      <Disclosure summary={texts.others}>
        <CallCards calls={others} />
      </Disclosure>
      <NumberSources emergency={numbers.emergency} />
    </>
  )
}

function AskAgain() {
  const { revalidate } = useRevalidator()
  return <Button onClick={() => revalidate()}>{texts.retry}</Button>
}

function WhyOnlyNational({ why, insee }: { readonly why: WhyNational; readonly insee: string | null }) {
  if (why === 'unavailable') {
    return (
      <Notice title={texts.unreachableTitle} actions={<AskAgain />}>
        <p>{texts.unreachable}</p>
      </Notice>
    )
  }
  if (why === 'signed-out' && insee !== null) {
    const signIn = signInWithReturn(identityPaths.signIn, territoryPaths.urgency(insee))
    return (
      <p>
        {texts.signedOut} <Link to={signIn}>{texts.signIn}</Link>
      </p>
    )
  }
  if (why === 'not-yours') return <p>{texts.notYours}</p>
  return (
    <p>
      {texts.outside} <Link to={territoryPaths.landing}>{texts.chooseCommune}</Link>
    </p>
  )
}

function NoOwnNumber({ insee }: { readonly insee: string }) {
  return (
    <p>
      {texts.noOwn} <Link to={territoryPaths.contacts(insee)}>{texts.give}</Link>
    </p>
  )
}

function Sheet({ insee }: { readonly insee: string }) {
  return (
    <div className="screen-only">
      <p>{texts.sheetMeaning}</p>
      <Actions>
        <LinkButton isFile to={contactSheetFile(insee)}>
          {texts.sheet}
        </LinkButton>
      </Actions>
    </div>
  )
}
