import { lazy, Suspense } from 'react'
import type { IncidentCase } from '../../../../api-client/index.ts'
import { Card } from '../../../../ui/show/Card.tsx'
import { Disclosure } from '../../../../ui/show/Disclosure.tsx'
import { Stack } from '../../../../ui/show/Layout.tsx'
import { roomTexts } from '../room-texts.fr.ts'
import styles from './ClocksCard.module.css'

const ClockForms = lazy(async () => ({ default: (await import('./ClockForms.tsx')).ClockForms }))
const words = roomTexts.clocks

type Clock = IncidentCase['clocks'][number]

/** The delays of the law and of the contract, the first to end first. */
export function ClocksCard({ view }: { readonly view: IncidentCase }) {
  return (
    <Card title={words.title}>
      {view.clocks.length === 0 && <p className="soft">{words.none}</p>}
      <ul className={styles.clocks}>
        {view.clocks.map((clock) => (
          <li key={clock.id} className={clock.state === 'late' ? styles.late : undefined}>
            <ClockLine clock={clock} isOpen={view.incident.closedAt === null} />
          </li>
        ))}
      </ul>
      {view.clocksOfNoConcern.length > 0 && (
        <Disclosure summary={words.ofNoConcern} isSmall>
          <ul className="small">
            {view.clocksOfNoConcern.map(({ id, title, why, stateInWords }) => (
              <li key={id}>
                <strong>{title}</strong> ({stateInWords}). {why}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </Card>
  )
}

function ClockLine({ clock, isOpen }: { readonly clock: Clock; readonly isOpen: boolean }) {
  const { short, inWords, stateInWords, start, reason, chosenBy, isPending, state } = clock
  const isDated = inWords !== null && state !== 'stopped'
  return (
    <Stack>
      <div>
        <p>{short}</p>
        <p>
          <strong>{isDated ? inWords : stateInWords}</strong>
          {isDated && <span className="soft">, {stateInWords}</span>}
        </p>
        {start?.isDoubtful && <p className="small">{words.doubtful}</p>}
        {reason !== null && <p className="soft small">{words.reason(chosenBy ?? '', reason)}</p>}
      </div>
      <Disclosure summary={words.more} isSmall>
        <Stack>
          {isPending && <p className="small">{words.if}</p>}
          {start !== null && <p className="small">{words.from(start.label, start.inWords)}</p>}
          <p className="small">{clock.why}</p>
          <p className="small">{words.stops(clock.stopsWhen)}</p>
          <ul className="soft small">
            {clock.sources.map(({ text, source, confidence }) => (
              <li key={text}>
                {text} {source} ({confidence})
              </li>
            ))}
          </ul>
          {isOpen && state !== 'stopped' && (
            <Suspense>
              <ClockForms clock={clock} />
            </Suspense>
          )}
        </Stack>
      </Disclosure>
    </Stack>
  )
}
