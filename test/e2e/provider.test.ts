import { beforeAll, expect, test } from 'vitest'
import { dayOf } from '../../src/kernel/day.ts'
import { answerAll, insee, inviteColleague, openCommune } from '../support/commune-at-work.ts'
import { beginJourney, phone } from '../support/journey.ts'
import { lookAt } from '../support/look.ts'
import type { Visitor } from '../support/visitor.ts'

const inADay = 24 * 60 * 60 * 1000
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
  await his.getByRole('heading', { level: 1, name: 'La mairie a repris ce lien' }).waitFor()
  await lookAt(his, 'provider-desk-closed')

  const { body } = await secretary.post(`/api/v1/communes/${insee}/provider-requests`, {
    questionIds: ['backup-restored'],
    expiresOn: dayOf(new Date(Date.now() + inADay)),
    addressee: null,
    providerId: null,
  })
  journey.office.moveClock(3 * inADay)
  const late = new URL(String(body.link))
  const theirs = await journey.open(late.pathname + late.hash, { viewport: phone })
  await theirs.getByRole('heading', { level: 1, name: 'La date est passée' }).waitFor()
  await lookAt(theirs, 'provider-desk-expired')
  journey.office.moveClock(-3 * inADay)
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

  // He is nothing else here: the front door leads him to what is asked.
  const his = await journey.open('/', { as: technician, viewport: phone })
  await his.waitForURL('**/ce-qu-on-me-demande')
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

test('the bare address of a provider leads its people to what is asked of it', async () => {
  const opened = await secretary.post('/api/v1/organisations', {
    kind: 'provider',
    name: 'Petit Informatique',
    siren: '123456782',
  })
  // How a session is proven is another journey's.
  await journey.office.program.platform.db.asSystem('sessions of the journey', (tx) =>
    tx.updateTable('identity.session').set({ factors: 2 }).execute(),
  )
  const page = await journey.open(`/organisations/${String(opened.body.organisationId)}`, { as: secretary })
  await page.waitForURL('**/demandes')
  await page.getByRole('heading', { level: 1, name: 'Ce qu’on me demande' }).waitFor()
})
