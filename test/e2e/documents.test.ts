import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { answerAll, insee, openCommune, visitFromOutside } from '../support/commune-at-work.ts'
import { arriveAt, fileFrom } from '../support/hands.ts'
import { beginJourney } from '../support/journey.ts'
import { lookAt } from '../support/look.ts'
import { pagesOf } from '../support/pdf.ts'
import type { Visitor } from '../support/visitor.ts'

const journey = beginJourney({ zones: { '_dmarc.commune.fr': null } })
const commune = `/communes/${insee}`
let secretary: Visitor

beforeAll(async () => {
  secretary = await openCommune(journey.office)
  await answerAll(secretary, 'dont-know')
  await visitFromOutside(secretary)
})

async function open(path: string, title: string | RegExp): Promise<Page> {
  const page = await journey.open(commune + path, {
    as: secretary,
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  return page
}

test('what nobody knows becomes one letter to the provider, ready to send, then awaited', async () => {
  const page = await open('/plan', 'Plan d’action')
  await page
    .getByRole('link', { name: /^Relire le courriel/ })
    .first()
    .click()
  await arriveAt(page, /^\d+ questions à envoyer à votre prestataire$/)
  await lookAt(page, 'letter')
  await page.getByRole('button', { name: 'Copier le courriel' }).click()
  await page.getByText('Copié', { exact: true }).waitFor()
  const letter = await page.evaluate(() => navigator.clipboard.readText())
  expect(letter).toMatch(/^Bonjour/)
  expect(letter).toContain('inclus')
  expect(letter.match(/\?/g)?.length).toBeGreaterThan(20)
  await page.getByRole('button', { name: 'Je l’ai envoyé' }).click()
  await page.getByRole('heading', { level: 1, name: 'Le courriel est parti : attendez la réponse' }).waitFor()
  await page.getByRole('region', { name: 'Déjà envoyés' }).waitFor()
  await lookAt(page, 'letter-sent')
})

test('each document downloads as what it says it is', async () => {
  const page = await open('/documents', 'Documents')
  await lookAt(page, 'documents')
  const download = (name: string) =>
    fileFrom(page, () => page.getByRole('link', { name, exact: true }).click())
  const pdf = (document: string) => download(`Télécharger (PDF) : ${document}`)

  expect(pagesOf((await pdf('Fiche à afficher')).bytes)).toBe(1)
  await page.getByLabel('Date de la séance').fill('2026-12-14')
  const report = await pdf('Rapport au conseil municipal')
  expect(pagesOf(report.bytes)).toBe(2)
  for (const document of ['Annexe confidentielle au rapport', 'Plan d’action', 'Questionnaire papier']) {
    const { name, bytes } = await pdf(document)
    expect(name).toMatch(/\.pdf$/)
    expect(bytes.subarray(0, 4).toString()).toBe('%PDF')
  }
  const sheet = await download('Tableur (XLSX) : Plan d’action')
  expect(sheet.name).toMatch(/\.xlsx$/)
  expect(sheet.bytes.subarray(0, 2).toString()).toBe('PK')
  const csv = await download('Texte (CSV) : Plan d’action')
  // What spreadsheet programs need to read accents: a byte order mark.
  expect(csv.bytes.toString('utf8')).toMatch(/^\ufeff[^\n]*;/)
})

test('the cost of a week without computers follows what the commune corrects, line by line', async () => {
  const page = await open('/cout-d-une-semaine', 'Une semaine sans ordinateurs')
  const total = page.getByText(/^(?:Environ|Au moins) [\d\s]+€$/)
  const before = await total.textContent()
  await lookAt(page, 'cost')
  await page.getByRole('button', { name: 'Corriger les chiffres' }).click()
  const line = page.getByRole('group', { name: 'Travail arrêté ou ralenti' })
  await lookAt(page, 'cost-correcting')

  await line.getByLabel('Coût unitaire').fill('trente')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByText('Écrivez un nombre, par exemple 12 ou 12,5.').first().waitFor()
  expect(await line.getByLabel('Coût unitaire').inputValue()).toBe('trente')
  await lookAt(page, 'cost-not-a-number')

  await line.getByLabel('Coût unitaire').fill('32,5')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByText('Vos chiffres sont enregistrés.').waitFor()
  await page.getByText('Corrigé par la commune').first().waitFor()
  expect(await total.textContent()).not.toBe(before)
  await lookAt(page, 'cost-corrected')
})
