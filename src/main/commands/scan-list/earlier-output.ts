import { type FileHandle, open } from 'node:fs/promises'
import { fail, ok, type Result } from '../../../kernel/result.ts'
import type { Columns } from './list-file.ts'

/** What an earlier run wrote, ready for more to be written after it. */
export interface EarlierOutput {
  readonly file: FileHandle
  /** How many results each row of the list already has, by `keyOf` its columns. */
  readonly done: Map<string, number>
  readonly count: number
  /** A last line that was cut short and taken away. */
  readonly hadTornLine: boolean
}

/** Two rows are the same when their three columns are. */
export const keyOf = ({ domain, mail, site }: Columns) => JSON.stringify([domain, mail, site])

const newline = 0x0a
const pieceInBytes = 1 << 20

/**
 * Opens the output of an earlier run (made when it is not there), and cuts a last line that a sudden end left torn.
 * Whole lines are left as they are, to the byte. The error is a sentence; the file is then untouched.
 */
export async function openEarlierOutput(path: string): Promise<Result<EarlierOutput, string>> {
  let file: FileHandle
  try {
    file = await open(path, 'a+')
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    return fail(`Le fichier de reprise ${path} ne peut pas être ouvert (${code ?? message}).`)
  }
  const read = await readEarlier(file)
  if (read === 'not-ours') {
    await file.close()
    return fail(
      `Le fichier de reprise ${path} ne contient pas de résultats de cette commande. Il n’a pas été modifié ; indiquez le fichier écrit la fois précédente.`,
    )
  }
  const { done, count, wholeBytes, tail } = read
  if (tail === 'torn') await file.truncate(wholeBytes)
  if (tail === 'whole') await file.appendFile('\n')
  return ok({ file, done, count, hadTornLine: tail === 'torn' })
}

async function readEarlier(file: FileHandle) {
  const done = new Map<string, number>()
  let count = 0
  let wholeBytes = 0
  let rest: Buffer = Buffer.alloc(0)
  const keep = (columns: Columns) => {
    const key = keyOf(columns)
    done.set(key, (done.get(key) ?? 0) + 1)
    count += 1
  }
  for (let position = 0; ; ) {
    const piece = Buffer.allocUnsafe(pieceInBytes)
    const { bytesRead } = await file.read(piece, 0, pieceInBytes, position)
    if (bytesRead === 0) break
    position += bytesRead
    let bytes = Buffer.concat([rest, piece.subarray(0, bytesRead)])
    for (let end = bytes.indexOf(newline); end >= 0; end = bytes.indexOf(newline)) {
      const line = bytes.subarray(0, end)
      bytes = bytes.subarray(end + 1)
      wholeBytes += end + 1
      const columns = columnsOf(line)
      if (columns !== null) keep(columns)
      else if (line.toString('latin1').trim() !== '') return 'not-ours'
    }
    rest = bytes
  }
  if (rest.length === 0) return { done, count, wholeBytes, tail: 'none' } as const
  const columns = columnsOf(rest)
  if (columns !== null) keep(columns)
  // A result starts with a brace: anything else was never the start of one.
  else if (rest[0] !== 0x7b) return 'not-ours'
  return { done, count, wholeBytes, tail: columns === null ? 'torn' : 'whole' } as const
}

const opening = Buffer.from(',"input":{')

/** The columns a result was made for: the last member of its object (`lineOf`). Null when the line is not a whole result. */
function columnsOf(line: Buffer): Columns | null {
  const at = line.lastIndexOf(opening)
  if (line[0] !== 0x7b || at < 0) return null
  try {
    const { input } = JSON.parse(`{${line.toString('utf8', at + 1)}`) as { input: Partial<Columns> }
    const { domain, mail, site } = input
    const isWhole = typeof domain === 'string' && typeof mail === 'string' && typeof site === 'string'
    return isWhole ? { domain, mail, site } : null
  } catch {
    return null
  }
}
