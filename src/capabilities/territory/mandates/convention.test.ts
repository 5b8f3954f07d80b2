import { describe, expect, it, test } from 'vitest'
import type { WrittenAct } from '../domain/written-act.ts'
import { convention, deliberationModel } from './mandate-acts.ts'
import { mandateWords } from './mandate-content.ts'

const agreed = {
  communeName: 'Cortevaix',
  holderName: 'Relais du Val',
  holderSiren: '123456789',
  scopes: ['plan', 'rgpd'] as ('plan' | 'rgpd')[],
  fromOn: '2026-12-01',
  untilOn: '2029-11-30',
  breachNoticeHours: 12,
  grantedAt: null,
  grantedHow: null,
  signatory: null,
  paperSignedOn: null,
}
const words = mandateWords()
const textOf = ({ intro, sections }: WrittenAct) =>
  [...intro, ...sections.flatMap(({ heading, texts, points }) => [heading, ...texts, ...points])].join('\n')
const clause = (letter: string) =>
  convention(agreed, words).sections.find(({ heading }) => heading.startsWith(`${letter})`))

describe('the convention says what RGPD art. 28(3) asks', () => {
  test.each([
    ['a', /que sur|que pour ce que ce mandat ouvre/],
    ['b', /garder pour elles/],
    ['c', /mesures/],
    ['d', /autre sous-traitant/],
    ['e', /accès, de rectification ou d’effacement/],
    ['f', /violation de données/],
    ['g', /efface/],
    ['h', /vérification/],
  ])('%s, with its source', (letter, saying) => {
    const found = clause(letter)
    expect(found?.texts.join(' ')).toMatch(saying)
    expect(found?.source).toMatch(/^Source : RGPD, art\. 28 /)
  })

  it('what is done, for how long, with which data, of whom', () => {
    const text = textOf(convention(agreed, words))
    expect(text).toContain('du 1er décembre 2026 au 30 novembre 2029')
    for (const heading of ['Ce que la commune ouvre', 'À quoi cela sert', 'Données et personnes concernées'])
      expect(text).toContain(heading)
    expect(text).toContain('Plan d’action')
    expect(text).not.toContain('Sauvegardes :')
  })

  it('within how many hours a breach is told', () => {
    expect(clause('f')?.texts.join(' ')).toContain('au plus tard 12 heures')
  })

  it('which other processors there are, or that there are none', () => {
    expect(clause('d')?.texts.at(-1)).toContain('ne confie aucune partie')
    const host = { name: 'Un hébergeur', does: 'héberge l’installation', where: 'France' }
    const listed = convention(agreed, { ...words, subProcessors: [host] })
    expect(listed.sections.find(({ heading }) => heading.startsWith('d)'))).toMatchObject({
      points: ['Un hébergeur : héberge l’installation (France)'],
      texts: [expect.not.stringContaining('ne confie aucune partie')],
    })
  })
})

test.each([
  ['the convention', convention],
  ['the model of a deliberation', deliberationModel],
])('%s leaves no blank that it could fill', (_, write) => {
  expect(textOf(write(agreed, words))).not.toMatch(/[{}]|null|undefined/)
})
