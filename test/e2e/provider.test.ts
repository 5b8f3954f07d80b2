import { beforeAll, expect, test } from 'vitest'
import { answerAll, insee, inviteColleague, openCommune } from '../support/commune-at-work.ts'
import { beginJourney, phone } from '../support/journey.ts'
import { lookAt } from '../support/look.ts'
import type { Visitor } from '../support/visitor.ts'

const journey = beginJourney()
let secretary: Visitor

beforeAll(async () => {
  secretary = await openCommune(journey.office)
  await answerAll(secretary, 'provider-knows', 'firstVisit')
})

test('a secretary sends a link, the provider answers on his phone and joins a proof, she confirms', async () => {
  const hers = await journey.open(`/communes/${insee}/courriel-prestataire`, { as: secretary })
  await hers.getByRole('link', { name: 'Préparer un lien, lire ses réponses' }).click()
  await hers.getByRole('heading', { level: 1, name: 'Faire répondre votre prestataire' }).waitFor()
  await lookAt(hers, 'provider-ask')
  await hers.getByLabel('À qui l’envoyez-vous ?').fill('Petit Informatique')
  await hers.getByRole('button', { name: 'Préparer le lien' }).click()
  const ready = hers.getByRole('status', { name: /Le lien est prêt/ })
  const link = (await ready.locator('pre').textContent()) ?? ''
  expect(link).toMatch(/\/prestataire#[\w-]{43}$/)
  await lookAt(hers, 'provider-link')

  const his = await journey.open(new URL(link).pathname + new URL(link).hash, { viewport: phone })
  await his.getByRole('heading', { level: 1, name: /questions? pour vous/ }).waitFor()
  const first = his.getByRole('region', { name: /^1\. / })
  await first.getByRole('radio').first().click()
  await first.getByLabel('Précisions').fill('Chaque nuit, vérifié lundi.')
  await first.getByText('De quoi le montrer').first().click()
  await first.locator('input[type=file]').setInputFiles({
    name: 'releve.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.7 relevé'),
  })
  await first.getByRole('button', { name: 'Garder cette réponse' }).click()
  await first.getByText('Gardée, pas encore envoyée.').waitFor()
  await lookAt(his, 'provider-desk')
  await his.reload()
  expect(await first.getByLabel('Précisions').inputValue()).toBe('Chaque nuit, vérifié lundi.')
  await first.getByText('Joint : releve.pdf').waitFor()
  await his.getByLabel('Votre nom').fill('Luc Petit')
  await his.getByLabel(/^Votre entreprise/).fill('Petit Informatique')
  await his.getByRole('button', { name: 'Envoyer les réponses' }).click()
  await his.getByText(/^Merci\. Envoyé/).waitFor()
  await his.getByText('1 réponse envoyée').waitFor()

  await hers.reload()
  await hers.getByRole('heading', { level: 1, name: '1 réponse du prestataire à lire' }).waitFor()
  await hers.getByText(/^Déclaré par Luc Petit \(Petit Informatique\)/).waitFor()
  await hers.getByText('C’est le prestataire qui sait').first().waitFor()
  await lookAt(hers, 'provider-declared')
  await hers.getByRole('button', { name: 'Confirmer sa réponse' }).click()
  await hers.getByText('Confirmée', { exact: true }).waitFor()
  await hers.getByText('Ouvert 1 fois, la dernière le', { exact: false }).waitFor()

  await hers.getByRole('button', { name: 'Reprendre ce lien' }).click()
  await hers.getByText('Repris', { exact: true }).waitFor()
  await his.reload()
  await his.getByRole('heading', { level: 1, name: 'Aucune question ne vous attend' }).waitFor()
  await lookAt(his, 'provider-desk-closed')
})

test('an action handed to a person of the provider is said done, and confirmed by the commune', async () => {
  const technician = await inviteColleague(journey.office, secretary, 'Luc Petit', 'provider')
  await answerAll(secretary, 'no', 'firstVisit')
  const { body } = await secretary.get(`/api/v1/communes/${insee}/plan`)
  const [action] = body.actions as { id: string; title: string }[]
  const hers = await journey.open(`/communes/${insee}/actions/${action?.id}`, { as: secretary })
  const card = hers.getByRole('region', { name: 'Confier à votre prestataire' })
  await card.getByRole('combobox').selectOption({ label: 'Luc Petit' })
  await card.getByRole('button', { name: 'Confier' }).click()
  await hers.getByRole('heading', { name: 'Confiée à Luc Petit' }).waitFor()

  const his = await journey.open('/ce-qu-on-me-demande', { as: technician, viewport: phone })
  const asked = his.getByRole('region', { name: action?.title ?? '' })
  await asked.getByText('Dire que c’est fait').click()
  await asked.getByLabel(/^Ce qui a été fait/).fill('Fait mardi.')
  await lookAt(his, 'provider-assigned')
  await asked.getByRole('button', { name: 'C’est fait' }).click()
  await asked.getByText('La mairie doit confirmer').waitFor()

  await hers.reload()
  await hers.getByText('Luc Petit dit que c’est fait', { exact: true }).waitFor()
  await lookAt(hers, 'provider-said-done')
  await hers.getByRole('button', { name: 'Confirmer que c’est fait' }).click()
  await hers.getByText('Vous avez confirmé que c’est fait.').waitFor()
})
