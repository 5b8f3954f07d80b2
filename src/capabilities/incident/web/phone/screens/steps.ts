import { el, link } from '../dom.ts'
import { stepNow, stepsOn } from '../phone-case.ts'
import { addresses, type Screen } from '../scene.ts'
import { texts } from '../texts.fr.ts'
import { caseTop } from './case-frame.ts'
import { triageScreen } from './triage.ts'

/** All steps in their order, with what became of each. */
export const stepsScreen: Screen = (scene) => {
  const { current, content } = scene.phone
  if (current === null) return triageScreen({ ...scene, rest: [] })
  const now = stepNow(content, current)
  return [
    caseTop(scene),
    el('h1', {}, texts.allSteps),
    el(
      'ol',
      { class: 'steps' },
      stepsOn(content, current).map(({ id, title }) => {
        const state = current.steps[id]?.state ?? (id === now?.id ? 'current' : 'todo')
        return el(
          'li',
          { class: state },
          link(addresses.step(id), title),
          ' ',
          el('span', { class: 'state' }, texts.stepStates[state]),
        )
      }),
    ),
    link(addresses.now, texts.goOnSteps, 'act main'),
  ]
}
