import type { PhoneContent, Region } from '../../domain/phone-content.ts'
import type { IncidentKind, Situation } from '../../domain/playbook.ts'
import type { Path } from '../../domain/triage.ts'
import { instantInWords } from '../../domain/wording-clock.ts'
import { type Answer, type Ask, asker } from './ask.ts'
import { type OpenIncident, readKit } from './kit.ts'
import { newId } from './new-id.ts'
import { type PhoneCase, playbookOn, timeZoneHere } from './phone-case.ts'
import { type Sent, sendCase } from './send.ts'
import { type Change, emptyMemory, type NewLine, type PhoneMemory, type PhoneStore } from './store.ts'
import { type Belief, beliefIn } from './wall-clock.ts'

export type Sending = Sent['kind'] | 'sending'

/** All that screens read and do. What changes by itself is told by `onChange`. */
export interface Phone {
  readonly content: PhoneContent
  /** Null where the browser keeps nothing: the steps are shown all the same. */
  readonly store: PhoneStore | null
  readonly ask: Ask
  readonly current: PhoneCase | null
  readonly memory: PhoneMemory
  readonly sending: Sending
  readonly region: Region | null
  /** Whether the server answered when it was last asked; true until it was. */
  readonly isReached: boolean
  /** Of the commune where it is known, else of this phone. */
  readonly timeZone: string
  /** Asks the server for nothing but its clock. */
  look(): Promise<void>
  belief(): Belief
  open(found: { kind: IncidentKind; path: Path; situation: Situation; isExercise: boolean }): Promise<void>
  /** Takes up a case that somebody opened elsewhere: one incident is one case. */
  join(incident: OpenIncident): Promise<void>
  /** Fulfilled once it is kept for good; then it is sent, if anybody answers. */
  write(change: Change): Promise<void>
  remember(change: Partial<PhoneMemory>): Promise<void>
  /** The newest case that has not ended, read again: another window may have written. */
  refresh(): Promise<void>
  send(): Promise<void>
  /** What the commune prepared for its phones, if it is reached. */
  readKit(): Promise<void>
  onChange(listen: () => void): () => void
}

export async function openPhone(content: PhoneContent, store: PhoneStore | null): Promise<Phone> {
  const listeners = new Set<() => void>()
  const tellAll = () => {
    for (const listen of listeners) listen()
  }
  let current: PhoneCase | null = null
  let memory = (await store?.memory().catch(() => undefined)) ?? emptyMemory
  let sending: Sending = 'all-there'
  let isReached = true
  const plainAsk = asker(() => memory.token)

  const remember = async (change: Partial<PhoneMemory>) => {
    memory = { ...memory, ...change }
    await store?.remember(change)
  }
  const ask: Ask = async (question) => {
    const answer = await plainAsk(question)
    const wasReached = isReached
    isReached = answer.kind === 'answered'
    if (wasReached !== isReached) tellAll()
    const offset = offsetIn(answer)
    // Said again only when it moved: each answer would write otherwise.
    if (offset !== null && Math.abs(offset - (memory.clockOffsetMs ?? Number.POSITIVE_INFINITY)) > 30_000)
      await remember({ clockOffsetMs: offset }).catch(() => undefined)
    return answer
  }
  const refresh = async () => {
    const open = ((await store?.cases()) ?? []).filter(({ endedAt }) => endedAt === null)
    current = open.sort((a, b) => b.begunAt.localeCompare(a.begunAt))[0] ?? null
  }
  const sendAll = async () => {
    if (store === null) return
    const attached = (await store.cases()).filter(({ commune }) => commune !== null)
    if (attached.length === 0) return
    sending = 'sending'
    tellAll()
    let worst: Sending = 'all-there'
    for (const kept of attached) {
      const { kind } = await sendCase(store, ask, kept)
      if (kind !== 'all-there') worst = kind
    }
    sending = worst
    await refresh()
    tellAll()
  }
  const phone: Phone = {
    content,
    store,
    ask,
    get current() {
      return current
    },
    get memory() {
      return memory
    },
    get sending() {
      return sending
    },
    get region() {
      const regionCode = memory.regionCode ?? readKit(memory.kit).regionCode
      return content.regions.find(({ code }) => code === regionCode) ?? null
    },
    get timeZone() {
      return readKit(memory.kit).timeZone ?? timeZoneHere()
    },
    get isReached() {
      return isReached
    },
    async look() {
      if (!navigator.onLine && memory.token !== null) await remember({ hasOpenedOffline: true })
      await ask({ method: 'GET', path: '/healthz' })
      if (!isReached) return
      await phone.send()
      const { commune, hasOpenedOffline } = memory
      if (commune === null || !hasOpenedOffline) return
      const path = `/communes/${commune.insee}/phones/opened-offline`
      const told = await ask({ method: 'PUT', path })
      if (told.kind === 'answered' && told.status < 500) await remember({ hasOpenedOffline: false })
    },
    belief: () => beliefIn(new Date(), memory.clockOffsetMs, content.writtenOn),
    async open(found) {
      const begun: PhoneCase = {
        ...found,
        ...{ id: newId(), deviceId: newId(), nextSequence: 0, begunAt: new Date().toISOString() },
        ...{ alreadyDone: [], steps: {}, tried: [], endedAt: null, commune: memory.commune },
        ...{ isOpenedThere: false, held: null },
      }
      current = begun
      if (store === null) return
      await store.add(begun)
      const { title } = playbookOn(content, begun)
      await phone.write({ lines: [lineOf('opened', `Dossier ouvert : ${title}.`)] })
    },
    async join({ id, kind, begunAt, isExercise }) {
      const joined: PhoneCase = {
        ...{ id, kind, isExercise, begunAt, path: [], situation: {} },
        ...{ deviceId: newId(), nextSequence: 0, alreadyDone: [], steps: {}, tried: [], endedAt: null },
        ...{ commune: memory.commune, isOpenedThere: true, held: null },
      }
      current = joined
      await store?.add(joined)
    },
    async write(change) {
      if (current === null) return
      if (store === null) {
        current = { ...current, ...change.set?.(current) }
        return
      }
      current = (await store.write(current.id, change, new Date())) ?? current
      tellAll()
      void phone.send()
    },
    remember,
    refresh,
    async send() {
      // One window at a time; the one that waits finds nothing left to send.
      const locks: LockManager | undefined = navigator.locks
      if (locks === undefined) await sendAll()
      else await locks.request('beffroi-tocsin-send', sendAll)
    },
    async readKit() {
      if (memory.commune === null) return
      const answer = await ask({ method: 'GET', path: `/communes/${memory.commune.insee}/phones/kit` })
      if (answer.kind === 'answered' && answer.status === 200) await remember({ kit: answer.body })
    },
    onChange(listen) {
      listeners.add(listen)
      return () => listeners.delete(listen)
    },
  }
  await refresh().catch(() => undefined)
  return phone
}

/** A line about what was just done, of this instant. */
export function lineOf(kind: string, text: string, more: Partial<NewLine> = {}): NewLine {
  return {
    ...{
      kind,
      text,
      medium: 'screen',
      happenedAt: new Date().toISOString(),
      files: [],
      detail: {},
      telling: null,
    },
    ...more,
  }
}

export function momentOf(instant: string): string {
  return instantInWords(new Date(instant), new Date(), timeZoneHere())
}

function offsetIn(answer: Answer): number | null {
  return answer.kind === 'answered' && answer.at !== null ? answer.at.getTime() - Date.now() : null
}
