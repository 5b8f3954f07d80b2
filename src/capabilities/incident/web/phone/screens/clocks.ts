import type { Clock } from '../../../domain/clock.ts'
import { deadlineInWords, instantInWords, stateInWords } from '../../../domain/wording-clock.ts'
import { type Content, details, el } from '../dom.ts'
import type { Phone } from '../phone.ts'
import { clocksOn } from '../phone-case.ts'
import type { Scene } from '../scene.ts'
import { texts } from '../texts.fr.ts'

/** « À faire avant », below the current step. A clock that is wrong gives durations, not dates. */
export function clocksOfCase({ phone }: Scene): Content {
  const { current, content, region } = phone
  if (current === null) return null
  const now = new Date()
  const clocks = clocksOn(
    content,
    current,
    { timeZone: phone.timeZone, departement: region?.departement ?? '' },
    now,
  ).filter(({ state }) => state.kind !== 'waiting')
  if (clocks.length === 0) return null
  return el(
    'section',
    { class: 'clocks' },
    el('h2', {}, texts.clocks.title),
    clocks.map((clock) =>
      details(
        [el('span', {}, clock.rule.short), ' ', el('strong', {}, limitInWords(phone, clock, now))],
        el('p', {}, clock.rule.why),
        clock.start === null
          ? null
          : el(
              'p',
              {},
              texts.clocks.start(
                content.clocks.starts[clock.start.name],
                instantInWords(clock.start.at, now, phone.timeZone),
              ),
            ),
        el('p', {}, el('b', {}, texts.clocks.stops), ' ', clock.rule.stopsWhen),
        clock.rule.sources.map(({ text, source, checkedOn, confidence }) =>
          el('p', { class: 'source' }, texts.source(text, source, checkedOn, texts.confidence[confidence])),
        ),
      ),
    ),
  )
}

function limitInWords(phone: Phone, clock: Clock, now: Date): string {
  const { deadline, state } = clock
  const belief = phone.belief()
  const hasDate = state.kind === 'runs' || state.kind === 'late'
  if (deadline === null || !hasDate || belief.kind === 'impossible') return stateInWords(clock)
  // The true time is known: the date shown is the true one.
  const offset = belief.kind === 'off' ? belief.offsetMs : 0
  const at = new Date(deadline.at.getTime() + offset)
  return deadlineInWords({ ...deadline, at }, new Date(now.getTime() + offset), phone.timeZone)
}
