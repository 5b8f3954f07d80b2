import { isIP } from 'node:net'
import { refusalOf } from '../../../platform/web-probe/address-guard.ts'

/** Plainly a machine of a private network, by its address or by a name that never leaves one. */
export const isInsideNetwork = (host: string): boolean =>
  isIP(host) !== 0 ? refusalOf(host) !== null : /(^|\.)(localhost|local|internal|lan|home\.arpa)$/.test(host)
