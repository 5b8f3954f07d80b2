import { afterAll, describe, expect, test } from 'vitest'
import {
  declarationsOf,
  hasPoppler,
  headingLevelsOf,
  pagesOf,
  rightmostOf,
  structureOf,
  textOf,
} from '../../../../test/support/pdf.ts'
import { openDocuments } from '../../../platform/documents/documents.ts'
import { type ActionRow, actionPlan } from './action-plan.ts'
import { type AnnexFinding, type AnnexMeasure, confidentialAnnex } from './confidential-annex.ts'
import { type CouncilReportInput, councilReport, fillCouncilReport } from './council-report.ts'
import { type StateCounts, statesInOrder } from './shown-state.ts'

const documents = openDocuments()
afterAll(() => documents.close())

const letterhead = { organisation: 'Commune de Cortevaix', writtenOn: '2026-11-22', isDemonstration: false }
const nothing: StateCounts = {
  proven: 0,
  declared: 0,
  'to-do': 0,
  unknown: 0,
  expired: 0,
  'not-applicable': 0,
}
const long = 'Communauté intercommunale '.repeat(20).trim()
const unbroken = '#'.repeat(250) + 'x'.repeat(250)

const report: CouncilReportInput = {
  letterhead,
  sessionOn: '2026-12-11',
  essentials: { proven: 5, declared: 3, 'to-do': 3, unknown: 1, expired: 1, 'not-applicable': 0 },
  allMeasures: { proven: 14, declared: 17, 'to-do': 12, unknown: 9, expired: 2, 'not-applicable': 6 },
  previous: { on: '2026-05-22', provenEssentials: 2 },
  costOfNotActing: { eurosPerWeek: 6420, lines: [{ label: 'Agents empêchés de travailler', euros: 6420 }] },
  decisions: [
    {
      title: 'Protéger la messagerie',
      effortInMinutes: 90,
      cost: { from: 100, to: 300, isYearly: true },
      dueOn: '2027-02-14',
    },
    { title: 'Se préparer', effortInMinutes: 60, cost: { from: 0, to: 500, isYearly: false }, dueOn: null },
  ],
  deadlines: [{ title: 'Contrat d’assistance', dueOn: '2027-03-31' }],
}

const action: ActionRow = {
  rank: 1,
  title: 'Activer la double authentification',
  measureTitle: 'La messagerie demande un second code',
  theme: 'Messagerie',
  isEssential: true,
  state: 'to-do',
  owner: 'Secrétaire de mairie',
  dueOn: '2026-12-04',
  effortInMinutes: 30,
  cost: { from: 0, to: 0, isYearly: false },
  whyRanked: 'Risque fort, peu de travail.',
  isRankedByHand: false,
  steps: ['Ouvrez les réglages.', 'Choisissez « double authentification ».'],
}

const measure: AnnexMeasure = {
  title: 'Les sauvegardes sont restaurables',
  theme: 'Sauvegardes',
  isEssential: true,
  state: 'proven',
  explanation: 'Une restauration de contrôle a réussi.',
  proof: { summary: '212 fichiers identiques.', observedOn: '2026-11-14', expiresOn: '2027-02-14' },
  references: ['recyf:13.2'],
}

const finding: AnnexFinding = {
  code: '2.6',
  title: 'Règle contre l’usurpation',
  verdict: 'to-fix',
  meaning: 'N’importe qui peut écrire au nom de la mairie.',
  observedOn: '2026-11-22',
  evidence: ['_dmarc.cortevaix.fr TXT : NODATA'],
  ask: { who: 'votre prestataire', what: 'Pouvez-vous publier cet enregistrement ?' },
  record: { name: '_dmarc.cortevaix.fr', type: 'TXT', value: 'v=DMARC1; p=quarantine' },
}

describe('the council report', () => {
  const worst: CouncilReportInput = {
    ...report,
    letterhead: { organisation: long, writtenOn: '2026-11-22', isDemonstration: true },
    costOfNotActing: {
      eurosPerWeek: 12_345_678,
      lines: Array.from({ length: 30 }, () => ({ label: long, euros: 999_999 })),
    },
    decisions: Array.from({ length: 60 }, (_, index) => ({
      title: index % 2 === 0 ? long : unbroken,
      effortInMinutes: 99_999,
      cost: { from: 123_456, to: 1_234_567, isYearly: true },
      dueOn: '2027-09-30',
    })),
    deadlines: Array.from({ length: 60 }, () => ({ title: unbroken, dueOn: '2027-09-30' })),
  }
  const empty: CouncilReportInput = {
    ...report,
    sessionOn: null,
    essentials: nothing,
    allMeasures: nothing,
    previous: null,
    costOfNotActing: null,
    decisions: [],
    deadlines: [],
  }

  test.each([
    ['ordinary', report],
    ['worst', worst],
    ['empty', empty],
  ])('is two pages of PDF/UA-1: %s', async (_, input) => {
    const pdf = await documents.renderPdf(councilReport, input)
    expect(declarationsOf(pdf)).toMatchObject({ pages: 2, uaPart: '1', language: 'fr-FR', isMarked: true })
    if (hasPoppler) expect(rightmostOf(pdf)).toBeLessThan(545)
  })

  test('counts every decision in the budget, even those it does not list', () => {
    expect(fillCouncilReport(report)).toMatchObject({
      budget:
        'La première année : de 100 à 800\u00a0€ TTC. Les années suivantes : de 100 à 300\u00a0€ TTC par an.',
    })
    expect(fillCouncilReport(worst)).toMatchObject({
      budget: expect.stringContaining(`${new Intl.NumberFormat('fr-FR').format(60 * 1_234_567)}\u00a0€`),
      decisionsLeft: expect.stringMatching(/^et 53 autres/),
    })
  })

  test('adds up the lines of cost that it does not list', () => {
    expect(fillCouncilReport(worst)).toMatchObject({
      cost: { lines: expect.arrayContaining([expect.objectContaining({ label: '25 autres postes' })]) },
    })
  })

  test.skipIf(!hasPoppler)('has one picture, whose words and table say the same figures', async () => {
    const structure = structureOf(await documents.renderPdf(councilReport, report))
    expect(structure.match(/^\s*Figure\b/gm)).toHaveLength(1)
    expect(fillCouncilReport(report)).toMatchObject({
      picture: expect.stringContaining(
        '5 prouvées, 3 déclarées, 3 à faire, 1 inconnue, 1 périmée'.replace(/(\d) (?!à)/g, '$1\u00a0'),
      ),
    })
  })

  test.skipIf(!hasPoppler)('says that it is public and that details are elsewhere', async () => {
    const text = textOf(await documents.renderPdf(councilReport, report)).replace(/\s+/g, ' ')
    expect(text).toContain('Document public, communicable à toute personne')
    expect(text).toContain('annexe confidentielle')
  })
})

describe('the confidential annex', () => {
  const input = {
    letterhead,
    measures: statesInOrder.map((state) => ({ ...measure, state })),
    findings: [finding],
  }

  test.skipIf(!hasPoppler)('says soberly who may not be shown it, on every page', async () => {
    const text = textOf(await documents.renderPdf(confidentialAnnex, input)).replace(/\s+/g, ' ')
    expect(text).toContain('article L311-5, 2°, d')
    expect(text).toContain('Confidentiel, non communicable (CRPA, art. L311-5, 2°, d)')
    for (const words of [
      'Prouvé',
      'Déclaré',
      'À faire',
      'Inconnu',
      'Périmé',
      'Sans objet',
      'À corriger',
      'NODATA',
    ]) {
      expect(text).toContain(words)
    }
  })

  test('holds sixty measures and findings with the longest texts, within the margins', async () => {
    const pdf = await documents.renderPdf(confidentialAnnex, {
      letterhead: { ...letterhead, organisation: unbroken },
      measures: Array.from({ length: 62 }, (_, index) => ({
        ...measure,
        theme: `Thème ${index % 7}`,
        title: index % 2 === 0 ? long : unbroken,
        explanation: unbroken,
        references: [unbroken],
      })),
      findings: Array.from({ length: 16 }, () => ({
        ...finding,
        title: unbroken,
        meaning: long,
        evidence: Array.from({ length: 40 }, () => unbroken),
        record: { name: unbroken, type: 'TXT', value: unbroken },
      })),
    })
    expect(pagesOf(pdf)).toBeGreaterThan(10)
    if (hasPoppler) expect(rightmostOf(pdf)).toBeLessThan(545)
  })

  test('is one page when nothing was examined', async () => {
    expect(
      pagesOf(await documents.renderPdf(confidentialAnnex, { letterhead, measures: [], findings: [] })),
    ).toBe(1)
  })
})

describe('the action plan', () => {
  test.skipIf(!hasPoppler)(
    'says who, when, how long, how much, how and why, under headings in order',
    async () => {
      const pdf = await documents.renderPdf(actionPlan, {
        letterhead,
        actions: [action, { ...action, rank: 2, owner: null }],
      })
      const text = textOf(pdf).replace(/\s+/g, ' ')
      for (const words of [
        'Secrétaire de mairie',
        '4 décembre 2026',
        '30 min',
        'sans frais',
        'Ouvrez les réglages.',
      ]) {
        expect(text).toContain(words)
      }
      expect(text).toContain('Pourquoi à cette place. Risque fort, peu de travail.')
      expect(text).toContain('à décider')
      expect(headingLevelsOf(pdf)).toEqual([1, 2, 2, 3, 3])
    },
  )

  test('holds sixty actions with the longest texts, within the margins', async () => {
    const pdf = await documents.renderPdf(actionPlan, {
      letterhead,
      actions: Array.from({ length: 60 }, (_, index) => ({
        ...action,
        rank: index + 1,
        title: index % 2 === 0 ? long : unbroken,
        owner: unbroken,
        whyRanked: long,
        steps: [unbroken, long],
      })),
    })
    if (hasPoppler) expect(rightmostOf(pdf)).toBeLessThan(545)
  })

  test('is one page when nothing is open', async () => {
    expect(pagesOf(await documents.renderPdf(actionPlan, { letterhead, actions: [] }))).toBe(1)
  })
})
