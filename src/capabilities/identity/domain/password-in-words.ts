import { assertNever } from '../../../kernel/assert-never.ts'
import type { KindOfCharacter, Missing, Weakness } from './password-strength.ts'

const kindsInWords = {
  lower: 'une minuscule',
  upper: 'une majuscule',
  digit: 'un chiffre',
  special: 'un caractère spécial',
} satisfies Record<KindOfCharacter, string>

/** What is missing, in one French sentence: « Ajoutez encore 3 caractères et un chiffre. » */
export function weaknessInWords(weakness: Weakness): string {
  switch (weakness.kind) {
    case 'too-long':
      return `Ce mot de passe dépasse ${weakness.atMost} caractères : raccourcissez-le.`
    case 'names-its-owner':
      return 'Il contient votre nom ou votre adresse : c’est la première chose qu’on essaierait. Retirez-les.'
    case 'too-common':
      return 'Il ressemble à un mot de passe très répandu, que l’on devine tout de suite. Choisissez autre chose.'
    case 'repetitive':
      return 'Il répète trop souvent les mêmes caractères. Variez-les.'
    case 'too-weak':
      return `Ajoutez ${missingInWords(weakness.missing)}, ou choisissez une phrase d’au moins 7 mots différents${wordsLeft(weakness.wordsMissing)}.`
    default:
      return assertNever(weakness)
  }
}

function missingInWords({ characters, kinds }: Missing): string {
  const parts = kinds.map((kind) => kindsInWords[kind])
  // A character of a missing kind is one of the missing characters.
  const others = characters - kinds.length
  if (others > 0 && kinds.length === 0)
    parts.push(`encore ${characters} caractère${characters > 1 ? 's' : ''}`)
  else if (others > 0)
    parts.push(`encore ${others} autre${others > 1 ? 's' : ''} caractère${others > 1 ? 's' : ''}`)
  const last = parts.at(-1) ?? ''
  return parts.length > 1 ? `${parts.slice(0, -1).join(', ')} et ${last}` : last
}

function wordsLeft(missing: number): string {
  // Below four words nobody is writing a phrase yet.
  return missing <= 3 ? ` (encore ${missing})` : ''
}
