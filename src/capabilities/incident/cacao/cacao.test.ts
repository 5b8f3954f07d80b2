import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allPlaybooks, playbookOf } from '../playbook-content.ts'
import { fromCacao } from './from-cacao.ts'
import { playbookIdentifier } from './identifiers.ts'
import { cacaoPlaybook } from './shape.ts'
import { toCacao } from './to-cacao.ts'

const ransomware = toCacao(playbookOf('ransomware'))
const refusal = (change: (written: Record<string, unknown>) => void) => {
  const written = structuredClone(ransomware) as Record<string, unknown>
  change(written)
  const read = fromCacao(JSON.stringify(written))
  return read.ok ? 'taken' : `${read.error.where}: ${read.error.reason}`
}
const idOf = (type: string) => Object.keys(ransomware.workflow).find((id) => id.startsWith(`${type}--`))!

describe('CACAO', () => {
  it.each(allPlaybooks().map((playbook) => [playbook.kind, playbook] as const))(
    '%s leaves and comes back as it was',
    (_, playbook) => {
      const text = JSON.stringify(toCacao(playbook))
      expect(fromCacao(text)).toEqual({ ok: true, value: { kind: 'ours', playbook } })
      expect(JSON.stringify(toCacao(playbook))).toBe(text)
      expect(cacaoPlaybook.safeParse(JSON.parse(text)).success).toBe(true)
    },
  )

  it('names a playbook by version 5 and every other object by version 4, each once', () => {
    expect(ransomware.id).toMatch(/^playbook--[0-9a-f]{8}-[0-9a-f]{4}-5/)
    const ids = [...Object.keys(ransomware.workflow), ...Object.keys(ransomware.agent_definitions ?? {})]
    for (const id of ids) expect(id).toMatch(/--[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab]/)
    const uuids = ids.map((id) => id.split('--')[1])
    expect(new Set(uuids).size).toBe(uuids.length)
    expect(playbookIdentifier('a', ['b'])).not.toBe(playbookIdentifier('a', ['c']))
  })

  it('gives each branch an end of its own, and lists only activities that a step does', () => {
    const ends = Object.entries(ransomware.workflow).filter(([, { type }]) => type === 'end')
    const branches = Object.values(ransomware.workflow).flatMap((step) =>
      step.type === 'parallel' ? step.next_steps : step.type === 'if-condition' ? [step.on_true] : [],
    )
    expect(ends).toHaveLength(branches.length + 1)
    const done = Object.values(ransomware.workflow).flatMap((step) =>
      step.type === 'action' ? step.commands.map(({ playbook_activity }) => playbook_activity) : [],
    )
    for (const activity of ransomware.playbook_activities ?? []) expect(done).toContain(activity)
  })

  it('refuses what is malformed, and says why', () => {
    expect(fromCacao('{')).toMatchObject({ error: { reason: 'Le fichier n’est pas du JSON.' } })
    expect(refusal((one) => (one.spec_version = 'cacao-1.0'))).toMatch(/^spec_version: /)
    expect(refusal((one) => (one.workflow_start = idOf('action')))).toMatch(/^workflow_start: /)
    expect(refusal((one) => (one.modified = '2020-01-01T00:00:00.000Z'))).toMatch(/^modified: /)
    expect(refusal((one) => delete (one.workflow as object)[idOf('parallel') as keyof object])).toMatch(
      /désignée mais n’existe pas/,
    )
    const withCommand = (command: object) =>
      refusal((one) => {
        const workflow = one.workflow as typeof ransomware.workflow
        Object.assign(workflow[idOf('action')]!, { commands: [command] })
      })
    expect(withCommand({ type: 'bash', command: 'rm -rf /' })).toMatch(
      /«\u00a0bash\u00a0» s’adresse à une machine/,
    )
    expect(withCommand({ type: 'manual' })).toMatch(/vide/)
    expect(withCommand({ type: 'manual', command: 'Éteignez le poste.' })).toMatch(/pas sûr à suivre/)
  })

  it('refuses a playbook of ours in which the restoration comes first', () => {
    const { steps, ...rest } = playbookOf('ransomware')
    const swapped = [...steps].sort((a, b) => Number(b.phase === 'rebuild') - Number(a.phase === 'rebuild'))
    const read = fromCacao(JSON.stringify(toCacao({ ...rest, steps: swapped })))
    expect(read).toMatchObject({ ok: false, error: { reason: expect.stringContaining('pas sûr à suivre') } })
  })

  it('reads a playbook written elsewhere as material, with its conditions', () => {
    const { playbook_extensions: _, extension_definitions: __, ...foreign } = ransomware
    const read = fromCacao(JSON.stringify(foreign))
    if (!read.ok || read.value.kind !== 'foreign') throw new Error('read as foreign')
    expect(read.value.steps).toHaveLength(playbookOf('ransomware').steps.length)
    expect(read.value.steps.find(({ title }) => title.includes('CNIL'))?.conditions).toEqual([
      "__personal_data__:value = 'true'",
    ])
  })

  it('ends on a workflow that turns in circles, and never throws whatever is read', () => {
    const circle = structuredClone(ransomware)
    const last = Object.values(circle.workflow)
      .filter(({ type }) => type === 'action')
      .at(0)!
    last.on_completion = circle.workflow_start
    expect(fromCacao(JSON.stringify(circle)).ok).toBe(false)
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(fromCacao(text).ok).toBe(false)
      }),
    )
  })
})
