import { expect, test } from 'vitest'
import { password, secretaryEmail } from '../support/commune-at-work.ts'
import { arriveAt, fileFrom, hasFocus, keyboardOf } from '../support/hands.ts'
import { beginJourney } from '../support/journey.ts'
import { pagesOf } from '../support/pdf.ts'

const journey = beginJourney()

test('from the set-up link to the sheet on the wall, by the keyboard alone', async () => {
  const link = new URL((await journey.office.program.capabilities.identity.setUpLink()) ?? '')
  const page = await journey.open(link.pathname + link.hash)
  await page.getByRole('heading', { level: 1, name: 'Première ouverture' }).waitFor()
  const keyboard = keyboardOf(page)

  await keyboard.goTo('link', 'Aller au contenu')
  await keyboard.press('Enter')
  await keyboard.goTo('textbox', 'Votre nom')
  await keyboard.type('Claire Martin')
  await keyboard.goTo('textbox', 'Votre adresse de messagerie')
  await keyboard.type(secretaryEmail)
  await keyboard.goTo('textbox', 'Mot de passe')
  await keyboard.type(password)
  await keyboard.press('Enter')

  await arriveAt(page, 'Quelle est votre commune ?')
  await keyboard.goTo('combobox', 'Votre commune')
  await keyboard.type('cortevai')
  await page.getByRole('option', { name: /Cortevaix \(71460\)/ }).waitFor()
  await keyboard.press('ArrowDown', 'Enter', 'Enter')

  await arriveAt(page, 'Dites-nous où regarder')
  await keyboard.goTo('textbox', 'L’adresse de messagerie de la mairie')
  await keyboard.type('mairie@commune.fr')
  await keyboard.goTo('textbox', 'L’adresse du site internet')
  await keyboard.type('commune.fr')
  await keyboard.goTo('spinbutton', /^Combien d’ordinateurs/)
  await keyboard.type('4')
  await keyboard.goTo('radio', /./)
  await keyboard.press('ArrowUp', 'ArrowDown', 'Space')
  await keyboard.goTo('checkbox', 'École')
  await keyboard.press('Space')
  expect(await page.getByRole('checkbox', { name: 'École', exact: true }).isChecked()).toBe(true)
  await keyboard.press('Enter')

  for (let number = 1; number <= 8; number++) {
    await page.getByText(`Première visite · question ${number} sur 8`).waitFor()
    await arriveAt(page, /\?$/)
    await keyboard.goTo('radio', /./)
    await keyboard.press('Space')
    for (let down = 0; down < number % 4; down++) await keyboard.press('ArrowDown')
    await page.getByText(/^Enregistré à/).waitFor()
    await keyboard.goTo('button', number === 8 ? 'Voir le résultat' : 'Suivante')
    await keyboard.press('Enter')
  }

  await arriveAt(page, /^Cette semaine, /)
  await keyboard.goTo('link', 'Télécharger la fiche à afficher (PDF)')
  const sheet = await fileFrom(page, () => keyboard.press('Enter'))
  expect(sheet.bytes.subarray(0, 4).toString()).toBe('%PDF')
  expect(pagesOf(sheet.bytes)).toBe(1)
  await keyboard.goTo('link', 'Aller à Aujourd’hui')
  await keyboard.press('Enter')
  await arriveAt(page, /^Cette semaine, /)
  await page.getByRole('heading', { level: 2, name: 'Ce que nous avons vérifié pour vous' }).waitFor()
  // Names, addresses and a password make about 130 of them.
  expect(keyboard.keys).toBeLessThan(400)
  // A pause in the middle of an address sends what is there; the page then saves the rest without it.
  journey.allow(/422 .*\/profile$/)
})

test('the red button and its confirmation, the menu of the person and the way out of both', async () => {
  const page = await journey.open('/connexion')
  const keyboard = keyboardOf(page)
  await page.getByRole('heading', { level: 1, name: 'Connexion' }).waitFor()
  await keyboard.goTo('textbox', 'Votre adresse de messagerie')
  await keyboard.type(secretaryEmail)
  await keyboard.goTo('textbox', 'Mot de passe')
  await keyboard.type(password)
  await keyboard.press('Enter')
  await arriveAt(page, /^Cette semaine, /)

  await page.reload()
  await page.getByRole('heading', { level: 1 }).waitFor()
  const urgency = await keyboard.goTo('button', 'Urgence informatique')
  await keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'Une urgence informatique ?' }).waitFor()
  await keyboard.press('Escape')
  await expect.poll(() => hasFocus(urgency), { timeout: 20_000 }).toBe(true)
  await keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'Une urgence informatique ?' }).waitFor()
  await keyboard.press('Enter')
  await page.waitForURL(/urgence$/)
  await arriveAt(page, /./)
})
