import type { StepToDo } from '../../../domain/playbook.ts'
import { button, el } from '../dom.ts'
import { lineOf } from '../phone.ts'
import type { Scene } from '../scene.ts'
import { texts } from '../texts.fr.ts'
import { settleStep } from './settle-step.ts'

const words = texts.decision

/** The mayor decides, else an adjoint: by name, with the reason of a no. */
export function decisionForm(scene: Scene, step: StepToDo, leave: () => void): HTMLElement {
  const by = el('input', { id: 'by', type: 'text', autocomplete: 'off', maxlength: 120 })
  const away = el('input', { id: 'away', type: 'text', maxlength: 300 })
  const reason = el('textarea', { id: 'reason', rows: 2, maxlength: 1000 })
  const deputy = el('input', { type: 'radio', name: 'as', value: 'deputy' })
  const no = el('input', { type: 'radio', name: 'answer', value: 'no' })
  const fault = el('p', { class: 'warning', role: 'alert', hidden: true })
  const pick = (input: HTMLInputElement, label: string) =>
    el('label', { class: 'tick' }, input, el('span', {}, label))
  return el(
    'form',
    {
      onSubmit(event) {
        event.preventDefault()
        const decidedBy = by.value.trim()
        const becauseAway = deputy.checked ? away.value.trim() : ''
        const because = reason.value.trim()
        const isWhole =
          decidedBy !== '' && (!deputy.checked || becauseAway !== '') && (!no.checked || because !== '')
        if (!isWhole) {
          fault.textContent = words.missing
          fault.hidden = false
          return
        }
        const answer = no.checked ? 'no' : 'yes'
        const body = {
          ...{ stepId: step.id, answer, decidedBy, decidedAs: deputy.checked ? 'deputy' : 'mayor' },
          becauseAway: becauseAway === '' ? null : becauseAway,
          reason: because === '' ? null : because,
        }
        const role = deputy.checked ? `adjoint, ${becauseAway}` : 'maire'
        const text = `Décision de ${decidedBy} (${role}). ${step.title} : ${no.checked ? 'non' : 'oui'}.${because === '' ? '' : ` Raison : ${because}`}`
        const lines = [
          lineOf('decision', text, {
            telling: { method: 'POST', path: 'decisions', body },
            detail: { stepId: step.id },
          }),
          ...(no.checked
            ? []
            : [
                lineOf('step-done', `Fait : ${step.title}.`, {
                  telling: { method: 'POST', path: `steps/${step.id}/done`, body: {} },
                  detail: { stepId: step.id },
                }),
              ]),
        ]
        void settleStep(scene, step.id, no.checked ? 'skipped' : 'done', lines)
      },
    },
    el('h2', {}, words.title),
    el('p', { class: 'soft' }, words.hint),
    el('label', { for: 'by' }, words.by),
    by,
    pick(el('input', { type: 'radio', name: 'as', value: 'mayor', checked: true }), words.mayor),
    pick(deputy, words.deputy),
    el('label', { for: 'away' }, words.away),
    away,
    el(
      'fieldset',
      {},
      el('legend', {}, words.answer),
      pick(el('input', { type: 'radio', name: 'answer', value: 'yes', checked: true }), words.yes),
      pick(no, words.no),
    ),
    el('label', { for: 'reason' }, words.reason),
    reason,
    fault,
    el('button', { class: 'act main' }, words.keep),
    button('quiet', texts.cancel, leave),
  )
}
