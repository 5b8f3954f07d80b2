import type { Platform } from '../../platform/platform.ts'

/** What sign-in needs of the machine. */
export type Machine = Pick<
  Platform,
  'config' | 'secrets' | 'db' | 'queue' | 'log' | 'mail' | 'publicUrl' | 'clock'
>
