import { createHash } from 'node:crypto'
import { Encrypter } from 'age-encryption'
import { strToU8, zipSync } from 'fflate'
import { type Tlp, tlpMark, tlpMeaning } from '../domain/tlp.ts'

/** What the commune lets out of the case: nothing that it did not tick. */
export interface HandedOver {
  readonly commune: string
  readonly recipient: string
  readonly tlp: Tlp
  readonly isExercise: boolean
  readonly madeAt: Date
  readonly by: string
  readonly pieces: readonly { readonly path: string; readonly content: Uint8Array }[]
}

export const sha256Of = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex')

/** A zip whose first file says the mark, for whom, and the hash of each of the others. */
export function packageOf(given: HandedOver): Uint8Array {
  const folder = nameOf(given)
  const files = [{ path: 'LISEZ-MOI.txt', content: strToU8(leafletOf(given)) }, ...given.pieces]
  return zipSync(
    Object.fromEntries(files.map(({ path, content }) => [`${folder}/${path}`, content])),
    // Photos and PDF are compressed already; the time of a zip has no zone, so it says nothing.
    { level: 1, mtime: new Date('2000-01-01T12:00:00Z') },
  )
}

/** « TLP-AMBER Cluny » : the mark goes with the file wherever it is copied. */
export function nameOf({
  tlp,
  commune,
  isExercise,
}: Pick<HandedOver, 'tlp' | 'commune' | 'isExercise'>): string {
  const mark = tlpMark[tlp].replace(':', '-').replace('+', '-')
  return `${mark} ${isExercise ? 'EXERCICE ' : ''}${safeName(commune)}`
}

/** A name that every system can write, and that leads nowhere else than into its folder. */
export function safeName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/[^\p{L}\p{N} ._-]/gu, '_')
    .replace(/^[. ]+|[. ]+$/g, '')
  return Array.from(plain).slice(0, 80).join('') || 'sans nom'
}

/** Encrypted by age (age-encryption.org/v1), for a passphrase said by phone or for a key that begins with « age1 ». */
export async function encrypt(
  content: Uint8Array,
  to: { readonly passphrase: string } | { readonly ageKey: string },
): Promise<Uint8Array> {
  const encrypter = new Encrypter()
  if ('passphrase' in to) encrypter.setPassphrase(to.passphrase)
  else encrypter.addRecipient(to.ageKey)
  return encrypter.encrypt(content)
}

function leafletOf({ commune, recipient, tlp, isExercise, madeAt, by, pieces }: HandedOver): string {
  return [
    ...(isExercise ? ['EXERCICE. Rien de ce que dit ce dossier n’est arrivé.', ''] : []),
    `${tlpMark[tlp]}. ${tlpMeaning[tlp]}`,
    '',
    `Commune : ${commune}`,
    `Remis à : ${recipient}`,
    `Préparé par ${by}, le ${madeAt.toISOString()} (temps universel)`,
    'La commune a choisi chaque pièce de ce dossier. Les pièces jointes n’ont été ni ouvertes ni analysées : traitez-les comme dangereuses.',
    '',
    'Empreintes SHA-256 :',
    ...pieces.map(({ path, content }) => `${sha256Of(content)}  ${path}`),
    '',
    'La main courante (main-courante.json) se vérifie sans le serveur : beffroi verify main-courante.json',
    '',
  ].join('\n')
}
