import type { Action } from '../../../../api-client/index.ts'
import { Card } from '../../../../ui/show/Card.tsx'
import { Disclosure } from '../../../../ui/show/Disclosure.tsx'
import { History, HistoryEntry } from '../../../../ui/show/History.tsx'
import type { StateKind } from '../../../../ui/show/tones.ts'
import { AtInstant } from '../../../../ui/show/When.tsx'
import { actionTexts } from '../action-texts.fr.ts'

const words = actionTexts.history

/** The sign of each kind of event; what somebody merely set (a date, a name) is a dash. */
const signs: Readonly<Record<string, { readonly kind: StateKind; readonly word: string }>> = {
  opened: { kind: 'to-do', word: words.words.opened },
  reopened: { kind: 'to-do', word: words.words.reopened },
  closed: { kind: 'proven', word: words.words.closed },
  done: { kind: 'declared', word: words.words.done },
}
const other = { kind: 'not-applicable', word: words.words.other } as const

/** What one reads at a glance; the rest is one press away. */
const shownAtFirst = 6

type Event = Action['history'][number]

export function ActionHistory({ history }: { readonly history: Action['history'] }) {
  const [latest, older] = [history.slice(0, shownAtFirst), history.slice(shownAtFirst)]
  return (
    <Card title={words.title}>
      <Events events={latest} label={words.label} />
      {older.length > 0 && (
        <Disclosure summary={words.older(older.length)}>
          <Events events={older} label={words.older(older.length)} />
        </Disclosure>
      )}
    </Card>
  )
}

function Events({ events, label }: { readonly events: readonly Event[]; readonly label: string }) {
  return (
    <History label={label}>
      {events.map(({ id, kind, at, by, sentence }) => (
        <HistoryEntry
          key={id}
          {...(signs[kind] ?? other)}
          title={sentence}
          detail={
            <>
              {by ?? words.beffroi}, le <AtInstant at={at} />
            </>
          }
        />
      ))}
    </History>
  )
}
