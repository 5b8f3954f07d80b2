import { toHex, utf8 } from '../domain/log/bytes.ts'
import { writeCanonical } from '../domain/log/entry.ts'
import { machine, type SigningKey, signText } from './cryptography.ts'
import { type LogExport, sealText } from './export-shape.ts'

/** The file of a logbook, sealed by the key of its last epoch. RFC 8785, without a newline at its end. */
export function writeExport(content: Omit<LogExport, 'seal'>, key: SigningKey): string {
  const last = content.epochs.at(-1)
  if (last === undefined) throw new Error('a logbook has an epoch')
  const sealed = sealText(toHex(machine.sha256(utf8(writeCanonical(content)))))
  return writeCanonical({ ...content, seal: signText(sealed, last.origin, key) })
}
