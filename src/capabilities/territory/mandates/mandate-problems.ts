import { type Problem, problem } from '../../../platform/http/problem.ts'
import type { TermProblem } from '../domain/mandate.ts'

export const mandateChanged = problem(
  409,
  'mandate-changed',
  'Ce mandat vient de changer',
  'Quelqu’un a répondu à cette proposition, ou elle a été retirée, depuis que vous l’avez lue. Rien n’a été modifié par vous. Relisez la page, puis décidez.',
)

export const mandateStands = problem(
  409,
  'mandate-stands',
  'Un mandat existe déjà',
  'Un mandat ou une proposition existe déjà entre la commune et cet organisme. Rien n’a été créé. Changez les domaines du mandat en cours, ou mettez-y fin d’abord.',
)

export const mandateEnded = problem(
  409,
  'mandate-ended',
  'Ce mandat est déjà terminé',
  'Il avait déjà pris fin : l’accès est fermé. Rien n’a été modifié. Relisez la page.',
)

/** Said under the field that names the relay one leaves. */
export const gapBetweenRelays =
  'Le nouveau mandat commence plus tard : personne ne veillerait entre-temps. Choisissez comme premier jour aujourd’hui, ou gardez l’ancien relais jusque-là.'

export const mandateLapsed = problem(
  409,
  'mandate-lapsed',
  'Cette proposition est périmée',
  'Son dernier jour est passé. Rien n’a été accordé. Demandez une nouvelle proposition à l’organisme.',
)

export function termRefused({ field, detail }: TermProblem): Problem {
  return problem(
    422,
    'invalid-input',
    'Saisie à corriger',
    'Les dates du mandat ne conviennent pas. Rien n’a été enregistré, votre saisie est encore à l’écran. Corrigez ce qui est indiqué, puis recommencez.',
    { errors: [{ pointer: `/${field}`, detail }] },
  )
}

export function fieldRefused(field: string, detail: string): Problem {
  return problem(
    422,
    'invalid-input',
    'Saisie à corriger',
    'Un champ ne convient pas. Rien n’a été enregistré, votre saisie est encore à l’écran. Corrigez ce qui est indiqué, puis recommencez.',
    { errors: [{ pointer: `/${field}`, detail }] },
  )
}

/** Thrown inside a transaction, so that nothing of it stays; the caller is told the problem. */
export class Undone extends Error {
  constructor(refusal: Problem) {
    super('undone in the middle of a transaction', { cause: refusal })
  }
}
