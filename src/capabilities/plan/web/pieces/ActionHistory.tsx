import type { Action } from '../../../../api-client/index.ts'
import { Card } from '../../../../ui/show/Card.tsx'
import { History, HistoryEntry } from '../../../../ui/show/History.tsx'
import type { StateKind } from '../../../../ui/show/tones.ts'
import { AtInstant } from '../../../../ui/show/When.tsx'
import { texts } from '../texts.fr.ts'

const words = texts.page.history

/** The sign of each kind of event; what somebody merely set (a date, a name) is a dash. */
const signs: Readonly<Record<string, { readonly kind: StateKind; readonly word: string }>> = {
  opened: { kind: 'to-do', word: words.words.opened },
  reopened: { kind: 'to-do', word: words.words.reopened },
  closed: { kind: 'proven', word: words.words.closed },
  done: { kind: 'declared', word: words.words.done },
}
const other = { kind: 'not-applicable', word: words.words.other } as const

export function ActionHistory({ history }: { readonly history: Action['history'] }) {
  return (
    <Card title={words.title}>
      <History label={words.label}>
        {history.map(({ id, kind, at, by, sentence }) => (
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
    </Card>
  )
}
