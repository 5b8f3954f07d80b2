import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { PhoneCase, PhoneEntry, PhoneFile } from './phone-case.ts'

/** What this phone knows beside its cases. */
export interface PhoneMemory {
  /** Opens one commune, for incidents only; null on a phone that was not enrolled. */
  readonly token: string | null
  readonly commune: { readonly insee: string; readonly name: string } | null
  readonly regionCode: string | null
  /** What is being typed, kept while it is typed. */
  readonly draft: string
  /** Server's clock less this phone's, in milliseconds, when the server last answered. */
  readonly clockOffsetMs: number | null
  /** What the commune prepared for its phones, as the server gave it. */
  readonly kit: unknown
  /** Opened in flight mode, and not told yet: two phones that do so prove a measure. */
  readonly hasOpenedOffline: boolean
}

export const emptyMemory: PhoneMemory = {
  ...{ token: null, commune: null, regionCode: null, draft: '', clockOffsetMs: null, kit: null },
  hasOpenedOffline: false,
}

interface Schema extends DBSchema {
  case: { key: string; value: PhoneCase }
  entry: { key: [string, number]; value: PhoneEntry }
  file: { key: string; value: PhoneFile; indexes: { byCase: string } }
  memory: { key: 'memory'; value: PhoneMemory }
}

export type NewLine = Omit<PhoneEntry, 'caseId' | 'sequence' | 'recordedAt' | 'writtenAt'>
export type NewFile = Omit<PhoneFile, 'caseId' | 'isSent'>

/** Kept for good once a promise of it is fulfilled: the disk has it, not only the browser. */
export interface PhoneStore {
  /** Whether the browser promised not to erase it. The first screen does not wait for the answer. */
  isLasting(): Promise<boolean>
  memory(): Promise<PhoneMemory>
  remember(change: Partial<PhoneMemory>): Promise<void>
  cases(): Promise<PhoneCase[]>
  add(kept: PhoneCase): Promise<void>
  /** The case changes together with the lines that say so; null when it is no longer there. */
  write(caseId: string, change: Change, now: Date): Promise<PhoneCase | null>
  entries(caseId: string): Promise<PhoneEntry[]>
  recorded(entry: PhoneEntry, at: string): Promise<void>
  file(key: string): Promise<PhoneFile | undefined>
  sent(file: PhoneFile, sha256: string): Promise<void>
}

export interface Change {
  readonly set?: (kept: PhoneCase) => Partial<PhoneCase>
  readonly lines?: readonly NewLine[]
  readonly files?: readonly NewFile[]
}

const strictly = { durability: 'strict' } as const

export async function openStore(): Promise<PhoneStore> {
  const db = await openDB<Schema>('beffroi-tocsin', 1, {
    upgrade(created) {
      created.createObjectStore('case', { keyPath: 'id' })
      created.createObjectStore('entry', { keyPath: ['caseId', 'sequence'] })
      created.createObjectStore('file', { keyPath: 'key' }).createIndex('byCase', 'caseId')
      created.createObjectStore('memory')
    },
  })
  const lasting = askToLast()
  return { ...storeOn(db), isLasting: () => lasting }
}

/** Mobile browsers erase what nobody asked them to keep. */
async function askToLast(): Promise<boolean> {
  try {
    return (await navigator.storage.persisted()) || (await navigator.storage.persist())
  } catch {
    return false
  }
}

function storeOn(db: IDBPDatabase<Schema>): Omit<PhoneStore, 'isLasting'> {
  const memory = async () => (await db.get('memory', 'memory')) ?? emptyMemory
  return {
    memory,
    async remember(change) {
      const tx = db.transaction('memory', 'readwrite', strictly)
      const before = (await tx.store.get('memory')) ?? emptyMemory
      await Promise.all([tx.store.put({ ...before, ...change }, 'memory'), tx.done])
    },
    cases: () => db.getAll('case'),
    async add(kept) {
      const tx = db.transaction('case', 'readwrite', strictly)
      await Promise.all([tx.store.put(kept), tx.done])
    },
    async write(caseId, { set, lines = [], files = [] }, now) {
      const tx = db.transaction(['case', 'entry', 'file'], 'readwrite', strictly)
      const before = await tx.objectStore('case').get(caseId)
      if (before === undefined) return null
      const from = before.nextSequence
      const after = { ...before, ...set?.(before), nextSequence: from + lines.length }
      const entries = lines.map((line, index) => ({
        ...line,
        ...{ caseId, sequence: from + index, writtenAt: now.toISOString(), recordedAt: null },
      }))
      // A line without its photo would be half the truth: all of it is kept, or nothing.
      tx.done.catch(() => undefined)
      try {
        for (const file of files) await tx.objectStore('file').put({ ...file, caseId, isSent: false })
        for (const entry of entries) await tx.objectStore('entry').put(entry)
        await tx.objectStore('case').put(after)
        await tx.done
      } catch (failure) {
        abort(tx)
        throw failure
      }
      return after
    },
    entries: (caseId) =>
      db.getAll('entry', IDBKeyRange.bound([caseId, 0], [caseId, Number.MAX_SAFE_INTEGER])),
    async recorded(entry, at) {
      const tx = db.transaction('entry', 'readwrite', strictly)
      await Promise.all([tx.store.put({ ...entry, recordedAt: at }), tx.done])
    },
    file: (key) => db.get('file', key),
    async sent(file, sha256) {
      const tx = db.transaction('file', 'readwrite', strictly)
      await Promise.all([tx.store.put({ ...file, sha256, isSent: true }), tx.done])
    },
  }
}

/** What failed may have ended the transaction already. */
function abort(tx: { abort(): void }): void {
  try {
    tx.abort()
  } catch {
    // Then nothing of it was kept.
  }
}
