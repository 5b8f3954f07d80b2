import { describe, expect, it } from 'vitest'
import { incidentKinds } from './domain/playbook.ts'
import { back, pathsTo, standingAt, tapsAtMost } from './domain/triage.ts'
import { allPlaybooks } from './playbook-content.ts'
import { triageContent } from './triage-content.ts'

const { tree, words } = triageContent()
const paths = pathsTo(tree)

describe('the triage', () => {
  it('reaches every kind in three taps at most', () => {
    expect([...new Set(paths.map(({ incident }) => incident))].sort()).toEqual([...incidentKinds].sort())
    for (const { path } of paths) expect(path.length).toBeLessThanOrEqual(tapsAtMost)
  })

  it('offers « Je ne sais pas » last under every question, and always leads somewhere', () => {
    for (const { answers } of tree.questions) {
      expect(answers.at(-1)).toMatchObject({ id: 'unsure', label: words.unsure })
    }
    expect(standingAt(tree, ['unsure', 'unsure'])).toEqual({ kind: 'found', incident: 'unknown' })
  })

  it('goes back one tap at a time, from everywhere to the first question', () => {
    for (const { path } of paths) {
      for (let at = path; at.length > 0; at = back(at)) {
        const before = standingAt(tree, back(at))
        expect(before.kind).toBe('asking')
      }
      expect(standingAt(tree, [])).toMatchObject({ kind: 'asking', canGoBack: false })
    }
  })

  it('skips only steps that exist', () => {
    const known = new Set(allPlaybooks().flatMap(({ steps }) => steps.map(({ id }) => id)))
    for (const { skips } of tree.alreadyDone) for (const id of skips) expect(known).toContain(id)
  })

  it('has an answer for what was switched off, paid, answered, deleted or restored', () => {
    expect(tree.alreadyDone.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['switched-off', 'paid', 'answered', 'deleted', 'restored']),
    )
  })
})
