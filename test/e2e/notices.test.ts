import { beforeAll, test } from 'vitest'
import { insee, openCommune, visitFromOutside } from '../support/commune-at-work.ts'
import { beginJourney } from '../support/journey.ts'
import { lookAt } from '../support/look.ts'
import { siteWith } from '../support/scan-commune.ts'
import type { Visitor } from '../support/visitor.ts'

const home = `<!doctype html><title>Mairie</title>
  <a href="/mentions-legales">Mentions légales</a>
  <a href="/accessibilite">Accessibilité : non conforme</a><a href="/pmr/accessibilite-des-batiments-communaux">Bâtiments</a>`
const journey = beginJourney({
  site: siteWith(({ scheme }) => (scheme === 'https' ? { status: 200, body: home } : null)),
})
const finding = (code: string) => `/communes/${insee}/constats/${code}`
let secretary: Visitor

beforeAll(async () => {
  secretary = await openCommune(journey.office)
  await visitFromOutside(secretary)
})

test('the legal notice is shown to a person, who says what it is, and may change their mind', async () => {
  const screen = await journey.open(finding('legal-notice'), { as: secretary })
  const card = screen.getByRole('region', { name: 'À vous de regarder' })
  await card.getByRole('link', { name: /^Mentions légales/ }).waitFor()
  await lookAt(screen, 'legal-notice-to-confirm')
  await card.getByRole('button', { name: 'Enregistrer la réponse' }).click()
  await card.getByRole('link', { name: /bien la page des mentions légales/ }).waitFor()
  await card.getByRole('radio', { name: 'Oui', exact: true }).check()
  await card.getByRole('button', { name: 'Enregistrer la réponse' }).click()
  await screen.getByRole('paragraph').filter({ hasText: 'Une personne de la commune a confirmé' }).waitFor()
  await card.getByText('Confirmé par', { exact: false }).waitFor()
  await lookAt(screen, 'legal-notice-confirmed')
  await card.getByText('Changer la réponse').click()
  await card.getByRole('radio', { name: 'Le site n’en a pas' }).check()
  await card.getByRole('button', { name: 'Enregistrer la réponse' }).click()
  await card.getByText('Indiqué comme absent par', { exact: false }).waitFor()
  await screen
    .getByText('Pouvez-vous ajouter au site une page de mentions légales', { exact: false })
    .waitFor()
})

test('several pages that may be the statement are each named, with their address', async () => {
  const screen = await journey.open(finding('accessibility-statement'), { as: secretary })
  const card = screen.getByRole('region', { name: 'À vous de regarder' })
  await card.getByRole('radio', { name: 'Oui : « Accessibilité : non conforme »' }).waitFor()
  await card.getByRole('radio', { name: 'Oui : « Bâtiments »' }).waitFor()
  await lookAt(screen, 'accessibility-statement-to-confirm')
})
