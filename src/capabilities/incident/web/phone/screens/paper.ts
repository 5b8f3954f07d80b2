import { details, el, link, listOf } from '../dom.ts'
import { addresses, type Screen } from '../scene.ts'
import { texts } from '../texts.fr.ts'

/** What each service does on paper meanwhile, and within which legal time. */
export const paperScreen: Screen = ({ phone }) => [
  el('h1', {}, texts.paper.title),
  el('p', {}, texts.paper.hint),
  phone.content.services.map(({ label, onPaper, takeWithYou, limits }) =>
    details(
      label,
      listOf('ol', onPaper),
      el('p', {}, el('b', {}, texts.paper.take), ' ', takeWithYou),
      limits.map(({ label: what, words, sources }) => [
        el('p', {}, el('b', {}, what), ` : ${words}`),
        sources.map(({ text, source, checkedOn, confidence }) =>
          el('p', { class: 'source' }, texts.source(text, source, checkedOn, texts.confidence[confidence])),
        ),
      ]),
    ),
  ),
  link(addresses.now, texts.goOnSteps, 'act main'),
]
