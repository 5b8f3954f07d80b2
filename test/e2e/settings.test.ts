import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { insee, inviteColleague, openCommune } from '../support/commune-at-work.ts'
import { arriveAt } from '../support/hands.ts'
import { beginJourney } from '../support/journey.ts'
import { lookAt } from '../support/look.ts'
import type { Visitor } from '../support/visitor.ts'

const journey = beginJourney()
const commune = `/communes/${insee}`
let secretary: Visitor
let mayor: Visitor

beforeAll(async () => {
  secretary = await openCommune(journey.office)
  mayor = await inviteColleague(journey.office, secretary, 'Paul Durand')
})

const openSettings = async (as: Visitor): Promise<Page> => {
  const page = await journey.open(`${commune}/reglages`, { as })
  await page.getByRole('heading', { level: 1, name: 'Réglages' }).waitFor()
  return page
}

test('a number given in the settings is the one the red button shows', async () => {
  const page = await openSettings(secretary)
  await page.getByText(/^Compléter\s+Le prestataire informatique/).click()
  const contacts = page.getByRole('form', { name: 'Le prestataire informatique' })
  await contacts.getByLabel('Téléphone').fill('03 85 00 00 00')
  await contacts.getByLabel('Nom').fill('Informatique du Val')
  await contacts.getByRole('button', { name: /^Enregistrer/ }).click()
  await page.getByRole('region', { name: 'Qui appeler' }).getByText('03 85 00 00 00').first().waitFor()
  await lookAt(page, 'settings-contact-saved')
  await page.getByRole('button', { name: 'Urgence informatique' }).click()
  await page.getByRole('link', { name: 'Oui, montrer les gestes d’urgence' }).click()
  await arriveAt(page, 'Urgence informatique')
  await page.getByRole('link', { name: /03 85 00 00 00/ }).waitFor()
})

test('two people who correct the same part of the settings see both versions', async () => {
  const [hers, his] = await Promise.all([openSettings(secretary), openSettings(mayor)])
  const save = async (page: Page, count: string) => {
    const size = page.getByRole('form', { name: 'Taille de la mairie' })
    await size.getByLabel('Ordinateurs, portables compris').fill(count)
    await size.getByRole('button', { name: /^Enregistrer/ }).click()
  }
  await save(hers, '6')
  await hers
    .getByText(/^Enregistré à/)
    .first()
    .waitFor()
  await save(his, '7')
  await his.getByText('Quelqu’un d’autre vient d’enregistrer cette partie').waitFor()
  await lookAt(his, 'settings-conflict')
  await his.getByRole('button', { name: 'Garder la mienne' }).click()
  await his
    .getByText(/^Enregistré à/)
    .first()
    .waitFor()
  await hers.reload()
  expect(await hers.getByLabel('Ordinateurs, portables compris').inputValue()).toBe('7')
})

test('a member who does not administer knows whom to ask', async () => {
  const page = await openSettings(mayor)
  await page.getByText('demandez à Claire Martin').waitFor()
  expect(await page.getByText('Inviter quelqu’un').count()).toBe(0)
})

test('where critical records are kept, and how long one can do without', async () => {
  const page = await journey.open(`${commune}/donnees-critiques`, { as: secretary })
  await page.getByRole('heading', { level: 1, name: 'Vos données critiques' }).waitFor()
  const line = page.getByRole('region', { name: 'État civil' })
  await line.getByText('Remplir cette ligne').click()
  await line.getByLabel('Où elles sont gardées').fill('Sur le serveur de la mairie')
  await line.getByLabel('Comment elles sont sauvegardées').fill('Chaque nuit, chez le prestataire')
  await line.getByLabel('Qui en répond').fill('Le secrétariat')
  await line.getByLabel('Combien de temps peut-on s’en passer').fill('8')
  await line.getByRole('button', { name: 'Enregistrer la ligne' }).click()
  await line.getByText('Sur le serveur de la mairie').first().waitFor()
  await lookAt(page, 'critical-record-saved')
  await page.reload()
  await line.getByText('Sur le serveur de la mairie').first().waitFor()
})

test('the legal duties say their source and how sure we are', async () => {
  const page = await openSettings(secretary)
  await page.getByRole('link', { name: 'Ce que la loi demande, et à qui' }).click()
  await arriveAt(page, 'Ce que la loi demande, et à qui')
  await page.getByText('lu dans le texte').first().waitFor()
  await lookAt(page, 'obligations')
})

test('the settings lead to what each role may do, and what a mandate opens', async () => {
  const page = await openSettings(secretary)
  await page.getByRole('link', { name: 'Qui peut quoi' }).click()
  await arriveAt(page, 'Qui peut quoi')
  const roles = page.getByRole('table', { name: 'Ce que chaque rôle lit et modifie' })
  const plan = roles
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: 'Le plan d’action' }) })
  expect(await plan.getByRole('cell').allInnerTexts()).toEqual(
    expect.arrayContaining([expect.stringContaining('Modifie'), expect.stringContaining('Rien')]),
  )
  await page.getByRole('table', { name: 'Ce que chaque partie d’un mandat ouvre' }).waitFor()
  await lookAt(page, 'settings-who-may')
})
