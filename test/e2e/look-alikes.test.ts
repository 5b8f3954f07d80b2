import { domainToASCII } from 'node:url'
import { beforeAll, expect, test } from 'vitest'
import { insee, inviteColleague, openCommune } from '../support/commune-at-work.ts'
import { arriveAt } from '../support/hands.ts'
import { beginJourney } from '../support/journey.ts'
import { lookAt, unfold } from '../support/look.ts'
import type { Visitor } from '../support/visitor.ts'

const zone = { SOA: {}, NS: ['ns1.test'] }
/** Its « o » is Cyrillic. */
const foreign = 'c\u043emmune.fr'
const journey = beginJourney({
  zones: {
    'mairie-cortevaix.fr': { ...zone, MX: [[10, 'mx.test']], A: ['192.0.2.66'] },
    'commune.com': { ...zone, A: ['127.0.0.1'] },
    [domainToASCII(foreign)]: zone,
    // The visit knocks at it.
    'mx.commune.fr': { A: ['127.0.0.1'] },
  },
  misbehave: { 'commune.org': 'SERVFAIL' },
})
const page = `/communes/${insee}/constats/noms-voisins`
let secretary: Visitor

beforeAll(async () => {
  secretary = await openCommune(journey.office)
})

test('from the button to a list of names that exist, with what tells them apart', async () => {
  const screen = await journey.open(page, { as: secretary })
  await screen.getByText('Ici, les noms qu’on pourrait prendre pour le vôtre').waitFor()
  await lookAt(screen, 'look-alikes-empty')
  await screen.getByRole('button', { name: 'Chercher' }).click()
  const toSort = screen.getByRole('region', { name: 'À trier' })
  await toSort.waitFor({ timeout: 60_000 })
  await toSort.getByText('3 noms').waitFor()
  await toSort.getByRole('heading', { level: 3, name: foreign }).waitFor()
  await toSort.getByText(domainToASCII(foreign)).waitFor()
  await toSort.getByText('Mène à la même adresse que votre site', { exact: false }).waitFor()
  await toSort.getByText('Peut recevoir et envoyer du courrier (mx.test).').waitFor()
  await screen.getByText('Un nom n’a pas pu être vérifié', { exact: false }).waitFor()
  await lookAt(screen, 'look-alikes-to-sort')
})

test('sorted by the keyboard alone, undone, and sorted for good', async () => {
  const screen = await journey.open(page, { as: secretary })
  const sort = (shown: string) => screen.getByRole('group', { name: `Trier ${shown}` })
  await sort('commune.com').getByRole('button', { name: 'Sans rapport' }).focus()
  await screen.keyboard.press('Enter')
  const said = screen.getByRole('status').filter({ hasText: 'commune.com est rangé dans « Sans rapport ».' })
  await said.waitFor()
  await expect.poll(() => said.evaluate((notice) => notice === document.activeElement)).toBe(true)
  await said.getByRole('button', { name: 'Annuler', disabled: false }).waitFor()
  await screen.keyboard.press('Tab')
  await screen.keyboard.press('Enter')
  await screen.getByText('commune.com est de nouveau à trier.').waitFor()
  await sort('commune.com').getByRole('button', { name: 'À nous' }).click()
  await screen.getByText('commune.com est rangé dans « À nous ».').waitFor()
  await sort(foreign).getByRole('button', { name: 'Sans rapport' }).click()
  await screen.getByText(`${foreign} est rangé dans « Sans rapport ».`).waitFor()
  await sort('mairie-cortevaix.fr').getByRole('button', { name: 'Suspect' }).click()
  await screen
    .getByRole('region', { name: 'Suspects' })
    .getByRole('heading', { name: 'mairie-cortevaix.fr' })
    .waitFor()
  await screen.getByRole('heading', { name: 'Que faire d’un nom suspect' }).waitFor()
  await unfold(screen)
  await lookAt(screen, 'look-alikes-sorted')
})

test('what somebody else sorted meanwhile is shown and not overwritten', async () => {
  const colleague = await inviteColleague(journey.office, secretary, 'Denis Petit')
  const screen = await journey.open(page, { as: secretary })
  const again = screen
    .getByRole('group', { name: 'Trier mairie-cortevaix.fr' })
    .getByRole('button', { name: 'Remettre à trier' })
  await again.waitFor()
  const path = `/api/v1/communes/${insee}/look-alikes`
  const { body } = await secretary.get(path)
  const names = body.names as readonly { readonly name: string; readonly version: number }[]
  const { version = 0 } = names.find(({ name }) => name === 'mairie-cortevaix.fr') ?? {}
  await screen.route('**/events', (route) => route.abort())
  await colleague.put(`${path}/mairie-cortevaix.fr`, { sortedAs: 'unrelated', note: null }, version)
  await again.click()
  await screen.getByRole('alert').getByText('Denis Petit a trié ce nom', { exact: false }).waitFor()
  await screen.getByRole('region', { name: 'Sans rapport' }).getByText('2 noms').first().waitFor()
  journey.forgive(/412|ERR_FAILED/)
})

test('the page of findings says what they come to, and leads there', async () => {
  const screen = await journey.open(`/communes/${insee}/constats`, { as: secretary })
  await screen.getByRole('button', { name: 'Vérifier maintenant' }).click()
  const card = screen.getByRole('region', { name: 'Les noms voisins du vôtre' })
  await screen.getByText('La vérification est terminée.').waitFor({ state: 'attached', timeout: 120_000 })
  await card.waitFor({ timeout: 60_000 })
  await card.getByRole('link', { name: 'Voir les noms voisins' }).click()
  await arriveAt(screen, 'Noms voisins du vôtre')
})
