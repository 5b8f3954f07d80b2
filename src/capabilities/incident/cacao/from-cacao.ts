import type { z } from 'zod'
import { fail, ok, type Result } from '../../../kernel/result.ts'
import type { Playbook, Step } from '../domain/playbook.ts'
import { orderFaults } from '../domain/playbook-order.ts'
import { extensionId, playbookExtension, stepExtension } from './extension.ts'
import { type CacaoPlaybook, type CacaoStep, cacaoPlaybook } from './shape.ts'

/** Why a file is not taken, in French, and where in it. */
export interface Refusal {
  readonly reason: string
  readonly where: string
}

/** A step of a playbook written elsewhere: what it says, under which conditions. */
export interface ForeignStep {
  readonly title: string
  readonly how: readonly string[]
  readonly why: string
  readonly conditions: readonly string[]
}

/** `ours` is whole and safe to follow. `foreign` is material to read: it was not checked against the official order. */
export type ReadPlaybook =
  | { readonly kind: 'ours'; readonly playbook: Playbook }
  | {
      readonly kind: 'foreign'
      readonly title: string
      readonly description: string
      readonly steps: readonly ForeignStep[]
    }

const sizeLimit = 2_000_000
const stepLimit = 500

/** Reads a CACAO v2.0 file. Nothing in it is ever run: only commands for a human are taken. */
export function fromCacao(text: string): Result<ReadPlaybook, Refusal> {
  if (text.length > sizeLimit) return refuse('Le fichier est trop gros pour un déroulé.', 'fichier')
  let written: unknown
  try {
    written = JSON.parse(text)
  } catch {
    return refuse('Le fichier n’est pas du JSON.', 'fichier')
  }
  const checked = cacaoPlaybook.safeParse(written)
  if (!checked.success) {
    const issue = checked.error.issues[0]
    const where = issue?.path.map(String).join('.') ?? ''
    return refuse(`Ce n’est pas un déroulé CACAO 2.0 : ${issue?.message ?? ''}`, where || 'fichier')
  }
  const playbook = checked.data
  if (Date.parse(playbook.modified) < Date.parse(playbook.created))
    return refuse('Le déroulé est modifié avant d’être créé.', 'modified')
  if (Object.keys(playbook.workflow).length > stepLimit)
    return refuse(`Plus de ${stepLimit} étapes.`, 'workflow')
  const misnamed = Object.entries(playbook.workflow).find(([id, { type }]) => !id.startsWith(`${type}--`))
  if (misnamed !== undefined) return refuse('L’identifiant ne dit pas le type de l’étape.', misnamed[0])
  if (playbook.workflow[playbook.workflow_start]?.type !== 'start')
    return refuse('Le départ ne désigne pas une étape « start ».', 'workflow_start')
  const walked = actionsOf(playbook)
  if (!walked.ok) return walked
  if (walked.value.length === 0) return refuse('Aucune action à faire.', 'workflow')
  return playbook.playbook_extensions?.[extensionId] === undefined
    ? ok(foreignPlaybook(playbook, walked.value))
    : ourPlaybook(playbook, walked.value)
}

type Action = Extract<CacaoStep, { type: 'action' }>
interface Walked {
  readonly id: string
  readonly action: Action
  readonly conditions: readonly string[]
}

class Refused extends Error {
  readonly refusal: Refusal
  constructor(reason: string, where: string) {
    super(reason)
    this.refusal = { reason, where }
  }
}

/** The actions in the order of the workflow; branches one after the other, as §4.8 allows. */
function actionsOf({
  workflow,
  workflow_start,
  agent_definitions,
}: CacaoPlaybook): Result<Walked[], Refusal> {
  const walked: Walked[] = []
  const seen = new Set<string>()
  const walk = (from: string | undefined, conditions: readonly string[], above: readonly string[]) => {
    const path = new Set(above)
    for (let id = from; id !== undefined; ) {
      const step = workflow[id]
      if (step === undefined) throw new Refused('Une étape est désignée mais n’existe pas.', id)
      if (path.has(id)) throw new Refused('Le déroulé tourne en rond.', id)
      path.add(id)
      // Branches may meet again on the same step: it is walked once.
      if (seen.has(id)) return
      seen.add(id)
      if (step.type === 'end') return
      if (step.type === 'action') {
        checkAction(step, id, agent_definitions)
        walked.push({ id, action: step, conditions })
      } else if (step.type === 'if-condition') {
        walk(step.on_true, [...conditions, step.condition], [...path])
        walk(step.on_false, [...conditions, `NOT (${step.condition})`], [...path])
      } else if (step.type === 'parallel') {
        for (const branch of step.next_steps) walk(branch, conditions, [...path])
      } else if (step.type !== 'start') {
        throw new Refused(`Les étapes « ${step.type} » ne sont pas reprises.`, id)
      }
      if (step.on_failure !== undefined) walk(step.on_failure, [...conditions, 'échec'], [...path])
      id = step.on_completion ?? step.on_success
    }
  }
  try {
    walk(workflow_start, [], [])
    return ok(walked)
  } catch (error) {
    if (error instanceof Refused) return fail(error.refusal)
    throw error
  }
}

function checkAction(action: Action, id: string, agents: CacaoPlaybook['agent_definitions']): void {
  const machine = action.commands.find(({ type }) => type !== 'manual')
  if (machine !== undefined)
    throw new Refused(`Une commande « ${machine.type} » s’adresse à une machine. Rien n’est exécuté ici.`, id)
  if (action.commands.some(({ command, command_b64 }) => (command ?? command_b64) === undefined))
    throw new Refused('Une commande est vide.', id)
  if (agents?.[action.agent] === undefined) throw new Refused('L’acteur de l’étape n’est pas décrit.', id)
}

function gestures({ commands }: Action): string[] {
  return commands.map(
    ({ command, command_b64 }) => command ?? Buffer.from(command_b64 ?? '', 'base64').toString('utf8'),
  )
}

function foreignPlaybook({ name, description }: CacaoPlaybook, walked: readonly Walked[]): ReadPlaybook {
  return {
    kind: 'foreign',
    title: name,
    description: description ?? '',
    steps: walked.map(({ action, conditions }) => ({
      title: action.name ?? 'Étape sans titre',
      how: gestures(action),
      why: action.description ?? '',
      conditions,
    })),
  }
}

function ourPlaybook(written: CacaoPlaybook, walked: readonly Walked[]): Result<ReadPlaybook, Refusal> {
  const head = playbookExtension.safeParse(written.playbook_extensions?.[extensionId])
  if (!head.success)
    return refuse(`L’extension du déroulé est incomplète : ${first(head.error)}`, extensionId)
  const steps: Step[] = []
  for (const { id, action } of walked) {
    const extension = stepExtension.safeParse(action.step_extensions?.[extensionId])
    if (!extension.success)
      return refuse(`L’extension de l’étape est incomplète : ${first(extension.error)}`, id)
    const { step_id, is_decision, is_beside, sources, ...rest } = extension.data
    steps.push({
      ...rest,
      id: step_id,
      title: action.name ?? '',
      how: gestures(action),
      why: action.description ?? '',
      isDecision: is_decision,
      isBeside: is_beside,
      sources: sources.map(({ checked_on, ...one }) => ({ ...one, checkedOn: checked_on })),
    })
  }
  const { incident_kind, first_words, sign, version, created_on, written_on } = head.data
  const playbook: Playbook = {
    kind: incident_kind,
    title: written.name,
    sign,
    first: first_words,
    version,
    createdOn: created_on,
    writtenOn: written_on,
    steps,
  }
  const [fault] = orderFaults(playbook)
  return fault === undefined
    ? ok({ kind: 'ours', playbook })
    : refuse(`Ce déroulé n’est pas sûr à suivre : ${fault}`, 'workflow')
}

function first(error: z.ZodError): string {
  const issue = error.issues[0]
  return `${issue?.path.map(String).join('.') ?? ''} ${issue?.message ?? ''}`.trim()
}

function refuse(reason: string, where: string): Result<never, Refusal> {
  return fail({ reason, where })
}
