import { type Content, el, link } from '../dom.ts'
import { momentOf } from '../phone.ts'
import { playbookOn } from '../phone-case.ts'
import { addresses, type Scene } from '../scene.ts'
import { texts } from '../texts.fr.ts'
import { clockInWords } from '../wall-clock.ts'

/** Which case this is, what is promised, and the way out. */
export function caseTop({ phone }: Scene): Content {
  const { current, content } = phone
  if (current === null) return null
  const { words } = content.triage
  const begun = new Date(current.begunAt)
  return el(
    'div',
    { class: 'case' },
    el('p', {}, el('b', {}, playbookOn(content, current).title), ` · ${momentOf(current.begunAt)}`),
    clockInWords(phone.belief(), new Date(), begun).map((line) => el('p', { class: 'warning' }, line)),
    el('p', { class: 'soft' }, words.promise, ' ', link(addresses.falseAlarm, words.falseAlarm)),
  )
}

/** Where else to go in the case, and what the server holds of it. */
export function caseMenu(scene: Scene): Content {
  const { phone } = scene
  const status = el('p', { class: 'soft' })
  const update = async () => {
    status.textContent = await statusOf(scene)
  }
  void update()
  scene.onChange(() => void update())
  return el(
    'nav',
    { class: 'menu', 'aria-label': texts.menu },
    el('h2', {}, texts.menu),
    el(
      'ul',
      {},
      [
        link(addresses.log, texts.log.title),
        link(addresses.calls, texts.numbers),
        link(addresses.steps, texts.allSteps),
        link(addresses.alreadyDone, phone.content.triage.alreadyDone.title),
        link(addresses.paper, texts.paper.title),
        link(addresses.attach, texts.attach.title),
      ].map((entry) => el('li', {}, entry)),
    ),
    status,
  )
}

/** How many lines the server holds, and why not all. */
export async function statusOf({ phone }: Scene): Promise<string> {
  const { current, store } = phone
  if (current === null || store === null) return ''
  if (current.commune === null) return texts.attach.alone
  const entries = await store.entries(current.id)
  const recorded = entries.filter(({ recordedAt }) => recordedAt !== null).length
  const count = texts.log.status(entries.length - recorded, recorded)
  if (phone.sending === 'sending') return `${count} ${texts.attach.sending}`
  if (phone.sending === 'no-access') return `${count} ${texts.attach.noAccess}`
  return phone.sending === 'later' ? `${count} ${texts.attach.meanwhile}` : count
}
