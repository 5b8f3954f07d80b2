import { fromBase64, toBase64 } from './bytes.ts'

/**
 * What a logbook was at one moment, as C2SP `tlog-checkpoint` writes it: three lines, signed as a note. Other lines may
 * follow; this program writes none.
 */
export interface Checkpoint {
  readonly origin: string
  /** Number of entries. */
  readonly size: number
  readonly root: Uint8Array
}

/** The text that is signed. */
export function writeCheckpoint({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${toBase64(root)}\n`
}

/** Null for a text that is no checkpoint of a tree of SHA-256. */
export function readCheckpoint(text: string): Checkpoint | null {
  const [origin = '', size = '', root = '', ...rest] = text.split('\n')
  const bytes = fromBase64(root)
  const isComplete = rest.at(-1) === '' && rest.slice(0, -1).every((line) => line !== '')
  if (origin === '' || !/^(0|[1-9][0-9]{0,15})$/.test(size) || bytes?.length !== 32 || !isComplete)
    return null
  const count = Number(size)
  return Number.isSafeInteger(count) ? { origin, size: count, root: bytes } : null
}

/** The origin of one epoch of the logbook of one incident: also the name of the key that signs it. */
export function originOf(organisationId: string, incidentId: string, epoch: number): string {
  return `beffroi/${organisationId}/${incidentId}/${epoch}`
}
