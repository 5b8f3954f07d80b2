import type { Condition, Doer, Phase, Playbook, Step } from '../domain/playbook.ts'
import { authorId, extensionDefinition, extensionId } from './extension.ts'
import { objectIdentifier, playbookIdentifier } from './identifiers.ts'
import type { CacaoPlaybook, CacaoStep } from './shape.ts'

const types = ['mitigation']

/** From the vocabulary `playbook-activity-type-ov` of the specification. */
const activities: Readonly<Record<Phase, string>> = {
  isolate: 'disconnect-system',
  'keep-powered': 'restrict-access',
  alert: 'deliver-content',
  logbook: 'compose-content',
  evidence: 'identify-indicators',
  hold: 'restrict-access',
  plainte: 'deliver-content',
  cnil: 'deliver-content',
  origin: 'analyze-collected-data',
  rebuild: 'restore-capabilities',
  tell: 'deliver-content',
  learn: 'analyze-engagement-results',
}

const doerNames: Readonly<Record<Doer, string>> = {
  anyone: 'Toute personne présente',
  secretary: 'Le secrétariat de mairie',
  mayor: 'Le maire, sinon un adjoint',
  provider: 'Le prestataire informatique',
  csirt: 'Le centre régional de réponse aux incidents',
}

/** A playbook as CACAO v2.0 JSON. The same playbook always gives the same file. */
export function toCacao(playbook: Playbook): CacaoPlaybook {
  const id = playbookIdentifier(playbook.title, types)
  const workflow: Record<string, CacaoStep> = {}
  const named = (type: string, ...seed: string[]) => objectIdentifier(type, id, ...seed)
  const add = (stepId: string, step: CacaoStep) => {
    workflow[stepId] = step
    return stepId
  }
  const addEnd = (...seed: string[]) => add(named('end', ...seed), { type: 'end' })

  /** One step, behind its condition when it has one; gives where to enter it. */
  const addStep = (step: Step, next: string): string => {
    const after = step.when === null ? next : addEnd('if', step.id)
    const action = add(named('action', step.id), actionOf(step, after))
    if (step.when === null) return action
    return add(named('if-condition', step.id), {
      type: 'if-condition',
      name: step.title,
      condition: `${variable(step.when)}:value = 'true'`,
      on_true: action,
      on_completion: next,
    })
  }
  const addGroup = (group: readonly Step[], next: string): string => {
    const [first, second] = group
    if (first === undefined) return next
    if (second === undefined) return addStep(first, next)
    return add(named('parallel', first.id), {
      type: 'parallel',
      next_steps: group.map((step) => addStep(step, addEnd('parallel', step.id))),
      on_completion: next,
    })
  }
  const entry = groupsOf(playbook.steps).reduceRight((next, group) => addGroup(group, next), addEnd('last'))
  const start = add(named('start'), { type: 'start', on_completion: entry })
  const at = (day: string) => `${day}T00:00:00.000Z`
  const asked = [...new Set(playbook.steps.flatMap(({ when }) => (when === null ? [] : [when])))]

  return {
    type: 'playbook',
    spec_version: 'cacao-2.0',
    id,
    name: playbook.title,
    description: `${playbook.sign} ${playbook.first}`,
    playbook_types: types,
    playbook_activities: [...new Set(playbook.steps.map(({ phase }) => activities[phase]))],
    created_by: authorId,
    created: at(playbook.createdOn),
    modified: at(playbook.writtenOn),
    labels: ['commune', playbook.kind],
    external_references: referencesOf(playbook.steps),
    ...(asked.length > 0 && {
      playbook_variables: Object.fromEntries(
        asked.map((condition) => [variable(condition), { type: 'bool', value: null, external: true }]),
      ),
    }),
    workflow_start: start,
    workflow,
    playbook_extensions: {
      [extensionId]: {
        incident_kind: playbook.kind,
        first_words: playbook.first,
        sign: playbook.sign,
        version: playbook.version,
        created_on: playbook.createdOn,
        written_on: playbook.writtenOn,
      },
    },
    agent_definitions: Object.fromEntries(
      [...new Set(playbook.steps.map(doerOf))].map((doer) => [
        objectIdentifier('group', doer),
        { type: 'group', name: doerNames[doer] },
      ]),
    ),
    extension_definitions: { [extensionId]: { ...extensionDefinition } },
  }
}

/** A step and those that may be done beside it. */
function groupsOf(steps: readonly Step[]): Step[][] {
  const groups: Step[][] = []
  for (const step of steps) {
    const last = groups.at(-1)
    if (step.isBeside && last !== undefined) last.push(step)
    else groups.push([step])
  }
  return groups
}

function actionOf(step: Step, next: string): CacaoStep {
  return {
    type: 'action',
    name: step.title,
    description: step.why,
    external_references: referencesOf([step]),
    agent: objectIdentifier('group', doerOf(step)),
    commands: step.how.map((command) => ({
      type: 'manual',
      command,
      playbook_activity: activities[step.phase],
    })),
    on_completion: next,
    step_extensions: {
      [extensionId]: {
        step_id: step.id,
        phase: step.phase,
        who: step.who,
        is_decision: step.isDecision,
        is_beside: step.isBeside,
        never: step.never,
        done: step.done,
        minutes: step.minutes,
        when: step.when,
        stops: step.stops,
        sources: step.sources.map(({ checkedOn, ...one }) => ({ ...one, checked_on: checkedOn })),
      },
    },
  }
}

function referencesOf(steps: readonly Step[]) {
  const sources = steps.flatMap((step) => step.sources)
  const texts = new Map(sources.map(({ source, text }) => [source, text]))
  return [...texts].map(([source, description]) => ({ name: source, description }))
}

function doerOf({ who }: Step): Doer {
  return who[0] ?? 'anyone'
}

function variable(condition: Condition): string {
  return `__${condition.replaceAll('-', '_')}__`
}
