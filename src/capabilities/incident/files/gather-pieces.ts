import { strToU8 } from 'fflate'
import type { Tx } from '../../../platform/db/database.ts'
import type { Signer } from '../log/append.ts'
import { attachmentContent } from '../log/attachment-store.ts'
import { exportLog } from '../log/export-log.ts'
import type { LogName } from '../log/log-store.ts'
import { fileKindNamed } from './file-content.ts'
import { drawFile } from './file-http.ts'
import { safeName } from './hand-over-package.ts'
import type { CaseFiles, FileDoors } from './read-files.ts'

export interface Ticked {
  readonly mainCourante: boolean
  readonly case: boolean
  readonly attachments: readonly string[]
  readonly files: readonly string[]
}

export interface Gathered {
  readonly pieces: readonly { readonly path: string; readonly content: Uint8Array }[]
  /** As the main courante and the list of what left say them. */
  readonly names: readonly string[]
}

/** The largest package, before it is compressed: more than that is copied on a disk. */
export const largestPackageInBytes = 200 * 1024 * 1024

/** The pieces that were ticked; null when one of them is not in this case, or when they are too large together. */
export async function gatherPieces(
  doors: FileDoors,
  tx: Tx,
  log: LogName,
  read: CaseFiles,
  ticked: Ticked,
  signer: Signer,
): Promise<Gathered | 'unknown-piece' | 'too-large'> {
  const { space, lines, view } = read.given
  const named = new Map(
    lines.flatMap(({ attachments }) => attachments.map((one) => [one.sha256, one] as const)),
  )
  const wanted = [...new Set(ticked.attachments)].map((sha256) => named.get(sha256))
  if (wanted.reduce((sum, one) => sum + (one?.sizeInBytes ?? 0), 0) > largestPackageInBytes)
    return 'too-large'
  const pieces: { path: string; content: Uint8Array }[] = []
  const names: string[] = []
  if (ticked.mainCourante) {
    const commune = { id: log.organisationId, insee: space.insee, name: space.name }
    const written = await exportLog(tx, log, commune, signer.key, doors.clock())
    if (written === null) return 'unknown-piece'
    pieces.push({ path: 'main-courante.json', content: strToU8(written) })
    names.push('main courante')
  }
  if (ticked.case) {
    pieces.push({ path: 'dossier.json', content: strToU8(`${JSON.stringify(view, null, 2)}\n`) })
    names.push('état du dossier')
  }
  for (const one of wanted) {
    const content = one === undefined ? null : await attachmentContent(tx, log, one.sha256)
    if (one === undefined || content === null) return 'unknown-piece'
    pieces.push({
      path: `pieces/${one.sha256.slice(0, 12)}-${safeName(one.name)}`,
      content: new Uint8Array(content),
    })
    names.push(one.name)
  }
  for (const id of new Set(ticked.files)) {
    const kind = fileKindNamed(id)
    if (kind === undefined) return 'unknown-piece'
    pieces.push({ path: `documents/${id}.pdf`, content: await drawFile(doors, read, kind, 'pdf') })
    names.push(kind.title)
  }
  return { pieces, names }
}
