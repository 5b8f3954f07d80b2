import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import {
  answerAll,
  insee,
  inviteColleague,
  openCommune,
  visitFromOutside,
} from '../support/commune-at-work.ts'
import { arriveAt, hasFocus } from '../support/hands.ts'
import { beginJourney } from '../support/journey.ts'
import { lookAt } from '../support/look.ts'
import type { Visitor } from '../support/visitor.ts'

/** A commune that answered « non » to the first visit, and that publishes no rule against those who imitate it. */
const dmarc = '_dmarc.commune.fr'
const journey = beginJourney({ zones: { [dmarc]: null } })
const plan = `/communes/${insee}/plan`
let secretary: Visitor
let mayor: Visitor

beforeAll(async () => {
  secretary = await openCommune(journey.office)
  await answerAll(secretary, 'no', 'firstVisit')
  await visitFromOutside(secretary)
  mayor = await inviteColleague(journey.office, secretary, 'Paul Durand')
})

async function openPlan(as: Visitor): Promise<Page> {
  const page = await journey.open(plan, { as })
  await page.getByRole('heading', { level: 1, name: 'Plan d’action' }).waitFor()
  return page
}

const orderedPlan = (page: Page) => page.getByRole('region', { name: 'Tout le plan, dans l’ordre' })
const titles = (page: Page) => orderedPlan(page).getByRole('heading', { level: 3 }).allTextContents()

/** Follows the title of an action in the whole plan. */
async function openAction(page: Page, title: string): Promise<void> {
  await orderedPlan(page).getByRole('link', { name: title, exact: true }).click()
  await arriveAt(page, title)
}

const antivirus = 'Installer et faire suivre un antivirus sur tous les ordinateurs'
const sheet = 'Imprimer la fiche des contacts et l’afficher'
const observe = 'Faire publier la règle contre l’usurpation du domaine, en observation'

test('the order is changed by hand, said as such, and given back to the formula', async () => {
  const page = await openPlan(secretary)
  const before = await titles(page)
  const [first = '', second = ''] = before
  await lookAt(page, 'plan')
  await page.getByRole('button', { name: 'Changer l’ordre' }).click()
  const down = page.getByRole('button', { name: `Descendre : ${first}` })
  await down.click()
  await page
    .getByRole('status')
    .filter({ hasText: `« ${first} » est maintenant en place 2` })
    .waitFor({ state: 'attached' })
  expect((await titles(page)).slice(0, 2)).toEqual([second, first])
  expect(await hasFocus(down)).toBe(true)
  await orderedPlan(page).getByText('Placée à la main').first().waitFor()
  await lookAt(page, 'plan-reordering')

  await page.reload()
  await page.getByRole('heading', { level: 1 }).waitFor()
  expect((await titles(page)).slice(0, 2)).toEqual([second, first])
  await page.getByRole('button', { name: 'Changer l’ordre' }).click()
  for (const back of await page.getByRole('button', { name: /^Rendre à l’ordre automatique/ }).all()) {
    if (await back.isVisible()) await back.click()
    await page.waitForTimeout(300)
  }
  await expect.poll(() => titles(page), { timeout: 20_000 }).toEqual(before)
  await page.getByRole('button', { name: 'Terminer' }).click()
})

test('an action said done leaves the list without a proof, and may be opened again; colleagues write to each other', async () => {
  const page = await openPlan(secretary)
  await openAction(page, antivirus)
  await page.getByLabel('Votre message').fill('Devis demandé lundi.')
  await page.getByRole('button', { name: 'Ajouter', exact: true }).click()
  await page.getByText('Message ajouté.').waitFor()
  const who = page.getByRole('form', { name: 'Qui, quand, combien' })
  await who.getByLabel('Qui s’en charge').fill('Claire')
  await who.getByLabel('Avant le').fill('2027-02-03')
  await who.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByText('avant le 3 février 2027').first().waitFor()
  await lookAt(page, 'action-with-comment')

  const his = await openPlan(mayor)
  await openAction(his, antivirus)
  await his.getByText('Devis demandé lundi.').waitFor()

  await page.getByText('C’est fait, mais sans preuve pour l’instant').click()
  await page.getByLabel('Ce qui a été fait').fill('Posé par le prestataire mardi.')
  await page.getByRole('button', { name: 'C’est fait', exact: true }).click()
  await page.getByRole('heading', { level: 2, name: 'Cette action est faite, sans preuve' }).waitFor()
  await lookAt(page, 'action-done')
  await page.getByRole('link', { name: 'Plan d’action' }).first().click()
  await arriveAt(page, 'Plan d’action')
  expect(await titles(page)).not.toContain(antivirus)
  await page.getByText('Une action faite ou fermée').click()
  await page.getByRole('link', { name: antivirus, exact: true }).click()
  await arriveAt(page, antivirus)
  await page.getByRole('button', { name: 'Rouvrir' }).click()
  await page.getByRole('heading', { level: 2, name: 'Quand c’est fait' }).waitFor()
})

test('two people who plan the same action see both versions', async () => {
  const [hers, his] = await Promise.all([openPlan(secretary), openPlan(mayor)])
  await Promise.all([openAction(hers, sheet), openAction(his, sheet)])
  const formOf = (page: Page) => page.getByRole('form', { name: 'Qui, quand, combien' })
  const save = async (page: Page, owner: string) => {
    await formOf(page).getByLabel('Qui s’en charge').fill(owner)
    await formOf(page).getByRole('button', { name: 'Enregistrer' }).click()
  }
  await save(hers, 'Claire')
  await hers.getByText('Enregistré.', { exact: true }).waitFor()
  await save(his, 'Paul')
  await his.getByRole('button', { name: 'Enregistrer ma saisie' }).waitFor()
  await his.getByRole('region', { name: 'Ce qui est enregistré' }).getByText('Claire').waitFor()
  await his.getByRole('region', { name: 'Votre saisie' }).getByText('Paul').waitFor()
  await lookAt(his, 'action-conflict')
  await his.getByRole('button', { name: 'Enregistrer ma saisie' }).click()
  await his.getByText('Enregistré.', { exact: true }).waitFor()
  journey.forgive(/status of 412/)
})

test('a file that proves it closes the action, and stands in the history of the measure', async () => {
  const page = await openPlan(secretary)
  await openAction(page, sheet)
  await page.getByRole('link', { name: 'Joindre la preuve' }).click()
  await arriveAt(page, 'La fiche des numéros à appeler est imprimée et affichée')
  await page.getByLabel('Ce que montre ce document').fill('La fiche, affichée à l’accueil.')
  const photo = {
    name: 'fiche-au-mur.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.7\n%âãÏÓ\n'),
  }
  await page.getByLabel('Le fichier').setInputFiles(photo)
  await lookAt(page, 'measure-adding-proof')
  await page.getByRole('button', { name: 'Ajouter la preuve' }).click()
  await page.getByText('La preuve est ajoutée.').waitFor()
  await page.getByText(/fiche-au-mur\.pdf/).waitFor()
  await page.getByText('Prouvé', { exact: true }).first().waitFor()
  await lookAt(page, 'measure-proven')

  await page.getByRole('link', { name: 'Plan d’action', exact: true }).click()
  await arriveAt(page, 'Plan d’action')
  expect(await titles(page)).not.toContain(sheet)
  await page.getByText(/actions? faites? ou fermées?$/).click()
  await page.getByRole('link', { name: sheet, exact: true }).click()
  await arriveAt(page, sheet)
  await page.getByRole('heading', { level: 2, name: 'Cette action est fermée' }).waitFor()
  await lookAt(page, 'action-closed')
})

test('a check reopens by itself what was said done and is not, then closes it once it is, and says both', async () => {
  const page = await openPlan(secretary)
  await openAction(page, observe)
  const address = page.url()
  const history = page.getByRole('region', { name: 'Historique' })
  await page.getByText('C’est fait, mais sans preuve pour l’instant').click()
  await page.getByRole('button', { name: 'C’est fait', exact: true }).click()
  await page.getByRole('heading', { level: 2, name: 'Cette action est faite, sans preuve' }).waitFor()

  const check = async () => {
    await page.getByRole('link', { name: 'Ce qui se voit' }).first().click()
    await arriveAt(page, 'Ce qui se voit de l’extérieur')
    await page.getByRole('button', { name: 'Vérifier de nouveau' }).click()
    await page
      .getByRole('status')
      .filter({ hasText: 'La vérification est terminée.' })
      .waitFor({ state: 'attached' })
    await page.goto(address)
    await page.getByRole('heading', { level: 1, name: observe }).waitFor()
  }
  await check()
  await history
    .getByText(/^Rouverte/)
    .first()
    .waitFor()
  await page.getByRole('heading', { level: 2, name: 'Quand c’est fait' }).waitFor()
  await lookAt(page, 'action-reopened-by-a-check')

  journey.office.outside.zones[dmarc] = { TXT: ['v=DMARC1; p=none; rua=mailto:mairie@commune.fr'] }
  await check()
  await page.getByRole('heading', { level: 2, name: 'Cette action est fermée' }).waitFor()
  await history
    .getByText(/^Fermée/)
    .first()
    .waitFor()
})
