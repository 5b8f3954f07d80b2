import { type FileHandle, open } from 'node:fs/promises'
import { fail, ok, type Result } from '../../../kernel/result.ts'
import { openEarlierOutput } from './earlier-output.ts'
import { number } from './progress.ts'

export interface Output {
  /** Null: standard output. */
  readonly file: FileHandle | null
  /** How many results each row has already, by `keyOf`. */
  readonly done: Map<string, number>
  /** What to say before starting; null when there is nothing to say. */
  readonly remark: string | null
}

/** Opens where results go: after those of an earlier run, in a new file, or standard output. The error is a sentence. */
export async function openOutput(paths: {
  readonly resume: string | null
  readonly output: string | null
}): Promise<Result<Output, string>> {
  if (paths.resume !== null) return resume(paths.resume)
  if (paths.output === null) return ok({ file: null, done: new Map(), remark: null })
  try {
    return ok({ file: await open(paths.output, 'ax'), done: new Map(), remark: null })
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'EEXIST') {
      return fail(`Le fichier ${paths.output} existe déjà. Pour le compléter : --resume ${paths.output}`)
    }
    return fail(`Le fichier ${paths.output} ne peut pas être écrit (${code ?? message}).`)
  }
}

async function resume(path: string): Promise<Result<Output, string>> {
  const earlier = await openEarlierOutput(path)
  if (!earlier.ok) return earlier
  const { file, done, count, hadTornLine } = earlier.value
  const torn = hadTornLine ? ' Sa dernière ligne était coupée : elle a été retirée, et sera refaite.' : ''
  const found = count === 1 ? '1 résultat est' : `${number(count)} résultats sont`
  return ok({ file, done, remark: `Reprise : ${found} déjà dans ${path}.${torn}` })
}
