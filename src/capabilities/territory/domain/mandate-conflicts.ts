import type { MandateScope, Role } from './rights.ts'

/** One person as she sits in an organisation that the commune is concerned by. */
export interface Sitting {
  readonly personId: string
  readonly organisationId: string
  readonly role: Role
}

export interface HolderAtWork {
  readonly organisationId: string
  readonly name: string
  readonly kind: string
  readonly scopes: readonly MandateScope[]
}

export type DpoConflict =
  /** The commune's DPO also decides how the commune, or a relay that serves it, is run. */
  | {
      readonly kind: 'person'
      readonly personId: string
      readonly isDpoIn: string
      readonly alsoRole: 'administrator' | 'secretary' | 'elected' | 'relay-administrator'
      readonly alsoIn: string
    }
  /** One organisation advises as DPO and carries out what the DPO must watch over. */
  | { readonly kind: 'organisation'; readonly holderId: string; readonly holderName: string }

const deciding = ['administrator', 'secretary', 'elected'] as const
const carriesOut: ReadonlySet<MandateScope> = new Set<MandateScope>([
  'presence',
  'alerts',
  'incident',
  'backups',
])

/**
 * RGPD art. 38(6): a DPO's other tasks must not put her in the position to judge her own decisions. Who is DPO: the
 * role in the commune, or an agent of a pooled DPO organisation whose mandate opens `rgpd`.
 */
export function dpoConflicts(
  commune: { readonly organisationId: string; readonly name: string },
  holders: readonly HolderAtWork[],
  sittings: readonly Sitting[],
): DpoConflict[] {
  const nameOf = new Map([[commune.organisationId, commune.name], ...holders.map(named)])
  const dpoOrganisations = new Set(
    holders
      .filter(({ kind, scopes }) => kind === 'dpo' && scopes.includes('rgpd'))
      .map(({ organisationId }) => organisationId),
  )
  const dpoSeats = sittings.filter(({ organisationId, role }) =>
    organisationId === commune.organisationId ? role === 'dpo' : dpoOrganisations.has(organisationId),
  )
  const people = dpoSeats.flatMap((dpo) =>
    sittings.flatMap((other): DpoConflict[] => {
      if (other.personId !== dpo.personId || other.organisationId === dpo.organisationId) return []
      const alsoRole = decidingRole(other, commune.organisationId, dpoOrganisations)
      if (alsoRole === null) return []
      return [
        {
          kind: 'person',
          personId: dpo.personId,
          isDpoIn: nameOf.get(dpo.organisationId) ?? commune.name,
          alsoRole,
          alsoIn: nameOf.get(other.organisationId) ?? commune.name,
        },
      ]
    }),
  )
  const organisations = holders
    .filter(({ scopes }) => scopes.includes('rgpd') && scopes.some((scope) => carriesOut.has(scope)))
    .map(({ organisationId, name }): DpoConflict => {
      return { kind: 'organisation', holderId: organisationId, holderName: name }
    })
  return [...people, ...organisations]
}

function decidingRole(
  { organisationId, role }: Sitting,
  communeId: string,
  dpoOrganisations: ReadonlySet<string>,
): 'administrator' | 'secretary' | 'elected' | 'relay-administrator' | null {
  if (organisationId === communeId) return deciding.find((each) => each === role) ?? null
  return role === 'relay-administrator' && !dpoOrganisations.has(organisationId) ? role : null
}

const named = ({ organisationId, name }: HolderAtWork): [string, string] => [organisationId, name]
