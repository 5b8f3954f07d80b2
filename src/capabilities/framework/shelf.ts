import type { Tx } from '../../platform/db/database.ts'
import type { Library } from './domain/framework.ts'
import { type PreparedFramework, prepare } from './domain/prepared.ts'
import { libraryContent } from './library-store.ts'

export interface ShelvedLibrary {
  readonly library: Library
  readonly frameworks: ReadonlyMap<string, PreparedFramework>
}

/** Read through row-level security before: `take` gives what the caller already found in a row it sees. */
export interface Shelf {
  take(tx: Tx, libraryId: string): Promise<ShelvedLibrary | null>
}

/** A library never changes once imported: the last ones opened stay ready in memory. */
export function openShelf(places = 8): Shelf {
  const shelved = new Map<string, ShelvedLibrary>()
  return {
    async take(tx, libraryId) {
      const known = shelved.get(libraryId)
      if (known !== undefined) {
        shelved.delete(libraryId)
        shelved.set(libraryId, known)
        return known
      }
      const library = await libraryContent(tx, libraryId)
      if (library === null) return null
      const frameworks = new Map(library.frameworks.map((one) => [one.urn, prepare(one)]))
      const fresh = { library, frameworks }
      shelved.set(libraryId, fresh)
      const oldest = shelved.keys().next().value
      if (shelved.size > places && oldest !== undefined) shelved.delete(oldest)
      return fresh
    },
  }
}
