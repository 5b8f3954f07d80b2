import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { answerAll, insee, openCommune } from '../support/commune-at-work.ts'
import { arriveAt, fileFrom } from '../support/hands.ts'
import { beginJourney } from '../support/journey.ts'
import { lookAt } from '../support/look.ts'
import { pagesOf } from '../support/pdf.ts'
import type { Visitor } from '../support/visitor.ts'

const journey = beginJourney()
const commune = `/communes/${insee}`
let secretary: Visitor

beforeAll(async () => {
  secretary = await openCommune(journey.office)
  await answerAll(secretary, 'no', 'firstVisit')
})

const open = async (path: string, title: string | RegExp) => {
  const page = await journey.open(path, { as: secretary })
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  return page
}

/** What happened, what still holds, what to do: three sentences at least. */
const sentences = (text: string) => text.split(/[.!?](?:\s|$)/).filter((one) => one.trim() !== '').length

async function expectThreeParts(page: Page): Promise<void> {
  const said = await page.getByRole('main').getByRole('paragraph').allTextContents()
  expect(sentences(said.join(' '))).toBeGreaterThanOrEqual(3)
}

test('an address that leads nowhere', async () => {
  const page = await open('/nulle-part', 'Cette page n’existe pas')
  await expectThreeParts(page)
  await lookAt(page, 'not-found')
  await page.getByRole('link', { name: 'Revenir à l’accueil' }).click()
  await arriveAt(page, /^Cette semaine/)
})

test('a commune that is none, and one of somebody else, look the same', async () => {
  for (const code of ['99999', '71137', 'cortevaix']) {
    const page = await journey.open(`/communes/${code}/plan`, { as: secretary })
    await page.getByRole('link', { name: 'Revenir à l’accueil' }).waitFor()
    await expectThreeParts(page)
    if (code === '99999') await lookAt(page, 'unknown-commune')
    await page.context().close()
  }
  journey.forgive(/status of 4(?:04|22)/)
})

test('a finding, a measure, a question and an action that do not exist', async () => {
  for (const path of [
    '/constats/9.9',
    '/mesures/nulle',
    '/questions/nulle',
    '/actions/00000000-0000-4000-8000-000000000000',
  ]) {
    const page = await journey.open(commune + path, { as: secretary })
    await page.getByRole('link', { name: 'Revenir à l’accueil' }).waitFor()
    await expectThreeParts(page)
    await page.context().close()
  }
  journey.forgive(/status of 4(?:04|22)/)
})

test('a database that is down: the page says so, what was typed stays, and both come back', async () => {
  const page = await open(`${commune}/plan`, 'Plan d’action')
  await page
    .getByRole('region', { name: /dans l’ordre$/ })
    .getByRole('link')
    .first()
    .click()
  await page.getByLabel('Votre message').fill('Appeler le prestataire.')
  await journey.office.databaseCable.close()
  try {
    await page.getByRole('button', { name: 'Ajouter', exact: true }).click()
    await page.getByText('La base de données ne répond pas', { exact: true }).first().waitFor()
    expect(await page.getByLabel('Votre message').inputValue()).toBe('Appeler le prestataire.')
    await lookAt(page, 'action-database-down')
    await page.getByRole('link', { name: 'Documents' }).first().click()
    await arriveAt(page, 'Beffroi est momentanément indisponible')
    await expectThreeParts(page)
    await lookAt(page, 'database-down')
  } finally {
    await journey.office.databaseCable.reopen()
  }
  await page.getByRole('button', { name: 'Réessayer' }).click()
  await page.getByRole('heading', { level: 1, name: 'Documents' }).waitFor()
  journey.forgive(/status of 503/)
})

test('a file that is too large, then one that is not what it says', async () => {
  const page = await open(
    `${commune}/mesures/contact-sheet-printed#ajouter-une-preuve`,
    /^La fiche des numéros/,
  )
  await page.getByLabel('Ce que montre ce document').fill('La fiche au mur.')
  const file = page.getByLabel('Le fichier')
  await file.setInputFiles({
    name: 'photo.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.alloc(10_600_000),
  })
  await page.getByText('Ce fichier est trop gros : 10 Mo au plus. Rien n’a été envoyé.').waitFor()
  await file.setInputFiles({
    name: 'photo.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('MZ programme'),
  })
  await page.getByRole('button', { name: 'Ajouter la preuve' }).click()
  await page
    .getByRole('alert')
    .or(page.getByRole('main').getByText(/Rien n’a été (?:enregistré|gardé|modifié)/))
    .first()
    .waitFor()
  expect(await page.getByLabel('Ce que montre ce document').inputValue()).toBe('La fiche au mur.')
  await lookAt(page, 'proof-wrong-type')
  journey.forgive(/status of 4(?:15|22)/)
})

test('addresses half-typed, pasted whole or far too long: each is told beside its field', async () => {
  const page = await open(`${commune}/premiere-visite/commune`, 'Dites-nous où regarder')
  const mail = page.getByLabel('L’adresse de messagerie de la mairie')
  const long = `https://${'commune'.repeat(60)}.fr`
  await mail.fill('mairie@commune')
  await page.getByLabel('L’adresse du site internet').fill(long)
  await page.getByRole('button', { name: 'Lancer la vérification' }).click()
  await page
    .getByText(/à revoir|à corriger|ne conviennent pas/)
    .first()
    .waitFor()
  expect(await mail.getAttribute('aria-invalid')).toBe('true')
  expect(await mail.inputValue()).toBe('mairie@commune')
  expect(await page.getByLabel('L’adresse du site internet').inputValue()).toBe(long)
  await lookAt(page, 'first-visit-refused')
  journey.forgive(/status of 422/)
})

test('a name of five hundred letters is cut to what the sheet on the wall can hold', async () => {
  await secretary.post(`/api/v1/communes/${insee}/visits`)
  const page = await open(`${commune}/premiere-visite/resultat`, /^Cette semaine/)
  const name = page.getByRole('group', { name: 'Le maire' }).getByLabel('Nom')
  await name.fill('Maire'.repeat(100))
  expect(await name.inputValue()).toHaveLength(120)
  await page.getByRole('button', { name: 'Enregistrer les numéros' }).click()
  await page.getByText('Les numéros sont enregistrés').waitFor()
  await lookAt(page, 'contacts-with-a-long-name')
  const sheet = await fileFrom(page, () => page.getByRole('link', { name: /^Télécharger la fiche/ }).click())
  expect(pagesOf(sheet.bytes)).toBe(1)
})

test('a commune that nobody knows', async () => {
  const page = await open('/communes/choisir', 'Quelle est votre commune ?')
  const field = page.getByRole('combobox', { name: 'Votre commune' })
  await field.pressSequentially('zzyzx')
  await page.getByText('Aucune proposition. Vérifiez l’orthographe.').waitFor()
  await page.getByRole('button', { name: 'Ouvrir l’espace de la commune' }).click()
  await page.getByText('Choisissez une proposition de la liste.').first().waitFor()
  expect(await field.inputValue()).toBe('zzyzx')
  await lookAt(page, 'choose-commune-refused')
})
