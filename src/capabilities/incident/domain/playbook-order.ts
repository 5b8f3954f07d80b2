import { type Phase, type Playbook, phases, type Step } from './playbook.ts'

/** What no playbook may do without. */
const required: readonly Phase[] = ['alert', 'logbook', 'evidence', 'hold', 'plainte', 'origin', 'learn']

/** Orders that would destroy the traces or pay the attacker, unless « ne » stands before. */
const forbiddenOrders =
  /(?<!n’|ne )(?<!\p{L})(éteignez|redémarrez|rallumez|payez|formatez|négociez|forcez l’arrêt|coupez le courant|débranchez la prise de courant|arrêtez (le|les|l’|un) ?(poste|ordinateur|serveur|machine|appareil))(?!\p{L})/iu

/**
 * What makes a playbook dangerous, in words; empty when it is sound. The official order is the rule: legal-facts of
 * the project, CERT-FR and cybermalveillance.gouv.fr. Several popular guides put the complaint after the restoration.
 */
export function orderFaults(playbook: Playbook): readonly string[] {
  return [
    ...repeatedIdentifiers(playbook.steps),
    ...required
      .filter((phase) => !playbook.steps.some((step) => step.phase === phase))
      .map((phase) => `no step for « ${phase} »`),
    ...backwardSteps(playbook.steps),
    ...playbook.steps.flatMap(forbiddenIn),
    ...playbook.steps
      .filter(({ phase, isDecision }) => decided.includes(phase) && !isDecision)
      .map(({ id }) => `${id}: the mayor decides this, and it is logged by name`),
    ...playbook.steps
      .filter(({ isDecision, who }) => isDecision && who[0] !== 'mayor')
      .map(({ id }) => `${id}: a decision is the mayor’s`),
    ...playbook.steps
      .filter(({ phase, who }) => phase === 'isolate' && who[0] !== 'anyone')
      .map(({ id }) => `${id}: anyone may isolate`),
  ]
}

/** Complaint, CNIL, communication. Reconnection is one too: it stands beside the work of « rebuild », under its own step. */
const decided: readonly Phase[] = ['plainte', 'cnil', 'tell']

function repeatedIdentifiers(steps: readonly Step[]): string[] {
  return steps
    .filter((step, index) => steps.findIndex(({ id }) => id === step.id) !== index)
    .map(({ id }) => `${id}: named twice`)
}

function backwardSteps(steps: readonly Step[]): string[] {
  return steps.flatMap((step, index) => {
    const before = steps[index - 1]
    return before !== undefined && phases.indexOf(before.phase) > phases.indexOf(step.phase)
      ? [`${step.id}: « ${step.phase} » comes before « ${before.phase} » in the official order`]
      : []
  })
}

function forbiddenIn({ id, title, how, done }: Step): string[] {
  return [title, ...how, done]
    .filter((text) => forbiddenOrders.test(text))
    .map((text) => `${id}: « ${text} » would destroy traces or feed the attacker`)
}
