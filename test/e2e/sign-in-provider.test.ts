import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openCommune, password, secretaryEmail } from '../support/commune-at-work.ts'
import { beginJourney } from '../support/journey.ts'
import { lookAt } from '../support/look.ts'
import { openRealProvider, type RealProvider } from '../support/real-provider.ts'

let provider: RealProvider
const journey = beginJourney({}, async () => {
  provider = await openRealProvider({
    subject: 'agent-1',
    acr: 'eidas1',
    // Somebody at the provider claims the very address of the secretary.
    claims: { given_name: 'Claire', usual_name: 'Martin', email: secretaryEmail, siret: '13002526500013' },
  })
  return provider.settings
})
beforeAll(async () => {
  await provider.open(journey.office.url)
  await openCommune(journey.office)
})
afterAll(() => provider?.close())

const leave = (page: Page) => page.getByRole('button', { name: 'Se connecter avec ProConnect' }).click()
const isHome = (page: Page) =>
  page.getByRole('heading', { level: 1, name: /^Dix minutes|^Cette semaine/ }).waitFor()
const sessionOf = (page: Page) =>
  page.evaluate(async () => (await (await fetch('/api/v1/session')).json()).person)

test('an identity opens nothing until its owner links it, then opens the account; leaving closes both', async () => {
  const page = await journey.open('/connexion')
  await leave(page)
  await page.getByRole('link', { name: 'Renoncer' }).click()
  await page.getByRole('heading', { level: 1, name: 'La connexion n’a pas été confirmée' }).waitFor()
  await page.getByRole('link', { name: 'Revenir à la connexion' }).click()

  await leave(page)
  await page.getByRole('link', { name: 'Entrer' }).click()
  await page.getByRole('heading', { level: 1, name: 'Identité pas encore reliée' }).waitFor()
  expect(await sessionOf(page)).toBeNull()
  await lookAt(page, 'identity-not-linked')
  await page.getByRole('link', { name: 'Me connecter et relier mon identité' }).click()
  await page.getByLabel('Votre adresse de messagerie').fill(secretaryEmail)
  await page.getByLabel('Mot de passe', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Se connecter', exact: true }).click()
  await page.getByRole('button', { name: 'Relier mon identité ProConnect' }).click()
  // The provider still knows who is there: it asks nothing.
  await page.getByText('établissement 13002526500013').waitFor()
  await lookAt(page, 'account-with-identity')

  await page.getByText('Claire Martin').first().click()
  await page.getByRole('button', { name: 'Se déconnecter' }).click()
  await page.getByRole('heading', { level: 1, name: 'Connexion' }).waitFor()
  // Opened by a password, that session had nothing to close at the provider, which still knows who is there.
  await leave(page)
  await isHome(page)
  expect(await sessionOf(page)).toMatchObject({ email: secretaryEmail, factors: 1 })

  // Opened by the provider, this one is closed there too: it asks who is there again.
  await page.getByText('Claire Martin').first().click()
  await page.getByRole('button', { name: 'Se déconnecter' }).click()
  await page.getByRole('button', { name: 'Quitter aussi ici' }).click()
  await page.getByRole('heading', { level: 1, name: 'Connexion' }).waitFor()
  await leave(page)
  await page.getByRole('link', { name: 'Entrer' }).waitFor()

  provider.agent = { ...provider.agent, acr: 'eidas2' }
  const strong = await journey.open('/connexion')
  await leave(strong)
  await strong.getByRole('link', { name: 'Entrer' }).click()
  await isHome(strong)
  expect(await sessionOf(strong)).toMatchObject({ factors: 2 })
  journey.forgive(/status of 4/)
})
