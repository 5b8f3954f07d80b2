import type { Person } from '../../ui/frame/PersonMenu.tsx'

/** What the frame shows around any page: who is there, which commune, and whether all of it is a demonstration. */
export interface FrameContent {
  /** Null when nobody is signed in. */
  readonly person: Person | null
  /** Null outside a commune. */
  readonly place: { readonly name: string; readonly detail?: string } | null
  /** The kind of the organisation of the address; null elsewhere. */
  readonly organisationKind: 'relay' | 'epci' | 'dpo' | 'provider' | null
  readonly isDemonstration: boolean
  /** What one may read and write in the commune of the address; empty elsewhere. */
  readonly rights: readonly string[]
  /** Under which mandate one is there, in a sentence; null for the commune's own people and elsewhere. */
  readonly standing: string | null
}

/** Where the address is: in a commune, in an organisation that serves communes, or in neither. */
export interface Whereabouts {
  readonly insee: string | null
  readonly organisationId: string | null
}

/** Never fails: pages say by themselves what is missing. */
export type ReadFrame = (where: Whereabouts, signal: AbortSignal) => Promise<FrameContent>

export const bareFrame: FrameContent = {
  person: null,
  place: null,
  organisationKind: null,
  isDemonstration: false,
  rights: [],
  standing: null,
}
