import type { IncidentKind, Known } from '../../../domain/playbook.ts'
import { back, type Path, standingAt } from '../../../domain/triage.ts'
import { button, type Content, el, link, listOf } from '../dom.ts'
import { readKit } from '../kit.ts'
import { momentOf, type Phone } from '../phone.ts'
import { playbookOn } from '../phone-case.ts'
import { addresses, type Scene, type Screen } from '../scene.ts'
import { texts } from '../texts.fr.ts'

let isExercise = false

/** What happens, in three answers at most; then whether the provider is touched too; then the case is open. */
export const triageScreen: Screen = (scene) => {
  const { phone, rest } = scene
  const { tree, words } = phone.content.triage
  const standing = standingAt(tree, rest)
  if (standing.kind === 'found') return providerQuestion(scene, standing.incident, rest)
  const { question } = standing
  const isOpening = rest.length === 0
  return [
    isOpening ? [openingWords(phone), openElsewhere(scene)] : null,
    el('h1', {}, question.text),
    el('p', { class: 'soft' }, words.promise),
    choices(
      question.answers.map(({ id, label, hint }) => ({ label, hint, to: addresses.triage([...rest, id]) })),
    ),
    isOpening ? openingLinks(scene) : el('p', {}, link(addresses.triage(back(rest)), words.back)),
  ]
}

interface Choice {
  readonly label: string
  readonly hint: string | null
  readonly to: string
}

const choices = (all: readonly Choice[]) =>
  el(
    'ul',
    { class: 'choices' },
    all.map(({ label, hint, to }) =>
      el('li', {}, link(to, [el('b', {}, label), hint === null ? null : el('span', {}, hint)], 'choice')),
    ),
  )

function openingWords(phone: Phone): Content {
  const { current, store } = phone
  return [
    store === null ? el('p', { class: 'warning' }, texts.notKept) : null,
    current === null
      ? el('p', { class: 'never first' }, texts.firstOfAll)
      : el(
          'div',
          { class: 'card' },
          el('p', {}, texts.openCase(playbookOn(phone.content, current).title, momentOf(current.begunAt))),
          link(addresses.now, texts.goOn, 'act main'),
        ),
  ]
}

/** Somebody opened a case before: it is offered, so that one incident stays one. */
function openElsewhere({ phone, go }: Scene): Content {
  if (phone.current !== null) return null
  return readKit(phone.memory.kit).openIncidents.map((incident) => {
    const known = phone.content.playbooks.find(({ kind }) => kind === incident.kind)
    return el(
      'div',
      { class: 'card' },
      el('p', {}, texts.attach.another(known?.title ?? '', momentOf(incident.begunAt))),
      button('main', texts.attach.join, () => void phone.join(incident).then(() => go(addresses.now))),
    )
  })
}

function openingLinks({ phone, redraw }: Scene): Content {
  return [
    el('p', {}, link(addresses.alreadyDone, texts.alreadyDone)),
    el('p', { class: 'soft' }, isExercise ? texts.practising : ''),
    button('quiet', isExercise ? texts.stopPractising : texts.practise, () => {
      isExercise = !isExercise
      redraw()
    }),
    mayBeErased(phone),
  ]
}

function mayBeErased({ store }: Phone): Content {
  const warning = el('p', { class: 'soft small', hidden: true }, texts.mayBeErased)
  void store?.isLasting().then((isLasting) => {
    warning.hidden = isLasting
  })
  return warning
}

function providerQuestion({ phone, go }: Scene, kind: IncidentKind, path: Path): Content {
  const { provider, words } = phone.content.triage
  const playbook = phone.content.playbooks.find((one) => one.kind === kind)
  const answer = (label: string, affected: Known) =>
    el(
      'li',
      {},
      el(
        'button',
        {
          type: 'button',
          class: 'choice',
          async onClick() {
            await phone.open({ kind, path, situation: { 'provider-affected': affected }, isExercise })
            isExercise = false
            go(addresses.now)
          },
        },
        el('b', {}, label),
      ),
    )
  return [
    el('p', { class: 'soft' }, playbook?.title ?? ''),
    el('p', { class: 'never first' }, playbook?.first ?? ''),
    el('h1', {}, provider.text),
    el('p', {}, provider.hint),
    el(
      'ul',
      { class: 'choices' },
      answer(provider.no, 'no'),
      answer(provider.yes, 'yes'),
      answer(provider.unsure, 'unknown'),
      answer(provider.none, 'no'),
    ),
    el('p', {}, link(addresses.triage(back(path)), words.back)),
  ]
}

export const gesturesOf = (now: readonly string[], never: readonly string[]): Content => [
  listOf('ol', now),
  listOf('ul', never, 'never'),
]
