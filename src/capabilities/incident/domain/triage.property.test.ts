import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { back, pathsTo, standingAt, type TriageTree, triageFaults } from './triage.ts'

const answer = (id: string, leadsTo: TriageTree['questions'][number]['answers'][number]['leadsTo']) => ({
  id,
  label: id,
  hint: null,
  leadsTo,
})
const small: TriageTree = {
  first: 'a',
  alreadyDone: [],
  questions: [
    { id: 'a', text: 'a', answers: [answer('b', { question: 'b' }), answer('unsure', { kind: 'unknown' })] },
    {
      id: 'b',
      text: 'b',
      answers: [answer('x', { kind: 'ransomware' }), answer('unsure', { kind: 'unknown' })],
    },
  ],
}

describe('walking the triage', () => {
  it('never throws and never leaves the tree, whatever was tapped or typed in the address', () => {
    const taps = fc.array(fc.oneof(fc.constantFrom('a', 'b', 'x', 'unsure'), fc.string()), { maxLength: 8 })
    fc.assert(
      fc.property(taps, (path) => {
        const standing = standingAt(small, path)
        if (standing.kind === 'asking') expect(small.questions).toContain(standing.question)
        expect(back(path)).toHaveLength(Math.max(0, path.length - 1))
      }),
    )
  })

  it('finds by its own paths what it says it finds', () => {
    for (const { path, incident } of pathsTo(small))
      expect(standingAt(small, path)).toEqual({ kind: 'found', incident })
  })

  it('says what is wrong with a tree that loses people', () => {
    const withoutUnsure = {
      ...small,
      questions: small.questions.map((one) => ({ ...one, answers: one.answers.slice(0, 1) })),
    }
    expect(triageFaults(withoutUnsure).join()).toContain('Je ne sais pas')
    expect(triageFaults({ ...small, first: 'nowhere' })).toEqual(['nowhere: no such question'])
    const circle = {
      ...small,
      questions: [{ ...small.questions[0]!, answers: [answer('a', { question: 'a' })] }],
    }
    expect(() => pathsTo(circle)).toThrow('circles')
  })
})
