import type { Person } from '../../ui/frame/PersonMenu.tsx'

/** What the frame shows around any page: who is there, which commune, and whether all of it is a demonstration. */
export interface FrameContent {
  /** Null when nobody is signed in. */
  readonly person: Person | null
  /** Null outside a commune. */
  readonly place: { readonly name: string; readonly detail?: string } | null
  readonly isDemonstration: boolean
}

/** `insee` is the commune of the address, or null. Never fails: pages say by themselves what is missing. */
export type ReadFrame = (insee: string | null, signal: AbortSignal) => Promise<FrameContent>

export const bareFrame: FrameContent = { person: null, place: null, isDemonstration: false }
