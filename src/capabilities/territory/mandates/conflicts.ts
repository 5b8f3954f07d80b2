import type { Database } from '../../../platform/db/database.ts'
import type { Identity } from '../../identity/index.ts'
import { type DpoConflict, dpoConflicts } from '../domain/mandate-conflicts.ts'
import { mandateWords } from './mandate-content.ts'
import { sittingsAround } from './party-store.ts'

export interface ConflictInWords {
  readonly sentence: string
  readonly source: string
  readonly checkedOn: string
  readonly confidence: 'V' | 'V2' | 'M' | 'U'
}

const roleInWords = {
  administrator: 'administre aussi l’espace de',
  secretary: 'est aussi secrétaire général de',
  elected: 'est aussi élu de',
  'relay-administrator': 'administre aussi',
} as const

/**
 * Where the DPO of a commune would judge her own decisions. With `seenBy`, only what concerns that holder: it does not
 * learn who else works for the commune.
 */
export async function conflictsOf(
  db: Database,
  identity: Identity,
  communeId: string,
  seenBy: string | null = null,
): Promise<ConflictInWords[]> {
  return db.asSystem('compare who is DPO of a commune with who runs what (RGPD art. 38.6)', async (tx) => {
    const { communeName, holders, sittings } = await sittingsAround(tx, communeId)
    const seen = seenBy === null ? holders : holders.filter(({ organisationId }) => organisationId === seenBy)
    const ofHolder = new Set(
      sittings.filter(({ organisationId }) => organisationId === seenBy).map(({ personId }) => personId),
    )
    const commune = { organisationId: communeId, name: communeName }
    const conflicts = dpoConflicts(
      commune,
      seen,
      seenBy === null ? sittings : sittings.filter(({ personId }) => ofHolder.has(personId)),
    )
    const names = await identity.names(
      tx,
      conflicts.flatMap((conflict) => (conflict.kind === 'person' ? [conflict.personId] : [])),
    )
    const { text, source, checkedOn, confidence } = mandateWords().conflict
    return conflicts.map((conflict) => ({
      sentence: `${inWords(conflict, (id) => names.get(id)?.name ?? 'Une personne')} ${text}`,
      ...{ source, checkedOn, confidence },
    }))
  })
}

function inWords(conflict: DpoConflict, nameOf: (personId: string) => string): string {
  if (conflict.kind === 'organisation') {
    return `${conflict.holderName} tiendrait à la fois le rôle de délégué à la protection des données et des travaux que ce délégué doit surveiller.`
  }
  const { personId, isDpoIn, alsoRole, alsoIn } = conflict
  return `${nameOf(personId)} est délégué à la protection des données (${isDpoIn}) et ${roleInWords[alsoRole]} ${alsoIn}.`
}
