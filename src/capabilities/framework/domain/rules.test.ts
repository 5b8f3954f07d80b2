import { describe, expect, it } from 'vitest'
import { carryOver } from './carry-over.ts'
import type {
  Framework,
  FrameworkAnswer,
  FrameworkChoice,
  FrameworkNode,
  FrameworkQuestion,
} from './framework.ts'
import { prepare } from './prepared.ts'
import { scopeOf } from './scope.ts'
import { judge, overallScore } from './score.ts'
import { requirementsAPage } from './sections.ts'
import { standingIn } from './standing.ts'

const choice = (urn: string, more: Partial<FrameworkChoice> = {}): FrameworkChoice => ({
  urn,
  value: urn,
  description: null,
  score: null,
  result: null,
  selects: [],
  ...more,
})
const question = (urn: string, more: Partial<FrameworkQuestion> = {}): FrameworkQuestion => ({
  urn,
  type: 'unique_choice',
  text: urn,
  annotation: null,
  weight: 1,
  choices: [choice(`${urn}:yes`), choice(`${urn}:no`)],
  dependsOn: null,
  isOurs: false,
  ...more,
})
const node = (urn: string, more: Partial<FrameworkNode> = {}): FrameworkNode => ({
  urn,
  parentUrn: null,
  isAssessable: true,
  refId: null,
  name: urn,
  description: null,
  annotation: null,
  typicalEvidence: null,
  weight: 1,
  groups: [],
  threats: [],
  controls: [],
  questions: [],
  ...more,
})
const framework = (nodes: FrameworkNode[], more: Partial<Framework> = {}): Framework => ({
  urn: 'f',
  refId: null,
  name: 'f',
  description: null,
  minScore: 0,
  maxScore: 100,
  choiceAggregation: 'mean',
  scoreMethod: 'average',
  scale: [],
  groups: [],
  nodes,
  ...more,
})
const said = (said: Record<string, string[] | null>): Map<string, FrameworkAnswer> =>
  new Map(
    Object.entries(said).map(([questionUrn, choices]) => [
      questionUrn,
      { questionUrn, choiceUrns: choices ?? [], value: null, isUnknown: choices === null, note: null },
    ]),
  )

describe('a question that depends on another', () => {
  const asked = (condition: 'any' | 'all', answers: Record<string, string[] | null>) => {
    const first = question('a', {
      type: 'multiple_choice',
      choices: ['x', 'y', 'z'].map((urn) => choice(urn)),
    })
    const second = question('b', { dependsOn: { questionUrn: 'a', choiceUrns: ['x', 'y'], condition } })
    const third = question('c', { dependsOn: { questionUrn: 'b', choiceUrns: ['b:yes'], condition: 'any' } })
    const prepared = prepare(
      framework([node('n', { questions: [first] }), node('m', { questions: [second, third] })]),
    )
    const scope = scopeOf(prepared, [], said(answers))
    return ['a', 'b', 'c'].filter(scope.isAsked).join('')
  }
  it.each([
    ['any', {}, 'a'],
    ['any', { a: null }, 'a'],
    ['any', { a: ['z'] }, 'a'],
    ['any', { a: ['x'] }, 'ab'],
    ['all', { a: ['x'] }, 'a'],
    ['all', { a: ['y', 'x', 'z'] }, 'ab'],
    ['any', { a: ['x'], b: ['b:yes'] }, 'abc'],
    // The chain is broken above: what was answered below is not asked any more.
    ['any', { a: ['z'], b: ['b:yes'] }, 'a'],
  ] as const)('with %s of the choices expected and %j said, %s are asked', (condition, answers, expected) => {
    expect(asked(condition, answers as Record<string, string[] | null>)).toBe(expected)
  })

  it('in a circle hides nothing', () => {
    const first = question('a', { dependsOn: { questionUrn: 'b', choiceUrns: ['b:yes'], condition: 'any' } })
    const second = question('b', { dependsOn: { questionUrn: 'a', choiceUrns: ['a:yes'], condition: 'any' } })
    const prepared = prepare(framework([node('n', { questions: [first, second] })]))
    expect(scopeOf(prepared, [], said({ a: ['a:yes'], b: ['b:yes'] })).isAsked('a')).toBe(true)
  })
})

describe('the groups of a framework', () => {
  const opener = question('o', { choices: [choice('o:yes', { selects: ['deep'] }), choice('o:no')] })
  const nodes = [
    node('main', { groups: ['main'], questions: [opener] }),
    node('deep', {
      groups: ['deep'],
      questions: [question('d', { choices: [choice('d:yes', { selects: ['deeper'] })] })],
    }),
    node('deeper', { groups: ['deeper'], questions: [question('e')] }),
    node('none', { questions: [question('z')] }),
  ]
  const inScope = (kept: string[], answers: Record<string, string[]>) => {
    const scope = scopeOf(prepare(framework(nodes)), kept, said(answers))
    return nodes.filter(scope.has).map(({ urn }) => urn)
  }
  it('leave everything in when none is kept', () => {
    expect(inScope([], {})).toEqual(['main', 'deep', 'deeper', 'none'])
  })
  it('keep what is of one of them, and leave what is of none', () => {
    expect(inScope(['main'], {})).toEqual(['main'])
  })
  it('are opened by answers, and by the answers to what these opened', () => {
    expect(inScope(['main'], { o: ['o:yes'] })).toEqual(['main', 'deep'])
    expect(inScope(['main'], { o: ['o:yes'], d: ['d:yes'] })).toEqual(['main', 'deep', 'deeper'])
    expect(inScope(['main'], { o: ['o:no'], d: ['d:yes'] })).toEqual(['main'])
  })
})

describe('the result of a requirement', () => {
  const verdicts = {
    C: 'compliant',
    P: 'partially-compliant',
    N: 'non-compliant',
    A: 'not-applicable',
  } as const
  const judged = (letters: string) => {
    const questions = [...letters].map((letter, index) =>
      question(`q${index}`, {
        choices: [
          choice(`c${index}`, {
            result: letter in verdicts ? verdicts[letter as keyof typeof verdicts] : null,
          }),
        ],
      }),
    )
    const answers = said(
      Object.fromEntries(
        [...letters].map((letter, index) => [`q${index}`, letter === '?' ? null : [`c${index}`]]),
      ),
    )
    const one = framework([node('n', { questions })])
    const [first] = one.nodes
    return first && judge(one, first, scopeOf(prepare(one), [], answers), answers).result
  }
  it.each([
    ['', 'not-applicable'],
    ['C', 'compliant'],
    ['CC', 'compliant'],
    ['CN', 'partially-compliant'],
    ['CP', 'partially-compliant'],
    ['NN', 'non-compliant'],
    ['CA', 'compliant'],
    ['NA', 'non-compliant'],
    ['AA', 'not-applicable'],
    ['C?', 'not-assessed'],
    ['-', 'not-assessed'],
    ['C-', 'compliant'],
  ])('of choices %s is %s', (letters, expected) => {
    expect(judged(letters)).toBe(expected)
  })
})

describe('the score', () => {
  const scored = (more: Partial<Framework>) => {
    const q = (urn: string, weight: number, score: number | null) =>
      question(urn, { weight, choices: [choice(`${urn}:c`, { score })] })
    const one = framework([node('n', { questions: [q('a', 1, 10), q('b', 2, 1), q('c', 5, null)] })], more)
    const answers = said({ a: ['a:c'], b: ['b:c'], c: ['c:c'] })
    const [first] = one.nodes
    return first && judge(one, first, scopeOf(prepare(one), [], answers), answers).score
  }
  it('is the mean of what was chosen, each with the weight of its question', () => {
    expect(scored({})).toBe(4)
  })
  it('is the sum where the framework says so, held within its scale', () => {
    expect(scored({ choiceAggregation: 'sum' })).toBe(12)
    expect(scored({ choiceAggregation: 'sum', maxScore: 5 })).toBe(5)
    expect(scored({ minScore: 6 })).toBe(6)
  })
  it('of the whole is an average, a sum, or an average of averages', () => {
    const parts = [
      { weight: 1, score: 1, section: 'a' },
      { weight: 1, score: 2, section: 'a' },
      { weight: 2, score: 5, section: 'b' },
    ]
    expect(overallScore(framework([]), parts)).toBe(3.25)
    expect(overallScore(framework([], { scoreMethod: 'sum' }), parts)).toBe(13)
    expect(overallScore(framework([], { scoreMethod: 'average-of-averages' }), parts)).toBe(3.25)
    expect(overallScore(framework([]), [])).toBeNull()
    expect(overallScore(framework([]), [{ weight: 1, score: 2.675, section: '' }])).toBe(2.68)
  })
})

describe('sections', () => {
  it('hold so many requirements at most, each requirement once and in its order', () => {
    const many = Array.from({ length: 60 }, (_, index) =>
      node(`n${index}`, { parentUrn: 'h', questions: [question(`q${index}`)] }),
    )
    const prepared = prepare(framework([node('h', { isAssessable: false }), ...many, node('alone')]))
    expect(prepared.sections.map(({ requirements }) => requirements.length)).toEqual([
      requirementsAPage,
      requirementsAPage,
      10,
      1,
    ])
    expect(prepared.sections.flatMap(({ requirements }) => requirements)).toEqual([
      ...many,
      prepared.framework.nodes.at(-1),
    ])
    expect(standingIn(prepared, [], said({ q0: null }))).toMatchObject({ asked: 60, answered: 0, unknown: 1 })
  })
})

describe('from one version to the next', () => {
  const before = framework([
    node('n', { questions: [question('a'), question('b'), question('c', { type: 'multiple_choice' })] }),
  ])
  const move = (now: FrameworkQuestion[], answers: Record<string, string[] | null>) =>
    carryOver(before, framework([node('n', { questions: now })]), [...said(answers).values()]).map(
      ({ kind }) => kind,
    )
  it('an answer follows the urn of its question and of its choices', () => {
    expect(move([question('a')], { a: ['a:yes'] })).toEqual(['kept'])
    expect(move([question('a', { text: 'autrement' })], { a: ['a:yes'] })).toEqual(['reworded'])
    expect(move([question('b')], { a: ['a:yes'] })).toEqual(['lost'])
    expect(move([question('a', { choices: [choice('a:no')] })], { a: ['a:yes'] })).toEqual(['lost'])
    expect(move([question('a', { type: 'text' })], { a: null })).toEqual(['lost'])
    expect(move([question('a', { type: 'multiple_choice' })], { a: ['a:yes'] })).toEqual(['kept'])
    const fewer = question('c', { type: 'multiple_choice', choices: [choice('c:no')] })
    expect(move([fewer], { c: ['c:yes', 'c:no'] })).toEqual(['reduced'])
  })
})
