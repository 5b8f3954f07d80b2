import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { readContent } from './content.ts'
import { standingsOf } from './domain/measure-state.ts'
import { applicableQuestions, firstVisitQuestions, nextQuestions } from './domain/next-questions.ts'
import type { Profile } from './domain/profile.ts'

const content = readContent()
const { measures, questions, themes, criticalData } = content
const essentials = measures.filter((measure) => measure.essential)

/** The thirteen essentials of ANSSI's « Cyberdépart » and what they are in ReCyF v2.5. */
const cyberdepart: Readonly<Record<string, readonly string[]>> = {
  'AUTH.5': ['10.B.5'],
  'CONTINU.1': ['13.1', '13.3'],
  'AUTH.1': ['10.B.2'],
  'CRISE.8': ['14.2'],
  'MALWARE.3': ['9.6', '5.B.2', '9.7'],
  'RECENSEMENT.1': ['1.1'],
  'MCO_MCS.5': ['5.B.7'],
  'RH.2': ['4.2'],
  'AUTH.4': ['10.B.5'],
  'FILTRE.8': ['7.B.4'],
  'COMPADMIN.10': ['11.A.1', '11.A.2'],
  'EXO.1': ['15.1'],
  'ANNUAIRE.1': ['11.B.1'],
}

/** Modules 2 to 6 of the same path. */
const otherModules = [
  ...[
    'INCIDENT.3',
    'INCIDENT.5',
    'CONTINU.2',
    'CRISE.1',
    'CRISE.2',
    'CRISE.9',
    'CARTO.1',
    'MCO_MCS.3',
    'MCO_MCS.4',
  ],
  ...[
    'MCO_MCS.6',
    'MCO_MCS.7',
    'PHYS.1',
    'MALWARE.1',
    'MALWARE.7',
    'RECENSEMENT.2',
    'RECENSEMENT.3',
    'CONTRAT.1',
  ],
  ...[
    'CONTRAT.2',
    'ECOSYSTEME.1',
    'ECOSYSTEME.2',
    'RH.1',
    'RH.4',
    'RH.5',
    'CONFORMITE.1',
    'CONFORMITE.2',
    'ROLE.3',
  ],
  ...[
    'ROLE.5',
    'CLOISON.1',
    'CLOISON.5',
    'FILTRE.1',
    'DISTANCE.1',
    'COMPTE.1',
    'COMPTE.2',
    'COMPTE.3',
    'COMPTE.4',
  ],
  ...['DROITS.1', 'DROITS.2', 'COMPADMIN.12'],
]

const isKnown: Readonly<Record<string, (id: string) => boolean>> = {
  cyberdepart: (id) => id in cyberdepart,
  msc: (id) => otherModules.includes(id),
  recyf: (id) => /^([1-9]|1\d|20)\.([A-C]\.)?\d{1,2}$/.test(id),
  hygiene: (id) => /^\d+$/.test(id) && Number(id) >= 1 && Number(id) <= 42,
  rpnt: (id) => /^[12]\.[1-8]$/.test(id),
  cnil: (id) => /^(20\d\d-\d{3}|rgpd-\d{1,2})$/.test(id),
}

describe('references', () => {
  it('each one is namespaced and stands in its list', () => {
    const unknown = measures.flatMap((measure) =>
      measure.references.filter((reference) => {
        const [namespace = '', id = ''] = reference.split(':')
        return !isKnown[namespace]?.(id)
      }),
    )
    expect(unknown).toEqual([])
  })

  it('none is given twice in a measure', () => {
    const doubled = measures.filter(({ references }) => new Set(references).size !== references.length)
    expect(doubled.map(({ id }) => id)).toEqual([])
  })

  it('each of the thirteen essentials stands for one subject of the first module, with its ReCyF lines', () => {
    const subjects = essentials.flatMap((measure) =>
      measure.references.filter((one) => one.startsWith('cyberdepart:')),
    )
    expect(subjects.toSorted()).toEqual(
      Object.keys(cyberdepart)
        .map((id) => `cyberdepart:${id}`)
        .toSorted(),
    )
    expect(essentials).toHaveLength(13)
    for (const { references } of essentials) {
      const subject =
        references.find((one) => one.startsWith('cyberdepart:'))?.slice('cyberdepart:'.length) ?? ''
      expect(references).toEqual(expect.arrayContaining(cyberdepart[subject]!.map((id) => `recyf:${id}`)))
    }
  })

  it('no other measure claims a subject of the first module', () => {
    const others = measures.filter((measure) => !measure.essential)
    expect(
      others.flatMap(({ references }) => references).filter((one) => one.startsWith('cyberdepart:')),
    ).toEqual([])
  })
})

const isCriterion = (subject: string) => /^check:[12]\.\d$/.test(subject)

describe('what can be seen from outside', () => {
  const checks = measures
    .flatMap((measure) => measure.proofs.map((proof) => proof.subject))
    .filter((subject) => subject.startsWith('check:'))

  it('each of the sixteen criteria proves one measure', () => {
    const all = [1, 2].flatMap((chapter) =>
      [1, 2, 3, 4, 5, 6, 7, 8].map((rank) => `check:${chapter}.${rank}`),
    )
    expect(checks.filter(isCriterion).toSorted()).toEqual(all)
  })

  it('each other one is a finding beside the criteria, and they are few', () => {
    const others = checks.filter((subject) => !isCriterion(subject))
    const found = readdirSync(new URL('../watch/content/', import.meta.url))
      .filter((name) => name.endsWith('.fr.yaml'))
      .flatMap((name) =>
        Object.keys(
          parse(readFileSync(new URL(`../watch/content/${name}`, import.meta.url), 'utf8')).beside ?? {},
        ),
      )
    expect(found).toEqual(expect.arrayContaining(others.map((subject) => subject.slice('check:'.length))))
    expect(others.length).toBeLessThanOrEqual(5)
  })

  it('a measure proven by a criterion names it among its references', () => {
    for (const { proofs, references } of measures) {
      const seen = proofs
        .filter(({ subject }) => isCriterion(subject))
        .map(({ subject }) => subject.replace('check', 'rpnt'))
      expect(references.filter((one) => one.startsWith('rpnt:')).toSorted()).toEqual(seen.toSorted())
    }
  })

  it('no two measures share a proof', () => {
    const subjects = measures.flatMap((measure) => measure.proofs.map((proof) => proof.subject))
    expect(new Set(subjects).size).toBe(subjects.length)
  })
})

describe('measures, questions and themes', () => {
  it('there are about sixty measures and forty to fifty questions', () => {
    expect(measures.length).toBeGreaterThanOrEqual(55)
    expect(measures.length).toBeLessThanOrEqual(65)
    expect(questions.length).toBeGreaterThanOrEqual(40)
    expect(questions.length).toBeLessThanOrEqual(50)
  })

  it('each theme has measures and questions, and the order has no gap', () => {
    expect(themes.map((theme) => theme.order)).toEqual(themes.map((_, index) => index + 1))
    for (const theme of themes) {
      expect(
        measures.some((measure) => measure.theme === theme.id),
        theme.id,
      ).toBe(true)
      expect(
        questions.some((question) => question.theme === theme.id),
        theme.id,
      ).toBe(true)
    }
  })

  it('measures and questions follow the order of the themes', () => {
    const orderOf = (theme: string) => themes.findIndex(({ id }) => id === theme)
    for (const list of [measures, questions]) {
      const orders = list.map(({ theme }) => orderOf(theme))
      expect(orders).toEqual(orders.toSorted((a, b) => a - b))
    }
  })

  it('each essential measure can be known by asking', () => {
    const asked = new Set(questions.flatMap((question) => question.measures))
    expect(essentials.filter((measure) => !asked.has(measure.id)).map(({ id }) => id)).toEqual([])
  })

  it('a question speaks only of measures of its own size of commune', () => {
    for (const question of questions) {
      for (const id of question.measures) {
        const from = measures.find((measure) => measure.id === id)?.fromWorkstations
        expect(question.when?.fromWorkstations, question.id).toBe(from)
      }
    }
  })

  it('each question keeps « oui », « non » and « je ne sais pas »', () => {
    for (const question of questions) {
      for (const reply of ['yes', 'no', 'dont-know'] as const)
        expect(question.without ?? []).not.toContain(reply)
    }
  })

  it('no measure has words for a reply it does not offer', () => {
    for (const { without, replies: words } of questions) {
      expect(Object.keys(words ?? {}).filter((reply) => without?.some((one) => one === reply))).toEqual([])
    }
  })

  it('the structures named exist in the directory of structures', () => {
    const file = readFileSync(new URL('../territory/content/structures.fr.yaml', import.meta.url), 'utf8')
    const { structures } = parse(file) as { structures: { id: string }[] }
    const known = new Set(structures.map(({ id }) => id))
    const named = [
      ...questions.flatMap(({ when }) => when?.structures ?? []),
      ...criticalData.flatMap((one) => one.structures),
    ]
    expect(named.filter((kind) => !known.has(kind))).toEqual([])
  })
})

describe('a town hall with four computers', () => {
  const village: Profile = { workstations: 4, structures: ['mairie'], hasProvider: true, population: 247 }
  const seen = { questions, answers: [], proofs: [], profile: village, now: new Date('2026-11-22T10:00:00Z') }
  const progress = { profile: village, answers: [], standings: standingsOf(measures, seen) }

  it('has eight questions to answer in less than ten minutes, with or without a provider', () => {
    for (const hasProvider of [true, false]) {
      const first = firstVisitQuestions(content, { ...village, hasProvider, structures: [] })
      expect(first).toHaveLength(8)
      expect(first.reduce((sum, question) => sum + question.minutes, 0)).toBeLessThanOrEqual(10)
    }
    expect(questions.filter((question) => question.firstVisit)).toHaveLength(8)
  })

  it('gets at least three light actions when it answers « non » to all eight', () => {
    const first = firstVisitQuestions(content, village)
    const answers = first.map(({ id }) => ({
      questionId: id,
      reply: 'no' as const,
      reason: null,
      note: null,
      answeredAt: '2026-11-22T09:00:00Z',
      version: 1,
    }))
    const standings = standingsOf(measures, { ...seen, answers })
    const toDo = measures.filter((measure) => standings.get(measure.id)?.state === 'to-do')
    expect(toDo.filter(({ effortInMinutes }) => effortInMinutes <= 60).length).toBeGreaterThanOrEqual(3)
    expect(toDo.every(({ after }) => after.length === 0)).toBe(true)
  })

  it('starts with the first visit, and is not asked what cannot apply', () => {
    expect(nextQuestions(content, progress, 8).every((question) => question.firstVisit)).toBe(true)
    const asked = applicableQuestions(content, village).map(({ id }) => id)
    for (const id of [
      'directory-patched',
      'network-segments',
      'logs',
      'satellites-covered',
      'water-control',
    ]) {
      expect(asked).not.toContain(id)
    }
  })
})

describe('critical data', () => {
  it('covers what a town hall cannot do without', () => {
    const ids = criticalData.map((one) => one.id)
    for (const id of [
      'civil-status',
      'elections',
      'payroll',
      'accounting',
      'canteen',
      'town-planning',
      'social-aid',
      'water',
    ]) {
      expect(ids).toContain(id)
    }
  })
})
