import { button, el } from '../dom.ts'
import { lineOf } from '../phone.ts'
import { addresses, type Screen } from '../scene.ts'
import { texts } from '../texts.fr.ts'

/** Ends the case of this phone. What was written stays, and is sent like the rest. */
export const falseAlarmScreen: Screen = ({ phone, go }) => {
  const { falseAlarmHint } = phone.content.triage.words
  const end = async () => {
    const text = 'Fausse alerte : tout va bien.'
    const telling = { method: 'POST', path: 'false-alarm', body: { words: text } } as const
    await phone.write({
      set: () => ({ endedAt: new Date().toISOString() }),
      lines: [lineOf('false-alarm', text, { telling })],
    })
    await phone.refresh()
    go(addresses.opening)
  }
  return [
    el('h1', {}, texts.confirmFalseAlarm),
    el('p', {}, falseAlarmHint),
    el(
      'div',
      { class: 'acts' },
      button('plain', texts.yesFalseAlarm, () => void end()),
      button('main', texts.notFalseAlarm, () => go(addresses.now)),
    ),
  ]
}
