import { contentPath } from 'virtual:phone-content'
import type { PhoneContent } from '../../domain/phone-content.ts'
import { el, link } from './dom.ts'
import { openPhone, type Phone } from './phone.ts'
import { addresses, type Screen } from './scene.ts'
import { alreadyDoneScreen } from './screens/already-done.ts'
import { attachScreen } from './screens/attach.ts'
import { callsScreen } from './screens/calls.ts'
import { falseAlarmScreen } from './screens/false-alarm.ts'
import { logScreen } from './screens/log.ts'
import { paperScreen } from './screens/paper.ts'
import { stepScreen } from './screens/step.ts'
import { stepsScreen } from './screens/steps.ts'
import { triageScreen } from './screens/triage.ts'
import { openStore } from './store.ts'
import { texts } from './texts.fr.ts'

const screens: Readonly<Record<string, Screen>> = {
  '': triageScreen,
  question: triageScreen,
  'deja-fait': alreadyDoneScreen,
  geste: stepScreen,
  gestes: stepsScreen,
  appeler: callsScreen,
  'main-courante': logScreen,
  relier: attachScreen,
  papier: paperScreen,
  'fausse-alerte': falseAlarmScreen,
}

/** The phone entry: one screen at a time, named by what follows « # », so that the phone's own « back » works. */
export async function startPhone(main: HTMLElement): Promise<void> {
  const [content, store] = await Promise.all([readContent(), openStore().catch(() => null)])
  const phone = await openPhone(content, store)
  const head = frameAround(main, phone)
  const forget: (() => void)[] = []
  let isFirst = true

  const draw = (isMove: boolean) => {
    for (const leave of forget.splice(0)) leave()
    const [name = '', ...rest] = placeIn(location.hash)
    const screen = screens[name] ?? triageScreen
    const shown = screen({
      phone,
      rest: rest.filter((part) => part !== ''),
      go: (address) => {
        if (location.hash === address) draw(true)
        else location.hash = address
      },
      redraw: () => draw(false),
      say: head.say,
      onChange: (listen) => forget.push(phone.onChange(listen)),
    })
    const place = isMove ? 0 : window.scrollY
    main.replaceChildren(el('div', { class: 'screen' }, shown))
    head.update()
    window.scrollTo(0, place)
    const title = main.querySelector('h1')
    if (title !== null) {
      document.title = `${title.textContent} · ${texts.name}`
      title.tabIndex = -1
      if (isMove && !isFirst) title.focus({ preventScroll: true })
    }
    isFirst = false
  }

  window.addEventListener('hashchange', () => draw(true))
  draw(true)
  // What the commune prepared may have changed since; what was kept is shown meanwhile.
  void phone.look().then(() => phone.readKit())
  window.addEventListener('online', () => void phone.look())
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void phone.refresh().then(() => phone.look())
  })
  setInterval(() => void phone.look(), 30_000)
}

/** « #/geste/isolate ». The square picture that an administrator shows says « #telephone=1234-5678-9012 ». */
function placeIn(hash: string): readonly string[] {
  const said = decodeURIComponent(hash.replace(/^#\/?/, ''))
  return said.startsWith('telephone=') ? ['relier', said.slice('telephone='.length)] : said.split('/')
}

async function readContent(): Promise<PhoneContent> {
  const response = await fetch(contentPath, { credentials: 'same-origin' })
  return response.json()
}

/** The bar above, the human below: the same on every screen. */
function frameAround(main: HTMLElement, phone: Phone) {
  const status = el('span', { class: 'network' })
  const exercise = el('strong', { class: 'exercise' }, texts.exercise)
  const voice = el('p', { role: 'status', class: 'voice' })
  document
    .querySelector('header.top')
    ?.replaceChildren(link(addresses.opening, texts.name, 'name'), exercise, status)
  const { human } = phone.content.triage.words
  main.after(
    voice,
    el('nav', { class: 'bottom', 'aria-label': human }, link(addresses.calls, human, 'act human')),
  )
  const update = () => {
    exercise.hidden = phone.current?.isExercise !== true
    const isAway = !navigator.onLine || !phone.isReached
    status.textContent = isAway ? texts.offline : texts.online
    status.classList.toggle('away', isAway)
  }
  for (const name of ['online', 'offline']) window.addEventListener(name, update)
  phone.onChange(update)
  update()
  return {
    update,
    say(words: string) {
      voice.textContent = ''
      // Said again even when it is the same.
      setTimeout(() => {
        voice.textContent = words
      }, 50)
    },
  }
}
