import { readFile, stat } from 'node:fs/promises'
import { fromHex } from '../../capabilities/incident/domain/log/bytes.ts'
import { readNote, readVerifierKey } from '../../capabilities/incident/domain/log/note.ts'
import { machine } from '../../capabilities/incident/log/cryptography.ts'
import { type Known, verifyExport } from '../../capabilities/incident/log/verify-export.ts'
import { fail, ok, type Result } from '../../kernel/result.ts'
import { shown } from './look-up-arguments.ts'
import { parseOptions } from './parse-options.ts'
import { pathTyped } from './path-typed.ts'
import { verdictInWords } from './verify-in-words.ts'

const usage = `Usage : beffroi verify FICHIER.json [--key FICHIER|EMPREINTE] [--checkpoint FICHIER]

Vérifie une main courante exportée, sans serveur ni connexion : chaque entrée, son ordre, les signatures.

  --key         l’empreinte imprimée dans le kit de la commune, ou un fichier qui contient la clé (ligne « nom+numéro+clé »)
  --checkpoint  un point de contrôle gardé ailleurs (téléphone, relais) : un fichier de texte signé

Le code de sortie est 0 quand tout tient, 1 quand une entrée au moins ne tient pas (la première est dite), 2 quand le
fichier n’est pas une main courante exportée, ou quand la commande est mal écrite.
`

const largestFileInBytes = 256 * 1024 * 1024

/** `beffroi verify`: needs neither database nor installation. */
export async function run(argv: string[]): Promise<number> {
  const read = parseOptions(argv, {
    key: { type: 'string' },
    checkpoint: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  })
  if (!read.ok) return badlyCalled(read.error)
  const { values, positionals } = read.value
  if (values.help) {
    process.stdout.write(usage)
    return 0
  }
  const [path = ''] = positionals
  if (positionals.length !== 1) return badlyCalled('Indiquez un fichier, et un seul.')
  const known = await readKnown(values.key, values.checkpoint)
  if (!known.ok) return badlyCalled(known.error)
  const file = await readBytes(path)
  if (!file.ok) return badlyCalled(file.error)
  const verdict = await verifyExport(file.value, known.value)
  const words = verdictInWords(verdict, shown(path))
  const stream = verdict.kind === 'holds' ? process.stdout : process.stderr
  stream.write(words)
  return { holds: 0, broken: 1, 'no-export': 2 }[verdict.kind]
}

async function readKnown(
  key: string | undefined,
  checkpoint: string | undefined,
): Promise<Result<Known, string>> {
  const given: { key?: NonNullable<Known['key']>; checkpoint?: string } = {}
  if (key !== undefined) {
    const read = await readKey(key)
    if (!read.ok) return read
    given.key = read.value
  }
  if (checkpoint !== undefined) {
    const file = await readBytes(checkpoint)
    if (!file.ok) return file
    // A file that a phone gave or that somebody copied by hand may have lost its last line end, or use those of Windows.
    const text = `${Buffer.from(file.value).toString('utf8').replaceAll('\r\n', '\n').trimEnd()}\n`
    if (readNote(text) === null) return fail(`« ${shown(checkpoint)} » n’est pas un point de contrôle signé.`)
    given.checkpoint = text
  }
  return ok(given)
}

/** A fingerprint as it is printed, in groups, whatever separates them; else the path of a file with the key. */
async function readKey(given: string): Promise<Result<NonNullable<Known['key']>, string>> {
  const fingerprint = given.toLowerCase().replaceAll(/[\s:.-]/g, '')
  if (fingerprint.length === 64 && fromHex(fingerprint) !== null) return ok({ fingerprint })
  const file = await readBytes(given)
  if (!file.ok) {
    return fail(
      `« ${shown(given)} » n’est ni une empreinte (64 chiffres et lettres de a à f), ni un fichier lisible.`,
    )
  }
  const key = readVerifierKey(machine.sha256, Buffer.from(file.value).toString('utf8').trim())
  return key === null || key.algorithm !== 1
    ? fail(`« ${shown(given)} » ne contient pas une clé de main courante (une ligne « nom+numéro+clé »).`)
    : ok({ publicKey: key.publicKey })
}

async function readBytes(path: string): Promise<Result<Uint8Array, string>> {
  try {
    const found = await stat(pathTyped(path))
    if (found.size > largestFileInBytes) return fail(`« ${shown(path)} » est trop gros (256 Mo au plus).`)
    return ok(await readFile(pathTyped(path)))
  } catch {
    return fail(`« ${shown(path)} » ne peut pas être lu.`)
  }
}

function badlyCalled(sentence: string): number {
  process.stderr.write(`${sentence}\n\n${usage}`)
  return 2
}
