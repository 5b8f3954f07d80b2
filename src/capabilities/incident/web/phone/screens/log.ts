import { button, type Content, el, link } from '../dom.ts'
import { lineOf, momentOf, type Phone } from '../phone.ts'
import type { PhoneEntry } from '../phone-case.ts'
import { isStorageFull, keepable, type PickedFile, readPicked } from '../picked-file.ts'
import { addresses, type Scene, type Screen } from '../scene.ts'
import { texts } from '../texts.fr.ts'
import { caseTop, statusOf } from './case-frame.ts'
import { triageScreen } from './triage.ts'

const words = texts.log

/** The main courante of this phone: a line is acknowledged once the disk has it. */
export const logScreen: Screen = (scene) => {
  if (scene.phone.current === null) return triageScreen({ ...scene, rest: [] })
  const list = el('ol', { class: 'log', reversed: true })
  const status = el('p', { class: 'soft' })
  const update = async () => {
    status.textContent = await statusOf(scene)
    list.replaceChildren(...(await entriesOf(scene.phone)).map((entry) => lineShown(entry)))
    if (list.children.length === 0) list.append(el('li', { class: 'soft' }, words.nothingYet))
  }
  void update()
  scene.onChange(() => void update())
  return [
    caseTop(scene),
    el('h1', {}, words.title),
    form(scene, update),
    status,
    list,
    link(addresses.now, texts.goOnSteps, 'act plain'),
    ' ',
    link(addresses.attach, texts.attach.title),
  ]
}

async function entriesOf({ current, store }: Phone): Promise<PhoneEntry[]> {
  if (current === null || store === null) return []
  return (await store.entries(current.id)).reverse()
}

function lineShown({ text, happenedAt, medium, recordedAt, files }: PhoneEntry): HTMLElement {
  const where = recordedAt === null ? words.onPhone : words.recorded(momentOf(recordedAt))
  const photos = files.length === 0 ? [] : [`${files.length} photo${files.length > 1 ? 's' : ''}`]
  const paper = medium === 'paper' ? [words.fromPaper] : []
  return el(
    'li',
    { class: recordedAt === null ? 'waiting' : 'there' },
    el('b', {}, momentOf(happenedAt)),
    ` ${text}`,
    el('small', {}, [...photos, ...paper, where].join(' · ')),
  )
}

function form(scene: Scene, update: () => Promise<void>): Content {
  const { phone, say } = scene
  let picked: readonly PickedFile[] = []
  const text = el('textarea', { id: 'line', rows: 4, maxlength: 10_000 })
  text.value = phone.memory.draft
  let timer: ReturnType<typeof setTimeout> | undefined
  text.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(() => void phone.remember({ draft: text.value }).catch(() => undefined), 400)
  })
  const when = el('input', { id: 'when', type: 'datetime-local' })
  const paper = el('input', { id: 'paper', type: 'checkbox' })
  const fault = el('p', { class: 'warning', role: 'alert', hidden: true })
  const told = el('p', { class: 'soft' })
  const files = el('ul', { class: 'files' })
  const refuse = (why: string) => {
    fault.textContent = why
    fault.hidden = false
  }
  const showFiles = () => {
    files.replaceChildren(
      ...picked.map((one) =>
        el(
          'li',
          {},
          `${one.name} (${sizeInWords(one.content.size)}) `,
          button('quiet', words.remove(one.name), () => {
            picked = picked.filter((other) => other !== one)
            showFiles()
          }),
        ),
      ),
    )
  }
  const take = (input: HTMLInputElement) => async () => {
    fault.hidden = true
    told.textContent = words.taking
    for (const file of [...(input.files ?? [])]) {
      const fit = keepable(file)
      if (fit !== 'fit') refuse(fit === 'too-large' ? words.tooLarge(file.name) : words.emptyFile(file.name))
      else
        await readPicked(file).then(
          (one) => {
            picked = [...picked, one]
          },
          () => refuse(words.emptyFile(file.name)),
        )
    }
    input.value = ''
    told.textContent = ''
    showFiles()
  }
  const camera = el('input', {
    id: 'photo',
    type: 'file',
    accept: 'image/*',
    capture: 'environment',
    class: 'voice',
  })
  camera.addEventListener('change', () => void take(camera)())
  const chooser = el('input', { id: 'file', type: 'file', multiple: true, class: 'voice' })
  chooser.addEventListener('change', () => void take(chooser)())

  const keep = async () => {
    fault.hidden = true
    const said = text.value.trim()
    if (said === '' && picked.length === 0) return refuse(words.empty)
    const happenedAt = when.value === '' ? new Date() : new Date(when.value)
    const line = lineOf('note', said === '' ? words.photoLine : said, {
      happenedAt: (Number.isNaN(happenedAt.getTime()) ? new Date() : happenedAt).toISOString(),
      medium: paper.checked ? 'paper' : 'screen',
      files: picked.map(({ key }) => key),
    })
    try {
      if (phone.store === null) throw new Error('nothing can be kept')
      await phone.write({ lines: [line], files: picked })
    } catch (failure) {
      return refuse(isStorageFull(failure) ? words.full : words.failed)
    }
    picked = []
    text.value = ''
    when.value = ''
    paper.checked = false
    clearTimeout(timer)
    await phone.remember({ draft: '' }).catch(() => undefined)
    showFiles()
    told.textContent = words.kept
    say(words.kept)
    await update()
  }
  return el(
    'form',
    {
      class: 'card',
      onSubmit(event) {
        event.preventDefault()
        void keep()
      },
    },
    el('label', { for: 'line' }, words.write),
    el('p', { class: 'soft' }, words.hint),
    text,
    files,
    el(
      'div',
      { class: 'acts' },
      el('span', { class: 'pick' }, camera, el('label', { class: 'act plain', for: 'photo' }, words.photo)),
      el('span', { class: 'pick' }, chooser, el('label', { class: 'act plain', for: 'file' }, words.file)),
    ),
    el(
      'details',
      {},
      el('summary', {}, words.otherTime),
      el('label', { for: 'when' }, words.when),
      when,
      el('label', { class: 'tick', for: 'paper' }, paper, el('span', {}, words.paper)),
    ),
    fault,
    told,
    el('button', { class: 'act main' }, words.keep),
  )
}

const sizeInWords = (bytes: number): string =>
  bytes < 1_000_000
    ? `${Math.ceil(bytes / 1000)}\u00a0ko`
    : `${(bytes / 1_000_000).toFixed(1).replace('.', ',')}\u00a0Mo`
