import { tooLarge } from '../../platform/http/common-problems.ts'
import { type Problem, problem } from '../../platform/http/problem.ts'
import { largestFileInBytes, mediaTypeOf, type NewFile, plainFileName } from '../evidence/index.ts'

const wrongFile = (detail: string) =>
  problem(415, 'wrong-file', 'Fichier refusé', `${detail} Rien n’a été enregistré.`)

type ReadFile =
  | { readonly kind: 'refused'; readonly problem: Problem }
  | { readonly kind: 'read'; readonly content: NewFile }

/** Null when no file was chosen: a browser then sends an empty one without a name. */
export async function readProofFile(file: File | undefined): Promise<ReadFile | null> {
  if (file === undefined || (file.size === 0 && file.name === '')) return null
  if (file.size > largestFileInBytes) return { kind: 'refused', problem: tooLarge }
  const content = new Uint8Array(await file.arrayBuffer())
  const name = plainFileName(file.name)
  const mediaType = mediaTypeOf(name, content)
  if (!mediaType.ok) return { kind: 'refused', problem: wrongFile(mediaType.error) }
  return { kind: 'read', content: { name, mediaType: mediaType.value, content } }
}
