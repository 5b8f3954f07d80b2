import type { StepToDo } from '../../../domain/playbook.ts'
import { button, type Content, details, el, link, listOf } from '../dom.ts'
import { readKit } from '../kit.ts'
import { lineOf, momentOf, type Phone } from '../phone.ts'
import { type PhoneCase, type StepOnPhone, stepNow, stepsOn } from '../phone-case.ts'
import { addresses, type Scene, type Screen } from '../scene.ts'
import { doersInWords, texts } from '../texts.fr.ts'
import { caseMenu, caseTop } from './case-frame.ts'
import { clocksOfCase } from './clocks.ts'
import { decisionForm } from './decision.ts'
import { settleStep } from './settle-step.ts'
import { triageScreen } from './triage.ts'

/** One step: what, why, what never to do, how to know it is done; the delays below it. */
export const stepScreen: Screen = (scene) => {
  const { phone, rest } = scene
  const { current, content } = phone
  if (current === null) return triageScreen({ ...scene, rest: [] })
  const steps = stepsOn(content, current)
  const step = steps.find(({ id }) => id === rest[0]) ?? stepNow(content, current)
  if (step === null) return [caseTop(scene), everythingSettled(), clocksOfCase(scene), caseMenu(scene)]
  return [
    caseTop(scene),
    el('p', { class: 'soft' }, texts.step(steps.findIndex(({ id }) => id === step.id) + 1, steps.length)),
    el('h1', {}, step.title),
    step.isPending && step.when !== null ? el('p', { class: 'pending' }, texts.pending[step.when]) : null,
    settledBefore(current, step),
    listOf('ol', step.how, 'how'),
    step.phase === 'isolate' ? beforeUnplugging(phone) : null,
    step.phase === 'alert' ? el('p', {}, link(addresses.calls, texts.numbers, 'act plain')) : null,
    step.phase === 'logbook' || step.phase === 'evidence'
      ? el('p', {}, link(addresses.log, texts.log.title, 'act plain'))
      : null,
    el('p', {}, el('b', {}, texts.why), ' ', step.why),
    el('h2', {}, texts.never),
    listOf('ul', step.never, 'never'),
    el('p', {}, el('b', {}, texts.howToKnow), ' ', step.done),
    el('p', { class: 'soft' }, el('b', {}, texts.who), ' ', doersInWords(step.who)),
    actions(scene, step),
    clocksOfCase(scene),
    sourcesOf(step),
    caseMenu(scene),
  ]
}

function everythingSettled(): Content {
  return [
    el('h1', {}, texts.allDone),
    el('p', {}, texts.allDoneHint),
    el('p', {}, link(addresses.steps, texts.allSteps, 'act main')),
  ]
}

function settledBefore({ steps }: PhoneCase, { id }: StepToDo): Content {
  const before = steps[id]
  if (before === undefined) return null
  return el('p', { class: 'pending' }, `${texts.stepStates[before.state]}, ${momentOf(before.at)}`)
}

function beforeUnplugging({ content, memory }: Phone): Content {
  return details(
    texts.beforeUnplugging,
    el('p', {}, el('b', {}, content.box.title), '. ', content.box[readKit(memory.kit).isPhoneThroughBox]),
    content.neverUnplugAlone.map(({ label, why, call }) =>
      el('p', {}, el('b', {}, label), `. ${why} ${texts.callFirst(call)}`),
    ),
  )
}

function actions(scene: Scene, step: StepToDo): Content {
  const { phone } = scene
  const place = el('div', { class: 'acts' })
  const settle = async (state: StepOnPhone['state'], text: string, reason?: string) => {
    const isDone = state === 'done'
    const line = lineOf(isDone ? 'step-done' : `step-${state}`, text, {
      detail: { stepId: step.id, ...(reason === undefined ? {} : { reason }) },
      telling: isDone ? { method: 'POST', path: `steps/${step.id}/done`, body: {} } : null,
    })
    await settleStep(scene, step.id, state, [line])
  }
  const ways = (): Content => [
    step.isDecision
      ? button('main', texts.decision.title, () => place.replaceChildren(decisionForm(scene, step, showWays)))
      : button('main', texts.done, () => void settle('done', `Fait : ${step.title}.`)),
    button('plain', texts.cannot, () => place.replaceChildren(reasonForm())),
    button('plain', step.isPending ? texts.notConcerned : texts.skip, () => {
      const text = step.isPending ? `Sans objet : ${step.title}.` : `Passé pour l’instant : ${step.title}.`
      void settle('skipped', text)
    }),
  ]
  const showWays = () => place.replaceChildren(el('div', {}, ways()))
  const reasonForm = () => {
    const reason = el('textarea', { id: 'reason', rows: 3 })
    return el(
      'form',
      {
        onSubmit(event) {
          event.preventDefault()
          const said = reason.value.trim()
          const because = said === '' ? '' : ` ${said}`
          void settle('unable', `Impossible : ${step.title}.${because}`, said)
        },
      },
      el('label', { for: 'reason' }, texts.cannotTitle),
      el('p', { class: 'soft' }, texts.cannotHint),
      reason,
      el('button', { class: 'act main' }, texts.cannotKeep),
      button('quiet', texts.cancel, showWays),
    )
  }
  showWays()
  return [place, phone.store === null ? el('p', { class: 'warning' }, texts.notKept) : null]
}

function sourcesOf({ sources }: StepToDo): Content {
  return details(
    texts.sources,
    sources.map(({ text, source, checkedOn, confidence }) =>
      el('p', { class: 'source' }, texts.source(text, source, checkedOn, texts.confidence[confidence])),
    ),
  )
}
