import { clockContent } from '../clock-content.ts'
import { type Clock, clocksOf } from '../domain/clock.ts'
import { deadlineInWords, instantInWords, stateInWords } from '../domain/wording-clock.ts'
import type { CaseView, ClockView } from './case-shapes.ts'
import type { CaseFacts } from './facts.ts'

/** The delays of a case: what concerns it in order of urgency, and what does not, with why. */
export function showClocks(facts: CaseFacts, now: Date): Pick<CaseView, 'clocks' | 'clocksOfNoConcern'> {
  const { concerned, notConcerned } = clocksOf(clockContent().rules, facts.clocks, now)
  return {
    clocks: concerned.map((clock) => showClock(clock, facts, now)),
    clocksOfNoConcern: notConcerned
      .filter(({ state }) => state.kind === 'not-concerned' && state.because !== 'incident')
      .map((clock) => ({
        id: clock.rule.id,
        title: clock.rule.title,
        stateInWords: stateInWords(clock),
        why: clock.rule.why,
      })),
  }
}

function showClock(clock: Clock, { clocks, timeZone }: CaseFacts, now: Date): ClockView {
  const { rule, state, start, deadline, isPending } = clock
  const { id, title, short, whom, why, stopsWhen, standing } = rule
  const labels = clockContent().starts
  return {
    ...{ id, title, short, whom, why, stopsWhen, standing, isPending },
    state: state.kind,
    stateInWords: stateInWords(clock),
    deadlineAt: deadline?.at.toISOString() ?? null,
    inWords: deadline === null ? null : deadlineInWords(deadline, now, timeZone),
    stoppedAt: state.kind === 'stopped' ? state.at.toISOString() : null,
    start:
      start === null
        ? null
        : {
            name: start.name,
            label: labels[start.name],
            at: start.at.toISOString(),
            inWords: instantInWords(start.at, now, timeZone),
            isDoubtful: start.isDoubtful,
          },
    reason: start?.choice?.reason ?? null,
    chosenBy: start?.choice?.by ?? null,
    starts: rule.starts.map((name) => ({
      name,
      label: labels[name],
      at: clocks.instants[name]?.toISOString() ?? null,
    })),
    declaredLimit: clocks.declared,
    isLimitDeclared: rule.limit?.unit === 'declared',
    sources: [...rule.sources],
  }
}
