import { beforeAll, expect, test } from 'vitest'
import { insee, openCommune } from '../support/commune-at-work.ts'
import { beginJourney, phone } from '../support/journey.ts'
import { lookAt } from '../support/look.ts'
import type { Visitor } from '../support/visitor.ts'

const journey = beginJourney()
let secretary: Visitor

beforeAll(async () => {
  secretary = await openCommune(journey.office)
})

test('a phone comes in by the code on the screen, is seen in the list, and opens nothing once it is taken away', async () => {
  const page = await journey.open(`/communes/${insee}/urgences`, { as: secretary })
  await page.getByRole('link', { name: 'Téléphones et enveloppes' }).click()
  await page.getByRole('heading', { level: 1, name: 'Téléphones' }).waitFor()
  await page.getByText('Aucun téléphone').first().waitFor()
  await lookAt(page, 'phones-empty')

  await page.getByLabel('À qui est-il ?').fill('Claire Martin')
  await page.getByLabel('Sa fonction').fill('secrétaire')
  await page.getByRole('button', { name: 'Afficher le code' }).click()
  await page.getByText('Sur le téléphone, maintenant').waitFor()
  await lookAt(page, 'phones-code')
  const code = (await page.locator('strong.code').first().textContent()) ?? ''
  expect(code.replaceAll(/\D/g, '')).toHaveLength(12)

  const hand = await journey.open(`/tocsin/#telephone=${code}`, { viewport: phone })
  await hand.getByLabel('Votre nom et votre fonction').fill('Claire Martin, secrétaire')
  await hand.getByRole('button', { name: 'Relier', exact: true }).click()
  await hand
    .getByText(/est relié à/)
    .first()
    .waitFor()
  journey.forgive(/401 .*\/api\/v1\/communes$/)
  await page.reload()
  await page.getByText('Claire Martin').first().waitFor()
  await lookAt(page, 'phones-one')

  await page.getByRole('button', { name: /^Retirer/ }).click()
  await page.getByText('Retiré', { exact: true }).waitFor()
})

test('envelopes are prepared, printed as sheets, and cancelled together', async () => {
  const page = await journey.open(`/communes/${insee}/urgences/telephones`, { as: secretary })
  await page.getByRole('button', { name: 'Préparer les codes' }).click()
  await page.getByText('À recopier ou à imprimer maintenant').waitFor()
  await lookAt(page, 'envelopes-made')
  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Imprimer les feuilles (PDF)' }).click()
  expect((await saving).suggestedFilename()).toMatch(/\.pdf$/)
  await page.getByRole('button', { name: 'Annuler celles qui restent' }).click()
  await page.getByText('plus aucune fermée').waitFor()
})

test('the phrase that makes the relay known is kept, and shown only when asked for', async () => {
  const page = await journey.open(`/communes/${insee}/urgences/se-reconnaitre`, { as: secretary })
  await page.getByRole('heading', { level: 1 }).waitFor()
  await lookAt(page, 'known-voice')
  const form = page.getByRole('form').first()
  await form.getByRole('textbox').fill('le héron attend la marée')
  await form.getByRole('button').click()
  await expect.poll(() => page.getByText('« le héron attend la marée »').count()).toBe(1)
  expect(await page.getByText('« le héron attend la marée »').isVisible()).toBe(false)
})
