import { beforeAll, expect, test } from 'vitest'
import { insee, openCommune } from '../support/commune-at-work.ts'
import { arriveAt, hasFocus } from '../support/hands.ts'
import { beginJourney } from '../support/journey.ts'
import { lookAt } from '../support/look.ts'
import type { Visitor } from '../support/visitor.ts'

const journey = beginJourney()
const commune = `/communes/${insee}`
const narrow = { viewport: { width: 360, height: 740 }, hasTouch: true }
let secretary: Visitor

const areGesturesAtHand = () =>
  performance.getEntriesByType('resource').some(({ name }) => /UrgencyPage[^/]*\.js$/.test(name))

beforeAll(async () => {
  secretary = await openCommune(journey.office)
  const mayor = { name: 'Paul Durand', phone: '06 00 00 00 00', mail: null, hours: null }
  await secretary.put(`/api/v1/communes/${insee}/contacts/mayor`, mayor)
})

const inside = [
  '/aujourdhui',
  '/plan',
  '/questions',
  '/constats',
  '/mesures',
  '/documents',
  '/reglages',
  '/obligations',
]

test('the red button is on every page, at 360 px, and asks once', async () => {
  const page = await journey.open('/compte', { as: secretary, ...narrow })
  for (const path of [
    '/compte',
    '/accessibilite',
    '/communes/choisir',
    '/nulle-part',
    ...inside.map((one) => commune + one),
  ]) {
    await page.goto(journey.office.url + path)
    await page.getByRole('heading', { level: 1 }).waitFor()
    const button = page.getByRole('button', { name: /^Urgence/ })
    await button.tap()
    const dialog = page.getByRole('dialog', { name: 'Une urgence informatique ?' })
    await dialog.getByText('Rien n’est envoyé sans vous.').waitFor()
    await dialog.getByRole('button', { name: 'Non, revenir' }).tap()
    await dialog.waitFor({ state: 'hidden' })
    await expect.poll(() => hasFocus(button), { timeout: 20_000 }).toBe(true)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  }
})

test('confirmed, it shows the first gestures and whom to call, and leads back', async () => {
  const page = await journey.open(`${commune}/plan`, { as: secretary, ...narrow })
  await page.getByRole('button', { name: /^Urgence/ }).tap()
  await lookAt(page, 'urgency-asked')
  await page.getByRole('link', { name: 'Oui, montrer les gestes d’urgence' }).tap()
  await arriveAt(page, 'Urgence informatique')
  await page.getByRole('heading', { level: 2, name: 'Tout de suite, dans cet ordre' }).waitFor()
  expect(await page.getByRole('list').first().getByRole('listitem').count()).toBeGreaterThan(3)
  await page.getByRole('link', { name: /06 00 00 00 00/ }).waitFor()
  await page.getByText('CSIRT Bourgogne-Franche-Comté').first().waitFor()
  await page.getByRole('link', { name: 'Ouvrir 17cyber.gouv.fr' }).first().waitFor()
  await lookAt(page, 'urgency')
  await page.getByRole('link', { name: 'Fausse alerte ? Revenir' }).tap()
  await arriveAt(page, /^Dix minutes|^Cette semaine/)
})

test('to whom is not signed in, it shows what holds everywhere', async () => {
  const page = await journey.open('/connexion', narrow)
  await page.getByRole('button', { name: /^Urgence/ }).tap()
  await page.getByRole('link', { name: 'Oui, montrer les gestes d’urgence' }).tap()
  await arriveAt(page, 'Urgence informatique')
  await page
    .getByRole('link', { name: /17cyber\.gouv\.fr/ })
    .first()
    .waitFor()
  expect(await page.getByText('06 00 00 00 00').count()).toBe(0)
  await lookAt(page, 'urgency-signed-out')
})

test('when Beffroi itself no longer answers, the gestures are there all the same', async () => {
  const page = await journey.open(`${commune}/plan`, { as: secretary, ...narrow })
  await page.getByRole('heading', { level: 1, name: 'Plan d’action' }).waitFor()
  // Fetched ahead, once the first page is there.
  await expect.poll(() => page.evaluate(areGesturesAtHand), { timeout: 20_000 }).toBe(true)
  await journey.office.door.close()
  try {
    await page.getByRole('button', { name: /^Urgence/ }).tap()
    await page.getByRole('link', { name: 'Oui, montrer les gestes d’urgence' }).tap()
    await page.getByRole('heading', { level: 1, name: 'Urgence informatique' }).waitFor()
    await page.getByRole('heading', { level: 2, name: 'Tout de suite, dans cet ordre' }).waitFor()
    await page.getByText('Les gestes ci-dessus restent valables.').waitFor()
    await lookAt(page, 'urgency-unreachable')
  } finally {
    await journey.office.door.reopen()
  }
  await page.getByRole('button', { name: 'Chercher encore mes numéros' }).tap()
  await page.getByRole('link', { name: /06 00 00 00 00/ }).waitFor()
  journey.forgive(/ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_EMPTY_RESPONSE|preload assets/)
})
