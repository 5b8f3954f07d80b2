import { type CallLine, nextToTry, numbersToCall } from '../../../domain/number.ts'
import { button, type Content, details, el, link } from '../dom.ts'
import { readKit } from '../kit.ts'
import { lineOf, type Phone } from '../phone.ts'
import { addresses, type Scene, type Screen } from '../scene.ts'
import { texts } from '../texts.fr.ts'
import { caseTop } from './case-frame.ts'

let triedWithoutCase: readonly string[] = []

/** A human, now: the first to call, what to say, and who comes next when nobody answers. */
export const callsScreen: Screen = (scene) => {
  const { phone, redraw } = scene
  const { calls, regions } = phone.content
  const { lines, toComplete } = linesOf(phone)
  const triedKeys = phone.current?.tried ?? triedWithoutCase
  const tried = new Set(lines.filter((line) => triedKeys.includes(keyOf(line))))
  const next = nextToTry(lines, tried)
  const again = async () => {
    await keepTried(phone, [])
    redraw()
  }
  return [
    caseTop(scene),
    el('h1', {}, texts.calls.title),
    el('p', { class: 'never' }, calls.words.callBack),
    el(
      'p',
      {},
      el('label', { for: 'region' }, texts.calls.region),
      el(
        'select',
        {
          id: 'region',
          onChange(event) {
            if (!(event.target instanceof HTMLSelectElement)) return
            void phone.remember({ regionCode: event.target.value }).then(redraw, redraw)
          },
        },
        el('option', { value: '' }, texts.calls.chooseRegion),
        regions.map(({ code, name }) =>
          el('option', { value: code, selected: phone.region?.code === code }, name),
        ),
      ),
    ),
    next === null
      ? [
          el('p', { class: 'warning' }, calls.words.nobodyLeft),
          button('plain', texts.calls.restart, () => void again()),
        ]
      : nextCall(scene, next, triedKeys),
    details(
      texts.calls.others,
      lines.map((line) =>
        el(
          'p',
          {},
          el('b', {}, line.number.name ?? line.role.label),
          ' ',
          wayTo(line),
          ` · ${openInWords(phone, line)}`,
          tried.has(line) ? ` · ${texts.calls.triedAlready}` : null,
        ),
      ),
    ),
    toComplete.length === 0
      ? null
      : details(
          texts.calls.toComplete,
          toComplete.map(({ label, say }) =>
            el('p', {}, el('b', {}, label), ` · ${texts.calls.say} « ${say} »`),
          ),
        ),
    phone.current === null ? null : link(addresses.now, texts.goOnSteps, 'act plain'),
  ]
}

function nextCall(scene: Scene, line: CallLine, tried: readonly string[]): Content {
  const { phone, redraw, go } = scene
  const { words } = phone.content.calls
  const name = line.number.name ?? line.role.label
  const note = async (kind: string, text: string) => {
    if (phone.current !== null)
      await phone.write({ lines: [lineOf(kind, text, { detail: { role: line.role.id } })] })
  }
  return el(
    'section',
    { class: 'card call' },
    el('h2', {}, `${words.nextIs} : ${name}`),
    el('p', { class: line.open }, openInWords(phone, line)),
    wayTo(line, 'act main big'),
    el('p', {}, el('b', {}, texts.calls.say), ` « ${line.role.say} »`),
    line.number.hoursInWords === null
      ? null
      : el('p', { class: 'soft' }, texts.calls.hours(line.number.hoursInWords)),
    line.number.source === null
      ? null
      : el(
          'p',
          { class: 'source' },
          texts.calls.source(line.number.source.text, line.number.source.checkedOn),
        ),
    el(
      'div',
      { class: 'acts' },
      button('plain', texts.calls.reached, () => {
        void note('called', `Appel à ${name} : quelqu’un a répondu.`).then(() =>
          go(phone.current === null ? addresses.opening : addresses.now),
        )
      }),
      button('plain', words.nobodyAnswers, () => {
        void note('called', `Appel à ${name} : personne ne répond.`)
          .then(() => keepTried(phone, [...tried, keyOf(line)]))
          .then(redraw)
      }),
    ),
  )
}

function wayTo({ number: { phone, web, name }, role }: CallLine, look = ''): Content {
  if (phone !== null)
    return el(
      'a',
      {
        href: `tel:${phone.replaceAll(/[^+0-9]/g, '')}`,
        class: look,
        'aria-label': `${texts.calls.call(name ?? role.label)}, ${phone}`,
      },
      phone,
    )
  return web === null
    ? null
    : el('a', { href: `https://${web}`, rel: 'noreferrer', class: look }, texts.calls.openPage(web))
}

const openInWords = ({ content }: Phone, { open, way }: CallLine): string =>
  way === 'web' && open === 'unknown' ? content.calls.words.open : content.calls.words[open]

const keyOf = ({ role, number }: CallLine): string => `${role.id} ${number.phone ?? number.web ?? ''}`

async function keepTried(phone: Phone, tried: readonly string[]): Promise<void> {
  triedWithoutCase = tried
  if (phone.current !== null) await phone.write({ set: () => ({ tried }) })
}

function linesOf({ content, current, memory, region }: Phone) {
  const known = [
    ...readKit(memory.kit).numbers,
    ...(content.regional[region?.code ?? ''] ?? []),
    ...content.national,
  ]
  const facts = {
    kind: current?.kind ?? 'unknown',
    situation: current?.situation ?? {},
    isRelayDown: false,
  } as const
  return numbersToCall(content.calls, facts, known, new Date())
}
