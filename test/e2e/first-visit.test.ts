import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { password, secretaryEmail } from '../support/commune-at-work.ts'
import { arriveAt, fileFrom } from '../support/hands.ts'
import { beginJourney } from '../support/journey.ts'
import { lookAt } from '../support/look.ts'
import { pagesOf } from '../support/pdf.ts'

/** From the set-up link to the sheet on the wall, with a mouse and then without. The check takes a few seconds. */
const journey = beginJourney({
  zones: { '_dmarc.commune.fr': null },
  misbehave: { 'www.commune.fr A': { delayInMs: 3_000 }, '_dmarc.commune.fr TXT': { delayInMs: 3_000 } },
})

const followSetUpLink = async () => {
  const link = await journey.office.program.capabilities.identity.setUpLink()
  const { pathname, hash } = new URL(link ?? '')
  return journey.open(pathname + hash)
}

/** Every progress shown from now on, as « done of total », without repetition. */
async function watchProgress(page: Page): Promise<() => Promise<string[]>> {
  const seen = await page.evaluateHandle(() => {
    const list: string[] = []
    new MutationObserver(() => {
      const bar = document.querySelector('progress')
      const said = bar?.getAttribute('aria-valuetext')
      if (said && list.at(-1) !== said) list.push(said)
    }).observe(document.body, { subtree: true, childList: true, attributes: true })
    return list
  })
  return () => seen.jsonValue()
}

test('ten minutes: account, commune, eight questions during the check, three things to do, the sheet', async () => {
  const page = await followSetUpLink()
  let clicks = 0
  const click = async (role: 'button' | 'link' | 'radio' | 'option', name: string | RegExp) => {
    clicks += 1
    await page.getByRole(role, { name }).click()
  }

  await page.getByRole('heading', { level: 1, name: 'Première ouverture' }).waitFor()
  await lookAt(page, 'set-up')
  await page.getByLabel('Votre nom').fill('Claire Martin')
  await page.getByLabel('Votre adresse de messagerie').fill(secretaryEmail)
  await page.getByLabel('Mot de passe', { exact: true }).fill(password)
  await click('button', 'Créer le compte')

  await arriveAt(page, 'Quelle est votre commune ?')
  const commune = page.getByRole('combobox', { name: 'Votre commune' })
  await commune.pressSequentially('cortevai')
  await page.getByRole('option', { name: /Cortevaix \(71460\)/ }).waitFor()
  await lookAt(page, 'choose-commune')
  await commune.focus()
  await click('option', /Cortevaix \(71460\)/)
  await click('button', 'Ouvrir l’espace de la commune')

  await arriveAt(page, 'Dites-nous où regarder')
  await lookAt(page, 'first-visit-commune')
  await page.getByLabel('L’adresse de messagerie de la mairie').fill('mairie@commune.fr')
  await page.getByLabel('L’adresse du site internet').fill('commune.fr')
  await page.getByLabel('Combien d’ordinateurs').fill('4')
  await click('radio', 'Une entreprise')
  const progress = await watchProgress(page)
  await click('button', 'Lancer la vérification')

  const answers = ['no', 'dont-know', 'yes', 'provider-knows', 'partly'] as const
  for (let number = 1; number <= 8; number++) {
    await page.getByText(`Première visite · question ${number} sur 8`).waitFor()
    await arriveAt(page, /\?$/)
    if (number === 1) {
      await page.getByRole('progressbar', { name: 'Vérification de commune.fr' }).waitFor()
      await lookAt(page, 'first-visit-question')
    }
    clicks += 1
    await page
      .getByRole('radio')
      .nth(number % answers.length)
      .click()
    await page.getByText(/^Enregistré à/).waitFor()
    await click('button', number === 8 ? 'Voir le résultat' : 'Suivante')
  }

  await arriveAt(page, 'Cette semaine, trois choses à faire')
  await page.getByRole('heading', { level: 2, name: 'Nous avons regardé' }).waitFor()
  expect(await progress()).toEqual(expect.arrayContaining([expect.stringMatching(/^[1-9]\d* sur [1-9]/)]))
  await page
    .getByText(/\d à corriger/)
    .first()
    .waitFor()
  const three = page.getByRole('main').getByRole('list').first().getByRole('listitem')
  expect(await three.count()).toBe(3)
  await lookAt(page, 'first-visit-result')

  await page.getByRole('group', { name: 'Le maire' }).getByLabel('Nom').fill('Le maire de Cortevaix')
  await page
    .getByRole('group', { name: 'Le maire' })
    .getByLabel(/^Téléphone/)
    .fill('03 00 00 00 00')
  await click('button', 'Enregistrer les numéros')
  await page.getByText('Les numéros sont enregistrés').waitFor()
  await lookAt(page, 'first-visit-contacts-saved')
  const sheet = await fileFrom(page, () => click('link', 'Télécharger la fiche à afficher (PDF)'))
  expect(sheet.bytes.subarray(0, 4).toString()).toBe('%PDF')
  expect(pagesOf(sheet.bytes)).toBe(1)

  await click('link', 'Aller à Aujourd’hui')
  await arriveAt(page, 'Cette semaine, trois choses à faire')
  await page.getByRole('link', { name: 'Aujourd’hui', exact: true }).waitFor()
  await lookAt(page, 'today')
  expect(clicks).toBeLessThanOrEqual(25)
})
