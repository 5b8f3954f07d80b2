import { z } from 'zod'
import { cited } from './citations.ts'
import {
  conditions,
  doers,
  type IncidentKind,
  incidentKinds,
  type Playbook,
  phases,
  type Step,
} from './domain/playbook.ts'
import { orderFaults } from './domain/playbook-order.ts'
import { id, readYaml, sentence, sentences } from './read-yaml.ts'

const written = z.strictObject({
  id,
  phase: z.enum(phases),
  title: sentence,
  how: sentences.min(1),
  why: sentence,
  who: z.array(z.enum(doers)).min(1),
  isDecision: z.boolean().optional(),
  isBeside: z.boolean().optional(),
  never: sentences.min(1),
  done: sentence,
  minutes: z.int().min(1).max(2880),
  when: z.enum(conditions).optional(),
  stops: z.array(id).optional(),
  sources: z.array(id).min(1),
})
type WrittenStep = z.infer<typeof written>

const change = written.partial().extend({ use: id }).omit({ id: true })
const playbookFile = z.strictObject({
  kind: z.enum(incidentKinds),
  title: sentence,
  sign: sentence,
  first: sentence,
  version: z.int().min(1),
  createdOn: z.iso.date(),
  writtenOn: z.iso.date(),
  steps: z.array(z.union([change, written])).min(3),
})

let playbooks: ReadonlyMap<IncidentKind, Playbook> | undefined

/** The playbook of each kind, in the order of the kinds. Read once; one that is out of order stops the program. */
export function playbookOf(kind: IncidentKind): Playbook {
  playbooks ??= readPlaybooks()
  const playbook = playbooks.get(kind)
  if (playbook === undefined) throw new Error(`no playbook for ${kind}`)
  return playbook
}

export function allPlaybooks(): readonly Playbook[] {
  return incidentKinds.map(playbookOf)
}

function readPlaybooks(): ReadonlyMap<IncidentKind, Playbook> {
  const shared = new Map(
    readYaml('shared-steps.fr.yaml', z.array(written)).map((step) => [step.id, step] as const),
  )
  return new Map(incidentKinds.map((kind) => [kind, readPlaybook(kind, shared)] as const))
}

function readPlaybook(kind: IncidentKind, shared: ReadonlyMap<string, WrittenStep>): Playbook {
  const file = `playbooks/${kind}.fr.yaml`
  const read = readYaml(file, playbookFile)
  if (read.kind !== kind) throw new Error(`${file} says that it is about ${read.kind}`)
  const steps = read.steps.map((step) => {
    if (!('use' in step)) return stepOf(step, file)
    const { use, ...changes } = step
    const common = shared.get(use)
    if (common === undefined) throw new Error(`${file}: no shared step « ${use} »`)
    return stepOf({ ...common, ...changes }, file)
  })
  const playbook = { ...read, steps }
  const faults = orderFaults(playbook)
  if (faults.length > 0) throw new Error(`${file} is not safe to follow:\n- ${faults.join('\n- ')}`)
  return playbook
}

function stepOf(step: object, file: string): Step {
  const whole = written.parse(step)
  return {
    ...whole,
    isDecision: whole.isDecision ?? false,
    isBeside: whole.isBeside ?? false,
    when: whole.when ?? null,
    stops: whole.stops ?? [],
    sources: cited(whole.sources, `${file}, ${whole.id}`),
  }
}
