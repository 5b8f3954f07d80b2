import { listIn, textIn, valueIn } from '../ask.ts'
import { button, type Content, el, link } from '../dom.ts'
import { addresses, type Scene, type Screen } from '../scene.ts'
import { texts } from '../texts.fr.ts'
import { statusOf } from './case-frame.ts'

const words = texts.attach

interface Commune {
  readonly insee: string
  readonly name: string
}

/** A case begun here stays here until somebody attaches it: by a code, or by the account open in this browser. */
export const attachScreen: Screen = (scene) => {
  const { phone } = scene
  const commune = phone.current?.commune ?? phone.memory.commune
  const status = el('p', { class: 'soft' })
  const update = async () => {
    status.textContent = await statusOf(scene)
  }
  void update()
  scene.onChange(() => void update())
  return [
    el('h1', {}, words.title),
    commune === null
      ? [el('p', {}, words.alone), byCode(scene), bySession(scene)]
      : [el('p', {}, words.linked(commune.name)), button('plain', words.sendNow, () => void phone.send())],
    commune !== null && phone.sending === 'no-access' ? [byCode(scene), bySession(scene)] : null,
    status,
    phone.current === null
      ? link(addresses.opening, texts.home)
      : link(addresses.now, texts.goOnSteps, 'act plain'),
  ]
}

async function attachTo(
  { phone, redraw, say }: Scene,
  commune: Commune,
  token: string | null,
): Promise<void> {
  await phone.remember({ commune, token })
  await phone.write({ set: () => ({ commune }) })
  await phone.readKit()
  say(words.linked(commune.name))
  redraw()
}

/** Digits alone are the code of an enrolment; letters, that of a sealed envelope. */
function byCode(scene: Scene): Content {
  const { phone, rest } = scene
  const code = el('input', {
    id: 'code',
    type: 'text',
    autocomplete: 'off',
    autocapitalize: 'off',
    required: true,
  })
  code.value = rest[0] ?? ''
  const name = el('input', { id: 'name', type: 'text', autocomplete: 'name', maxlength: 80 })
  const fault = el('p', { class: 'warning', role: 'alert', hidden: true })
  const refuse = (why: string) => {
    fault.textContent = why
    fault.hidden = false
  }
  const join = async () => {
    fault.hidden = true
    const typed = code.value.trim()
    const isEnrolment = /^[\d\s-]+$/.test(typed)
    const said = name.value.trim()
    if (!isEnrolment && said === '') return refuse(words.nameMissing)
    const answer = await phone.ask({
      method: 'POST',
      path: isEnrolment ? '/phones' : '/phones/join',
      json: { code: typed, name: said === '' ? null : said },
    })
    if (answer.kind === 'unreachable') return refuse(words.unreachable)
    const token = textIn(answer.body, 'token')
    const commune = communeOf(valueIn(answer.body, 'commune'))
    if (token !== null && commune !== null) return attachTo(scene, commune, token)
    refuse(words.refused)
  }
  return el(
    'form',
    {
      class: 'card',
      onSubmit(event) {
        event.preventDefault()
        void join()
      },
    },
    el('h2', {}, words.byCode),
    el('p', { class: 'soft' }, words.codeHint),
    el('label', { for: 'code' }, words.code),
    code,
    el('label', { for: 'name' }, words.yourName),
    name,
    fault,
    el('button', { class: 'act main' }, words.link),
  )
}

function bySession(scene: Scene): Content {
  const place = el('div', {}, el('p', { class: 'soft' }, texts.loading))
  void communesOf(scene).then((communes) => {
    place.replaceChildren(
      ...(communes.length === 0
        ? [el('p', { class: 'soft' }, words.notSignedIn), el('a', { href: '/' }, words.openOffice)]
        : communes.map((commune) =>
            button(
              'plain',
              `${words.chooseCommune} ${commune.name}`,
              () => void attachTo(scene, commune, null),
            ),
          )),
    )
  })
  return el('section', { class: 'card' }, el('h2', {}, words.bySession), place)
}

async function communesOf({ phone }: Scene): Promise<readonly Commune[]> {
  const answer = await phone.ask({ method: 'GET', path: '/communes' })
  if (answer.kind === 'unreachable' || answer.status !== 200) return []
  return listIn(answer.body, 'communes').flatMap((one) => {
    const commune = communeOf(one)
    return commune === null ? [] : [commune]
  })
}

function communeOf(given: unknown): Commune | null {
  const insee = textIn(given, 'insee')
  return insee === null ? null : { insee, name: textIn(given, 'name') ?? insee }
}
