import type { Tx } from '../../../platform/db/database.ts'
import type { Caller, Place } from '../../../platform/http/route.ts'
import type { Platform } from '../../../platform/platform.ts'
import { toHex } from '../domain/log/bytes.ts'
import type { Author, EntryBody } from '../domain/log/entry.ts'
import { type Appended, append, type NewEntry, type Signer } from './append.ts'
import { attachmentsNamed } from './attachment-store.ts'
import { answerHeld } from './give-back.ts'
import { openTurns } from './in-turn.ts'
import { incidentOf } from './incident-store.ts'
import { openLogKeys } from './log-keys.ts'
import { entriesOfDevice, type KeptEntry, type LogName } from './log-store.ts'
import type { GivenEntry } from './shapes.ts'

/** An entry with the words of a person: what a route or another slice gives. */
export type WrittenEntry = Omit<NewEntry, 'sentAt'>

/** The logbooks of this installation, for those who write in them. */
export interface Logbook {
  signerOf(organisationId: string): Promise<Signer>
  /** Opens a transaction in which this person may write in this logbook, one at a time. */
  inLog<T>(caller: Caller, log: LogName, work: (tx: Tx, signer: Signer) => Promise<T>): Promise<T>
  /** In the caller's transaction: for what changes together with an entry. Call it last, it holds the logbook. */
  append(tx: Tx, log: LogName, author: Author, entries: readonly NewEntry[]): Promise<Appended>
}

export function openLogbook(platform: Pick<Platform, 'db' | 'secrets' | 'clock' | 'live'>): Logbook {
  const { db, secrets, clock, live } = platform
  const keys = openLogKeys(platform)
  const inTurn = openTurns()
  const signerOf = async (organisationId: string): Promise<Signer> => ({
    key: await keys.keyOf(organisationId),
    incarnation: secrets.incarnation ?? 'first',
  })
  return {
    signerOf,
    async inLog(caller, log, work) {
      const signer = await signerOf(log.organisationId)
      const done = await inTurn(log.incidentId, () => db.asPerson(caller, (tx) => work(tx, signer)))
      live.tell(log.organisationId, 'incident')
      return done
    },
    async append(tx, log, author, entries) {
      return append(tx, log, author, entries, await signerOf(log.organisationId), clock())
    },
  }
}

export function authorOf(caller: Caller, place: Place): Author {
  return {
    id: caller.personId,
    name: caller.name,
    role: place.role,
    holderId: place.mandate?.holderId ?? null,
  }
}

export type Written =
  | { readonly kind: 'written'; readonly appended: Appended; readonly isBehindDevice: boolean }
  | { readonly kind: 'no-incident' }
  | { readonly kind: 'file-missing' }

/** What a device sends: its entries, and the checkpoint by which it knows whether the server was set back. */
export async function writeEntries(
  tx: Tx,
  log: LogName,
  author: Author,
  sent: { readonly sentAt: string; readonly held: string | null; readonly entries: readonly GivenEntry[] },
  signer: Signer,
  now: Date,
): Promise<Written> {
  if ((await incidentOf(tx, log)) === null) return { kind: 'no-incident' }
  const named = sent.entries.flatMap(({ attachments }) => attachments.map(({ sha256 }) => sha256))
  const files = await attachmentsNamed(tx, log, named)
  const unfiled = sent.entries.filter(({ attachments }) =>
    attachments.some(({ sha256 }) => !files.has(sha256)),
  )
  // What is already recorded may come again after its words were taken out, its files with them.
  const known = await entriesOfDevice(
    tx,
    log,
    author.id,
    unfiled.map(({ device }) => device),
  )
  if (known.length < unfiled.length) return { kind: 'file-missing' }
  const compared = sent.held === null ? null : await answerHeld(tx, log, sent.held, signer, now)
  const entries = sent.entries.map(({ text, attachments, detail, ...entry }): NewEntry => {
    const body: EntryBody = {
      text,
      attachments: attachments.flatMap(({ sha256, name }) => {
        const file = files.get(sha256)
        return file === undefined ? [] : [{ ...file, name }]
      }),
      ...(detail === undefined ? {} : { detail }),
    }
    return { ...entry, sentAt: sent.sentAt, body }
  })
  const appended = await append(tx, log, author, entries, signer, now)
  return {
    kind: 'written',
    appended,
    isBehindDevice: compared?.kind === 'ahead' || compared?.kind === 'diverges',
  }
}

/** As it goes over the wire: the leaf is a text, because its bytes are what was hashed. */
export function shownEntry({ epoch, sequence, leaf, salt, body, redactedBy }: KeptEntry) {
  return {
    epoch,
    sequence,
    leaf,
    salt: salt === null ? null : toHex(salt),
    body: body === null ? null : (JSON.parse(body) as unknown),
    redactedBy,
  }
}
