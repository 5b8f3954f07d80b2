import { type Answer, type Ask, textIn } from './ask.ts'
import type { PhoneCase, PhoneEntry } from './phone-case.ts'
import type { PhoneStore } from './store.ts'

export type Sent =
  | { readonly kind: 'all-there' }
  /** Nobody answered, or the server could not take it now: nothing is lost, it goes later. */
  | { readonly kind: 'later' }
  /** The token was revoked or the session ended. */
  | { readonly kind: 'no-access' }

interface Sending {
  readonly store: PhoneStore
  readonly ask: Ask
  readonly kept: PhoneCase
  readonly path: string
}

const together = 20

/**
 * Sends what the server does not hold yet, in the order in which it was written. Cut off anywhere, it is sent again from
 * there: the server knows each case by its id, each file by its hash, each line by the number this phone gave it.
 */
export async function sendCase(store: PhoneStore, ask: Ask, kept: PhoneCase): Promise<Sent> {
  if (kept.commune === null) return { kind: 'all-there' }
  const path = `/communes/${kept.commune.insee}/incidents/${kept.id}`
  const sending = { store, ask, kept, path }
  const opened = kept.isOpenedThere ? null : await openThere(sending)
  if (opened !== null) return opened
  for (;;) {
    const waiting = (await store.entries(kept.id)).filter(({ recordedAt }) => recordedAt === null)
    const [first] = waiting
    if (first === undefined) return { kind: 'all-there' }
    const told = first.telling === null ? 'refused' : await tell(sending, first)
    if (told === 'told') continue
    if (told !== 'refused') return told
    const end = waiting.findIndex(({ telling }, index) => index > 0 && telling !== null)
    const sent = await sendLines(sending, waiting.slice(0, Math.min(together, end < 0 ? together : end)))
    if (sent !== null) return sent
  }
}

async function openThere({ store, ask, kept }: Sending): Promise<Sent | null> {
  const { id, kind, isExercise } = kept
  const { clockOffsetMs } = await store.memory()
  const begunAt = new Date(Date.parse(kept.begunAt) + (clockOffsetMs ?? 0)).toISOString()
  const path = `/communes/${kept.commune?.insee ?? ''}/incidents`
  const answer = await ask({ method: 'POST', path, json: { id, kind, isExercise, begunAt } })
  const taken = outcomeOf(answer)
  if (taken !== 'taken') return taken === 'refused' ? { kind: 'later' } : taken
  await store.write(id, { set: () => ({ isOpenedThere: true }) }, new Date())
  return null
}

/** A change of the case goes to its own route, which writes the line in the same breath. */
async function tell(
  { store, ask, kept, path }: Sending,
  entry: PhoneEntry,
): Promise<Sent | 'told' | 'refused'> {
  if (entry.telling === null) return 'refused'
  const json = { ...entry.telling.body, ...numberOf(kept, entry), sentAt: new Date().toISOString() }
  const answer = await ask({ method: entry.telling.method, path: `${path}/${entry.telling.path}`, json })
  const taken = outcomeOf(answer)
  if (taken === 'refused') return 'refused'
  if (taken !== 'taken') return taken
  await store.recorded(entry, receivedAt(answer))
  return 'told'
}

async function sendLines(sending: Sending, entries: readonly PhoneEntry[]): Promise<Sent | null> {
  const { store, ask, kept, path } = sending
  const lines = []
  for (const entry of entries) {
    const attachments = []
    for (const key of entry.files) {
      const named = await sendFile(sending, key)
      if (named.kind !== 'named') return named
      attachments.push({ sha256: named.sha256, name: named.name })
    }
    const { kind, medium, text, detail } = entry
    lines.push({ ...numberOf(kept, entry), kind, medium, text, detail, attachments })
  }
  const held = (await store.cases()).find(({ id }) => id === kept.id)?.held ?? null
  const json = { sentAt: new Date().toISOString(), held, entries: lines }
  const answer = await ask({ method: 'POST', path: `${path}/entries`, json })
  const taken = outcomeOf(answer)
  if (taken !== 'taken') return taken === 'refused' ? { kind: 'later' } : taken
  for (const entry of entries) await store.recorded(entry, receivedAt(answer))
  const checkpoint = answer.kind === 'answered' ? textIn(answer.body, 'checkpoint') : null
  if (checkpoint !== null) await store.write(kept.id, { set: () => ({ held: checkpoint }) }, new Date())
  return null
}

type Named = Sent | { readonly kind: 'named'; readonly sha256: string; readonly name: string }

async function sendFile({ store, ask, path }: Sending, key: string): Promise<Named> {
  const file = await store.file(key)
  if (file === undefined) return { kind: 'later' }
  if (file.isSent && file.sha256 !== null) return { kind: 'named', sha256: file.sha256, name: file.name }
  const form = new FormData()
  form.append('file', file.content, file.name)
  const answer = await ask({ method: 'POST', path: `${path}/attachments`, form })
  const taken = outcomeOf(answer)
  if (taken !== 'taken') return taken === 'refused' ? { kind: 'later' } : taken
  const sha256 = answer.kind === 'answered' ? textIn(answer.body, 'sha256') : null
  // Other bytes than those that were kept: not to be named as the same photo.
  if (sha256 === null || (file.sha256 !== null && file.sha256 !== sha256)) return { kind: 'later' }
  await store.sent(file, sha256)
  return { kind: 'named', sha256, name: file.name }
}

const numberOf = ({ deviceId }: PhoneCase, { sequence, happenedAt, writtenAt }: PhoneEntry) => ({
  device: { id: deviceId, sequence },
  happenedAt,
  writtenAt,
})

const receivedAt = (answer: Answer): string =>
  ((answer.kind === 'answered' ? answer.at : null) ?? new Date()).toISOString()

function outcomeOf(answer: Answer): 'taken' | 'refused' | Sent {
  if (answer.kind === 'unreachable') return { kind: 'later' }
  const { status } = answer
  if (status < 300) return 'taken'
  if (status === 401 || status === 403) return { kind: 'no-access' }
  return status >= 500 || status === 429 || status === 408 ? { kind: 'later' } : 'refused'
}
