import type { Measure } from '../../../../api-client/index.ts'
import { dayOf } from '../../../../kernel/day.ts'
import { Card } from '../../../../ui/show/Card.tsx'
import { OnDay } from '../../../../ui/show/When.tsx'
import { lengthInWords } from '../in-words.ts'
import { measureTexts } from '../measure-texts.fr.ts'

const words = measureTexts.measure

/** The proof to bring next, or when the one at hand ends. */
export function NextStep({ measure }: { readonly measure: Measure }) {
  return (
    <Card title={words.nextTitle}>
      <WhatComes measure={measure} />
    </Card>
  )
}

function WhatComes({ measure }: { readonly measure: Measure }) {
  const { state, until, nextProof } = measure
  if (state === 'not-applicable') return <p>{words.notApplicable}</p>
  if (until !== null) {
    return (
      <p>
        {words.nextProven}
        <strong>
          <OnDay day={dayOf(new Date(until))} />
        </strong>
        . {words.nextProvenNone}
      </p>
    )
  }
  return nextProof === null ? null : (
    <>
      <p className="soft">{nextProof.kind === 'document' ? words.nextDocument : words.nextCheck}</p>
      <p>{nextProof.how}</p>
      <p className="small soft">{words.validFor(lengthInWords(nextProof.validForDays))}</p>
    </>
  )
}
