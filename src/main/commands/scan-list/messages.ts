import type { ScanTarget } from '../../../capabilities/watch/domain/target.ts'
import type { ScanSettings } from '../../../capabilities/watch/scan-environment.ts'
import type { Columns } from './list-file.ts'

/** One domain to look at, and the row of the list it comes from. */
export interface Task {
  readonly target: ScanTarget
  readonly remark: string | null
  readonly input: Columns
}

/** What a thread is told. */
export type Order = { readonly kind: 'scan'; readonly tasks: readonly Task[] } | { readonly kind: 'stop' }

/**
 * What a thread says: whole lines of `count` results; that a domain met a fault of Beffroi itself; that it has stopped
 * and said all it had.
 */
export type News =
  | { readonly kind: 'lines'; readonly bytes: Uint8Array<ArrayBuffer>; readonly count: number }
  | { readonly kind: 'failed'; readonly input: Columns; readonly detail: string }
  | { readonly kind: 'stopped' }

export interface ThreadSettings {
  readonly scan: ScanSettings
}
