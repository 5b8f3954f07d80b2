import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { insee, inviteColleague, openCommune } from '../support/commune-at-work.ts'
import { beginJourney } from '../support/journey.ts'
import { lookAt, unfold } from '../support/look.ts'
import type { Visitor } from '../support/visitor.ts'

const journey = beginJourney()
let secretary: Visitor
let deputy: Visitor

beforeAll(async () => {
  secretary = await openCommune(journey.office)
  deputy = await inviteColleague(journey.office, secretary, 'Ana Petit')
})

const list = `/communes/${insee}/urgences`
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor()

test('two people hold a case together, decide by name, write the main courante and close it with a lesson', async () => {
  const page = await journey.open(list, { as: secretary })
  await heading(page, 'Urgence')
  await page.getByText('Aucun dossier').first().waitFor()
  await lookAt(page, 'incidents-empty')
  await page.getByLabel('À quelle heure').fill('midi')
  await page.getByRole('button', { name: 'Ouvrir le dossier' }).click()
  await page.getByText('Cette date ou cette heure ne se lit pas').first().waitFor()
  await page.getByLabel('À quelle heure').fill('0:01')
  await page.getByLabel('Que se passe-t-il').selectOption('ransomware')
  await page.getByLabel('C’est un exercice').check()
  await page.getByRole('button', { name: 'Ouvrir le dossier' }).click()
  await heading(page, 'Rançongiciel')
  await page.getByText('EXERCICE').waitFor()

  const room = new URL(page.url()).pathname
  const other = await journey.open(room, { as: deputy })
  const current = (screen: Page) => screen.locator('section').filter({ hasText: 'Maintenant' }).first()
  await current(other).getByText('Débranchez le réseau, le Wi-Fi').first().waitFor()
  await current(page).getByRole('button', { name: 'C’est fait' }).click()
  // The other screen hears of it by itself.
  await current(other).getByRole('heading', { name: 'N’éteignez rien' }).waitFor()

  await other.getByText('Ajouter une tâche').click()
  const task = other.getByRole('form', { name: 'Ajouter une tâche' })
  await task.getByLabel('Quoi').fill('Appeler le comptable public')
  await task.getByLabel('Qui').fill('Ana Petit')
  await task.getByRole('button', { name: 'Ajouter' }).click()
  await page.getByText('Appeler le comptable public').first().waitFor()

  await page.getByText('Toutes les étapes').first().waitFor()
  await unfold(page)
  const step = page.getByRole('form', { name: /^Écrire la décision : Portez plainte/ })
  await step.getByLabel('Oui').check()
  await step.getByLabel('Qui a décidé').fill('Paul Durand')
  await step.getByRole('button', { name: 'Enregistrer la décision' }).click()
  await page.getByRole('heading', { name: 'Décisions' }).waitFor()
  await page.reload()
  await page.getByRole('heading', { name: 'Décisions' }).waitFor()
  await lookAt(page, 'crisis-room')

  await page.getByRole('link', { name: 'Services', exact: true }).click()
  await heading(page, 'Services')
  const pay = page.getByRole('region', { name: 'La paie' })
  await pay.getByText('Dire comment il va').click()
  await pay.getByLabel('État').selectOption('down')
  await pay.getByRole('button', { name: 'Enregistrer' }).click()
  await pay.getByText('C’est noté.').waitFor()
  await lookAt(page, 'services')

  await page.getByRole('link', { name: 'Main courante', exact: true }).click()
  await heading(page, 'Main courante')
  const line = page.getByRole('form', { name: 'Ajouter une ligne' })
  await line.getByLabel('Ce qui s’est passé').fill('Le mot de passe du serveur est 1234.')
  await line.getByRole('button', { name: 'Ajouter' }).click()
  await page.getByText('Le mot de passe du serveur est 1234.').waitFor()
  await page.getByText('Retirer le texte de cette ligne').first().click()
  await page.getByLabel('Pourquoi').first().fill('Un mot de passe y était écrit.')
  await page.getByRole('button', { name: 'Retirer le texte' }).first().click()
  await page.getByText('Le texte de cette ligne a été retiré').waitFor()
  expect(await page.getByText('1234').count()).toBe(0)
  await lookAt(page, 'logbook')

  await page.getByRole('link', { name: 'Clore', exact: true }).click()
  await heading(page, 'Clore')
  await lookAt(page, 'case-end')
  const closing = page.getByRole('form', { name: 'Clore le dossier' })
  await closing.getByLabel('Ce qui a été fait, et').fill('Joué en une heure.')
  await closing.getByLabel('Leçon 1').fill('La feuille des numéros manquait.')
  await closing.getByLabel('Mesure du plan').first().selectOption('contact-sheet-printed')
  await closing.getByRole('button', { name: 'Clore le dossier' }).click()
  await page.getByText('Ce dossier est clos').waitFor()
  await page.getByText('Dans le plan d’action').waitFor()
  await page.goto(`${journey.office.url}${list}`)
  await page.getByRole('heading', { name: 'Clos' }).waitFor()
})
