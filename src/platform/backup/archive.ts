import { createHash } from 'node:crypto'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { z } from 'zod'

/** What an archive of one commune is: docs/fr/format-d-export.md describes it for whoever reads one. */
export const archiveFormat = 2

export const manifestShape = z.strictObject({
  beffroi: z.literal('export'),
  format: z.literal(archiveFormat),
  program: z.string().max(40),
  madeAt: z.iso.datetime(),
  /** What the database of origin had received: a program that does not know one of them is older than the archive. */
  migrations: z.array(z.string().max(200)).max(5000),
  organisation: z.strictObject({
    id: z.uuid(),
    insee: z.string().regex(/^[0-9][0-9AB][0-9]{3}$/),
    name: z.string().min(1).max(200),
  }),
  /** Names only. */
  people: z
    .array(z.strictObject({ personId: z.uuid(), name: z.string().max(200), role: z.string().max(40) }))
    .max(5000),
  tables: z
    .array(
      z.strictObject({
        table: z.string().regex(/^[a-z_]+\.[a-z_]+$/),
        columns: z.array(z.string().regex(/^[a-z0-9_]+$/)).max(200),
        rows: z.number().int().min(0),
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
      }),
    )
    .max(500),
})
export type Manifest = z.infer<typeof manifestShape>

export interface Archive {
  readonly manifest: Manifest
  /** The rows of each table, one JSON object a line, as PostgreSQL wrote them. */
  readonly lines: ReadonlyMap<string, string>
  /** By the hash of their content. */
  readonly files: ReadonlyMap<string, Uint8Array>
}

/** Beyond this, the archive is not one of ours: a small file may unfold into a very large one. */
const largestUnfoldedInBytes = 1024 * 1024 * 1024

export const sha256Of = (content: Uint8Array | string): string =>
  createHash('sha256').update(content).digest('hex')

const readMe = `Ce fichier contient tout ce que Beffroi sait d’une commune.

manifest.json   ce que contient l’archive, avec l’empreinte de chaque table
tables/         une table par fichier, une ligne par enregistrement (JSON)
files/          les pièces jointes, nommées par leur empreinte SHA-256 ; leur vrai nom est dans tables/evidence.file.jsonl

Pour tout reprendre dans un autre Beffroi : npm run -s beffroi -- import FICHIER
Il contient des renseignements confidentiels : gardez-le en lieu sûr.
`

export function writeArchive({ manifest, lines, files }: Archive): Uint8Array {
  const entries: Record<string, Uint8Array> = {
    'LISEZ-MOI.txt': strToU8(readMe),
    'manifest.json': strToU8(`${JSON.stringify(manifest, null, 2)}\n`),
  }
  for (const [table, text] of lines) entries[`tables/${table}.jsonl`] = strToU8(text)
  for (const [hash, content] of files) entries[`files/${hash}`] = content
  return zipSync(entries, { level: 6, mtime: new Date(manifest.madeAt) })
}

/** Why an archive cannot be read. */
export type ArchiveFault = 'not-an-archive' | 'newer-format' | 'damaged' | 'too-large'

export type ReadArchive =
  | { readonly kind: 'archive'; readonly archive: Archive }
  | { readonly kind: 'fault'; readonly fault: ArchiveFault }

/** Reads and verifies an archive: every table and every file is what the manifest says, and nothing else is there. */
export function readArchive(bytes: Uint8Array): ReadArchive {
  const unfolded = unfold(bytes)
  if (unfolded === null || unfolded === 'too-large')
    return { kind: 'fault', fault: unfolded ?? 'not-an-archive' }
  const manifest = manifestIn(unfolded)
  if (typeof manifest === 'string') return { kind: 'fault', fault: manifest }
  const lines = new Map<string, string>()
  for (const { table, rows, sha256 } of manifest.tables) {
    const content = unfolded[`tables/${table}.jsonl`]
    if (content === undefined || sha256Of(content) !== sha256) return { kind: 'fault', fault: 'damaged' }
    const text = strFromU8(content)
    if (text.split('\n').length - 1 !== rows) return { kind: 'fault', fault: 'damaged' }
    lines.set(table, text)
  }
  const files = new Map<string, Uint8Array>()
  for (const [name, content] of Object.entries(unfolded)) {
    const hash = /^files\/([0-9a-f]{64})$/.exec(name)?.[1]
    if (hash === undefined) continue
    if (sha256Of(content) !== hash) return { kind: 'fault', fault: 'damaged' }
    files.set(hash, content)
  }
  return { kind: 'archive', archive: { manifest, lines, files } }
}

function unfold(bytes: Uint8Array): Record<string, Uint8Array> | 'too-large' | null {
  let total = 0
  try {
    const unfolded = unzipSync(bytes, {
      filter: ({ originalSize }) => {
        total += originalSize
        return total <= largestUnfoldedInBytes
      },
    })
    return total > largestUnfoldedInBytes ? 'too-large' : unfolded
  } catch {
    return null
  }
}

function manifestIn(unfolded: Record<string, Uint8Array>): Manifest | ArchiveFault {
  const content = unfolded['manifest.json']
  if (content === undefined) return 'not-an-archive'
  try {
    const said: unknown = JSON.parse(strFromU8(content))
    const announced = z.object({ beffroi: z.literal('export'), format: z.number() }).safeParse(said)
    if (!announced.success) return 'not-an-archive'
    if (announced.data.format > archiveFormat) return 'newer-format'
    const manifest = manifestShape.safeParse(said)
    return manifest.success ? manifest.data : 'damaged'
  } catch {
    return 'damaged'
  }
}
