import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { insee, openCommune } from '../support/commune-at-work.ts'
import { arriveAt } from '../support/hands.ts'
import { strongPassword, tokenIn } from '../support/identity-app.ts'
import { beginJourney, phone } from '../support/journey.ts'
import { lookAt } from '../support/look.ts'
import type { Visitor } from '../support/visitor.ts'

const journey = beginJourney()
let secretary: Visitor
let agent: Visitor
let office: string
let organisationId: string

beforeAll(async () => {
  secretary = await openCommune(journey.office)
  const opened = await secretary.post('/api/v1/organisations', {
    kind: 'relay',
    name: 'Relais d’essai',
    siren: null,
  })
  organisationId = String(opened.body.organisationId)
  office = `/organisations/${organisationId}`
  await proveTwoFactors()
  const { body } = await secretary.post(`/api/v1${office}/invitations`, { role: 'relay-agent' })
  agent = journey.office.visitor()
  await agent.post('/api/v1/invitations/acceptance', {
    token: tokenIn(String(body.link)),
    kind: 'new-account',
    name: 'Nour Petit',
    email: 'nour@relais.fr',
    password: strongPassword,
  })
  await proveTwoFactors()
})

/** How a session is proven is another journey's. */
const proveTwoFactors = () =>
  journey.office.program.platform.db.asSystem('sessions of the journey', (tx) =>
    tx.updateTable('identity.session').set({ factors: 2 }).execute(),
  )

async function giveMandate(scopes: readonly string[]): Promise<void> {
  const today = new Date().toISOString().slice(0, 10)
  const terms = { scopes, fromOn: today, untilOn: `${Number(today.slice(0, 4)) + 1}${today.slice(4)}` }
  const { body } = await secretary.post(`/api/v1${office}/mandates`, { ...terms, insees: [insee] })
  const [line] = body.lines as readonly { readonly mandateId: string }[]
  const path = `/api/v1/communes/${insee}/mandates/${line?.mandateId}/grant`
  const granted = await secretary.post(path, { signatory: 'Mme Dupont, maire' }, 1)
  expect(granted.status).toBe(200)
}

const rowOf = (page: Page, name: string) =>
  page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: new RegExp(name) }) })

test('an agent brings a list in after a look at each line, and sees the public directory only', async () => {
  const page = await journey.open('/', { as: agent })
  await page.getByRole('heading', { level: 1, name: 'Aujourd’hui' }).waitFor()
  await lookAt(page, 'relay-today-empty')
  await page.getByRole('link', { name: 'Ajouter des communes' }).click()
  await arriveAt(page, 'Ajouter des communes')
  await page.getByLabel('Codes INSEE, ou codes postaux et noms').fill(`${insee}\n71250;CLUNY\n01340\n99999`)
  await page.getByRole('button', { name: 'Vérifier la liste' }).click()
  await page.getByText('3 communes à ajouter.').waitFor()
  await lookAt(page, 'relay-list-preview')
  await page.getByRole('button', { name: 'Ajouter 3 communes' }).click()
  await arriveAt(page, 'Communes')
  await rowOf(page, 'Cortevaix').getByText('Sans mandat').waitFor()
  await rowOf(page, 'Cluny').waitFor()
  expect(await page.getByRole('link', { name: 'Cortevaix' }).count()).toBe(0)
  await lookAt(page, 'relay-communes-without-mandate')
})

test('what one notes of a commune stays beside it, until it is taken off the list', async () => {
  const page = await journey.open(`${office}/communes`, { as: agent })
  await rowOf(page, 'Cluny').getByRole('button', { name: 'Noter' }).click()
  const dialog = page.getByRole('dialog', { name: 'Cluny' })
  await dialog.getByLabel('Note de votre équipe').fill('Rappeler après le conseil du 12')
  await lookAt(page, 'relay-commune-note')
  await dialog.getByRole('button', { name: 'Garder cette note' }).click()
  await rowOf(page, 'Cluny').getByText('Rappeler après le conseil du 12').waitFor()
  await rowOf(page, 'Cluny').getByRole('button', { name: 'Noter' }).click()
  await dialog.getByRole('button', { name: 'Ôter de la liste' }).click()
  await expect.poll(() => rowOf(page, 'Cluny').count(), { timeout: 60_000 }).toBe(0)
})

test('a commune is found by its name, from the keyboard', async () => {
  const page = await journey.open(`${office}/communes`, { as: agent })
  await page.getByLabel('Nom ou code INSEE').fill('corte')
  await page.keyboard.press('Enter')
  await page.getByText('Communes 1 à 1 sur 1').waitFor()
  await page.getByRole('link', { name: 'Tout afficher' }).click()
  await page.getByRole('link', { name: 'Habitants' }).focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(/sort=population/)
  await lookAt(page, 'relay-communes-sorted')
})

test('under a mandate an agent sees what it opens, is told so on each page, and told plainly what it does not', async () => {
  await giveMandate(['plan'])
  const page = await journey.open(`${office}/communes`, { as: agent, viewport: phone })
  await page.getByRole('link', { name: 'Cortevaix' }).click()
  await page.getByText(/au titre du mandat donné à «\sRelais d’essai\s»/).waitFor()
  const rooms = page.getByRole('navigation', { name: 'Rubriques' })
  await rooms.getByRole('link', { name: 'Plan d’action' }).waitFor()
  expect(await rooms.getByRole('link').allTextContents()).toEqual([
    'Plan d’action',
    'Questions',
    'Mesures',
    'Documents',
  ])
  await lookAt(page, 'relay-commune-under-mandate')
  await page.goto(`${journey.office.url}/communes/${insee}/constats`)
  await page.getByRole('heading', { name: 'Le mandat n’ouvre pas cette partie' }).waitFor()
  journey.forgive(/403/)
})

test('somebody of a commune and of a relay goes from one to the other without signing out', async () => {
  const page = await journey.open('/?toutes', { as: secretary })
  await page.getByRole('heading', { level: 1, name: 'Vos espaces' }).waitFor()
  await page.getByRole('link', { name: 'Cortevaix' }).waitFor()
  await lookAt(page, 'landing-with-organisation')
  await page.getByRole('link', { name: 'Relais d’essai' }).click()
  await page.getByRole('heading', { name: 'Qui appeler d’abord' }).waitFor()
  await lookAt(page, 'relay-today')
})

test('a list of 5,000 communes shows a hundred at a time, and is searched and turned from the keyboard', async () => {
  await journey.office.program.platform.db.asSystem('a long list', (tx) =>
    sql`insert into relay.listed_commune (organisation_id, insee, added_at, added_by)
      select ${organisationId}, c.insee, now(), m.person_id from
        (select insee from territory.directory_commune order by insee limit 5000) c,
        (select person_id from territory.member where organisation_id = ${organisationId} limit 1) m
      on conflict do nothing`.execute(tx),
  )
  const page = await journey.open(`${office}/communes`, { as: agent })
  await page.getByText(/Communes 1 à 100 sur 5/).waitFor()
  expect(await page.getByRole('row').count()).toBe(101)
  await page.getByRole('link', { name: 'Page suivante' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText(/Communes 101 à 200 sur 5/).waitFor()
  await page.getByLabel('Intercommunalité').selectOption({ index: 1 })
  await page.getByLabel('Nom ou code INSEE').focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(/epci=\d{9}/)
  await page.getByRole('link', { name: 'Tout afficher' }).waitFor()
  await lookAt(page, 'relay-communes-5000')
})
