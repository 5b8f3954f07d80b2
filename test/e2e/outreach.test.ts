import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { insee, openCommune } from '../support/commune-at-work.ts'
import { beginJourney } from '../support/journey.ts'
import { lookAt } from '../support/look.ts'
import type { Visitor } from '../support/visitor.ts'

const journey = beginJourney()
let secretary: Visitor
let relayId: string

beforeAll(async () => {
  secretary = await openCommune(journey.office)
  const opened = await secretary.post('/api/v1/organisations', {
    kind: 'relay',
    name: 'Relais du Clunisois',
    siren: null,
  })
  relayId = String(opened.body.organisationId)
  // People of a relay come in with two factors, which sign-in-proof.test.ts walks.
  await journey.office.program.platform.db.asSystem('two factors for a journey', (tx) =>
    tx.updateTable('identity.session').set({ factors: 2 }).execute(),
  )
})

const openRelay = async (path: string, title: string): Promise<Page> => {
  const page = await journey.open(`/organisations/${relayId}/${path}`, { as: secretary })
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  return page
}

test('a relay looks at what its list will do, then invites on paper where no mail is sent', async () => {
  const page = await openRelay('invitations', 'Invitations')
  await lookAt(page, 'waves-empty')
  await page.getByLabel('Votre liste').fill(`71137;Hélène Préau\n00000;Personne\n${insee};Claire Martin`)
  await page.getByRole('button', { name: 'Voir ce que donnera cette liste' }).click()
  await page.getByText('1 ligne est à corriger').waitFor()
  await page.getByRole('button', { name: 'Revoir la liste' }).click()
  await page.getByLabel('Votre liste').fill(`71137;Hélène Préau\n${insee};Claire Martin`)
  await page.getByRole('button', { name: 'Voir ce que donnera cette liste' }).click()
  await page.getByText('A déjà ses personnes').waitFor()
  await lookAt(page, 'wave-preview')
  await page.getByLabel('Nom de cet envoi').fill('Automne')
  await page.getByRole('button', { name: 'Envoyer les invitations' }).click()
  await page.getByRole('heading', { level: 1, name: 'Automne' }).waitFor()
  await page.getByText('À remettre sur papier').first().waitFor()
  await lookAt(page, 'wave')
})

test('the pages of campaigns and of help say what they wait for', async () => {
  await lookAt(await openRelay('campagnes', 'Campagnes'), 'campaigns-empty')
  await lookAt(await openRelay('aide', 'Aide'), 'help-empty')
})

test('a commune reviews its team, and keeps somebody to administer it', async () => {
  const page = await journey.open(`/communes/${insee}/relais`, { as: secretary })
  await page.getByRole('heading', { level: 1, name: 'Votre relais' }).waitFor()
  await lookAt(page, 'commune-relay')
  await page.getByRole('link', { name: 'Revoir l’équipe pas à pas' }).click()
  await page.getByRole('button', { name: 'Commencer une revue' }).click()
  await page.getByRole('checkbox', { name: /Claire Martin/ }).check()
  await page.getByRole('button', { name: 'Enregistrer pour l’instant' }).click()
  await page.getByText('Enregistré. Personne n’a perdu son accès.').waitFor()
  await lookAt(page, 'team-review')
  await page.getByRole('button', { name: 'Terminer et fermer les accès' }).click()
  await page.getByText('Il faut garder quelqu’un pour administrer').waitFor()
  journey.forgive(/409/)
  await page.getByRole('checkbox', { name: /Claire Martin/ }).uncheck()
  await page.getByRole('button', { name: 'Enregistrer pour l’instant' }).click()
  await expect
    .poll(() => page.locator('input[name="version"]').first().inputValue(), { timeout: 60_000 })
    .toBe('3')
  await page.getByRole('button', { name: 'Terminer et fermer les accès' }).click()
  await page.getByRole('link', { name: 'Le compte rendu (PDF)' }).waitFor()
  await lookAt(page, 'team-review-ended')
})

test('help is asked from the page where one is stuck, and says which page it is', async () => {
  const today = new Date().toISOString().slice(0, 10)
  const { body } = await secretary.post(`/api/v1/organisations/${relayId}/mandates`, {
    insees: [insee],
    scopes: ['plan'],
    fromOn: today,
    untilOn: `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`,
  })
  const [line] = body.lines as readonly { readonly mandateId: string }[]
  const path = `/api/v1/communes/${insee}/mandates/${line?.mandateId}/grant`
  expect((await secretary.post(path, { signatory: 'Mme Dupont, maire' }, 1)).status).toBe(200)

  const page = await journey.open(`/communes/${insee}/mesures/person-in-charge`, { as: secretary })
  await page.getByRole('link', { name: 'Demander de l’aide à mon relais' }).click()
  await page.getByRole('heading', { level: 1, name: 'Votre relais' }).waitFor()
  expect(await page.getByLabel('De quelle page s’agit-il').inputValue()).toBe('mesures/person-in-charge')
  await page.getByLabel('Que se passe-t-il').fill('Nous ne savons pas qui nommer.')
  await lookAt(page, 'ask-for-help')
  await page.getByRole('button', { name: 'Envoyer la demande' }).click()
  await page.getByText('Votre demande est partie.').waitFor()
  const desk = await openRelay('aide', 'Aide')
  await desk.getByText('Nous ne savons pas qui nommer.').waitFor()
  await lookAt(desk, 'help-asked')
})
