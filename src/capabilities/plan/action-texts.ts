import { dayInWords } from '../../kernel/day.ts'
import { problem } from '../../platform/http/problem.ts'
import { eurosInWords } from './documents/words.ts'
import type { ActionEvent, KeptAction } from './store.ts'

/** The sentences of an action: its history, and what is refused. */

export const unknownAction = problem(
  404,
  'unknown-action',
  'Action inconnue',
  'Cette action n’existe pas dans le plan de votre commune. Rien n’a changé. Revenez au plan pour la retrouver.',
)

export const pastDate = problem(
  422,
  'invalid-input',
  'Date à corriger',
  'Cette date est déjà passée. Rien n’a été enregistré, votre saisie est encore à l’écran. Choisissez une date à venir.',
  { errors: [{ pointer: '/dueOn', detail: 'Choisissez une date à venir.' }] },
)

export const nothingLeft = problem(
  409,
  'nothing-left-to-do',
  'Rien à rouvrir',
  'Cette action s’est fermée d’elle-même : ce que nous avons vu, ou votre réponse, dit que c’est fait ou sans objet. Rien n’a changé. Si c’est faux, corrigez la réponse dans le questionnaire : l’action se rouvrira.',
)

interface Changed {
  readonly owner?: string | null | undefined
  readonly dueOn?: string | null | undefined
  readonly costInEuros?: number | null | undefined
}

/** What changed, one line each; nothing for what stayed the same. */
export function eventsOfChange(kept: KeptAction, { owner, dueOn, costInEuros }: Changed): ActionEvent[] {
  const events: ActionEvent[] = []
  const add = (kind: ActionEvent['kind'], sentence: string) =>
    events.push({ actionId: kept.id, kind, sentence })
  if (owner !== undefined && owner !== kept.owner) {
    add('assigned', owner === null ? 'Plus personne n’en est chargé.' : `En charge désormais : ${owner}.`)
  }
  if (dueOn !== undefined && (dueOn !== kept.dueOn || !kept.dueSetByPerson)) {
    add(
      'dated',
      dueOn === null ? 'Date effacée : Beffroi en propose une.' : `À faire avant le ${dayInWords(dueOn)}.`,
    )
  }
  if (costInEuros !== undefined && costInEuros !== kept.costInEuros) {
    add('costed', costInEuros === null ? 'Coût effacé.' : `Coût indiqué : ${eurosInWords(costInEuros)} TTC.`)
  }
  return events
}

export function sentenceOfMove(position: number | null): string {
  return position === null ? 'Rendue à l’ordre calculé.' : `Placée à la main au rang ${position}.`
}
