import { details, el, link } from '../dom.ts'
import { lineOf } from '../phone.ts'
import { addresses, type Screen } from '../scene.ts'
import { texts } from '../texts.fr.ts'
import { gesturesOf } from './triage.ts'

/** Switched off, paid, answered: what to do now. Within a case, what is ticked is noted and its steps are left out. */
export const alreadyDoneScreen: Screen = ({ phone, redraw }) => {
  const { alreadyDone, tree, words } = phone.content.triage
  const done = new Set(phone.current?.alreadyDone ?? [])
  const tick = async (id: string, label: string) => {
    const all = done.has(id) ? [...done].filter((one) => one !== id) : [...done, id]
    const text = done.has(id) ? `Pas fait, finalement : ${label}.` : `Déjà fait : ${label}.`
    const telling = { method: 'PUT', path: 'situation', body: { alreadyDone: all } } as const
    await phone.write({ set: () => ({ alreadyDone: all }), lines: [lineOf('situation', text, { telling })] })
    redraw()
  }
  return [
    el('h1', {}, alreadyDone.title),
    el('p', {}, alreadyDone.hint),
    tree.alreadyDone.map(({ id, label, now, never }) =>
      phone.current === null
        ? details(label, gesturesOf(now, never))
        : el(
            'div',
            { class: 'card' },
            el(
              'label',
              { class: 'tick' },
              el('input', { type: 'checkbox', checked: done.has(id), onChange: () => void tick(id, label) }),
              el('span', {}, label),
            ),
            done.has(id) ? [el('h2', {}, texts.now), gesturesOf(now, never)] : null,
          ),
    ),
    phone.current === null
      ? el('p', {}, link(addresses.opening, words.back))
      : link(addresses.now, texts.goOnSteps, 'act main'),
  ]
}
