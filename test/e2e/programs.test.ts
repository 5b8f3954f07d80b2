import { unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { insee, openCommune } from '../support/commune-at-work.ts'
import { arriveAt, fileFrom } from '../support/hands.ts'
import { beginJourney } from '../support/journey.ts'
import { lookAt, unfold } from '../support/look.ts'
import type { Visitor } from '../support/visitor.ts'
import { answer, openWebhookReceiver, verified, type WebhookReceiver } from '../support/webhook-receiver.ts'

let receiver: WebhookReceiver

async function settings(): Promise<Record<string, string>> {
  receiver = await openWebhookReceiver('demandes.example')
  return receiver.settings
}

const journey = beginJourney({}, settings)
let secretary: Visitor

beforeAll(async () => {
  secretary = await openCommune(journey.office)
  // How a session is proven is another journey's.
  await journey.office.program.platform.db.asSystem('two factors for a journey', (tx) =>
    tx.updateTable('identity.session').set({ factors: 2 }).execute(),
  )
})
afterAll(() => receiver.close())

test('an administrator makes a token, a program uses it, and it is revoked', async () => {
  const page = await journey.open(`/communes/${insee}/logiciels-relies`, { as: secretary })
  await lookAt(page, 'programs')
  await page.getByRole('link', { name: 'Voir les jetons' }).click()
  await arriveAt(page, 'Jetons d’accès')
  await lookAt(page, 'tokens-none')

  await page.getByRole('button', { name: 'Créer le jeton' }).click()
  await page.getByText(/réponses? (sont|est) à revoir/).waitFor()
  await lookAt(page, 'tokens-refused')
  await page.getByLabel('Nom du logiciel qui s’en servira').fill('Tableau de bord du service')
  await page.getByLabel('Le plan d’action').first().check()
  await page.getByRole('button', { name: 'Créer le jeton' }).click()
  const shown = page.getByRole('status').filter({ hasText: 'Copiez ce jeton maintenant' })
  const token = (await shown.locator('pre').textContent()) ?? ''
  expect(token).toMatch(/^bft_/)

  const asked = () =>
    fetch(`${journey.office.url}/api/v1/communes/${insee}/plan`, {
      headers: { authorization: `Bearer ${token}` },
    })
  expect((await asked()).status).toBe(200)
  await page.reload()
  await page.getByRole('heading', { level: 2, name: 'Tableau de bord du service' }).waitFor()
  expect(await page.content()).not.toContain(token)
  await unfold(page)
  await lookAt(page, 'tokens')
  await page.getByRole('button', { name: 'Oui, révoquer ce jeton' }).click()
  await page.getByText('Révoqué le').waitFor()
  expect((await asked()).status).toBe(401)
})

test('an address is told by a signed message, tried again, paused and taken away', async () => {
  const page = await journey.open(`/communes/${insee}/logiciels-relies/envois`, { as: secretary })
  await page.getByRole('heading', { name: 'Aucun envoi pour l’instant' }).waitFor()
  await lookAt(page, 'webhooks-none')
  await page.getByLabel('Adresse qui reçoit les envois').fill('https://demandes.example/beffroi')
  await page.getByLabel('Une action du plan est terminée').check()
  await page.getByRole('button', { name: 'Ajouter cette adresse' }).click()
  const shown = page.getByRole('status').filter({ hasText: 'Copiez ce secret maintenant' })
  const secret = (await shown.locator('pre').textContent()) ?? ''
  await lookAt(page, 'webhooks')
  await page.getByRole('link', { name: 'Voir les envois et faire un essai' }).click()
  await arriveAt(page, 'demandes.example')
  await lookAt(page, 'webhook-none')

  receiver.behaviours = [answer(500)]
  await page.getByRole('button', { name: 'Envoyer un essai' }).click()
  await page.getByText(/^\d tentatives?$/).waitFor()
  await unfold(page)
  await page.getByText('réponse 500').first().waitFor()
  await lookAt(page, 'webhook-waiting')
  const [first] = receiver.received
  if (first === undefined) throw new Error('nothing was received')
  expect(verified(secret, first)).toMatchObject({ type: 'test' })

  await page.getByRole('button', { name: 'Mettre en pause' }).click()
  await page.getByText('Quelqu’un a mis ces envois en pause').waitFor()
  await page.getByText('Abandonné').waitFor()
  await lookAt(page, 'webhook-paused')
  receiver.behaviours = [answer(204)]
  await page.getByRole('button', { name: 'Reprendre les envois' }).click()
  await page.getByRole('button', { name: 'Mettre en pause' }).waitFor()
  await page.getByRole('button', { name: 'Renvoyer' }).click()
  await page.getByText('Reçu', { exact: true }).waitFor()
  expect(receiver.received.at(-1)?.headers['webhook-id']).toBe(first.headers['webhook-id'])
  await lookAt(page, 'webhook')
  await unfold(page)
  await page.getByRole('button', { name: 'Oui, retirer cette adresse' }).click()
  await arriveAt(page, 'Envois automatiques')
  await page.getByRole('heading', { name: 'Aucun envoi pour l’instant' }).waitFor()
})

test('a commune takes everything away, asks to leave, and changes its mind', async () => {
  const page = await journey.open(`/communes/${insee}`, { as: secretary })
  await page.getByRole('link', { name: 'Vos données' }).click()
  await arriveAt(page, 'Vos données')
  await lookAt(page, 'belongings')
  const archive = await fileFrom(page, () => page.getByRole('link', { name: 'Télécharger l’export' }).click())
  expect(Object.keys(unzipSync(archive.bytes))).toContain('manifest.json')

  await page.getByRole('link', { name: 'Voir comment quitter' }).click()
  await arriveAt(page, 'Quitter cette installation')
  await lookAt(page, 'departure')
  await page.getByLabel('J’ai téléchargé l’export').check()
  await page.getByLabel('Pour confirmer, écrivez le nom de la commune').fill('Cluny')
  await page.getByRole('button', { name: 'Demander la suppression' }).click()
  await page.getByText('Ce n’est pas le nom de la commune').waitFor()
  journey.forgive(/422/)
  await lookAt(page, 'departure-refused')
  await page.getByLabel('Pour confirmer, écrivez le nom de la commune').fill('Cortevaix')
  await page.getByRole('button', { name: 'Demander la suppression' }).click()
  await page.getByText('Demandé par Claire Martin').waitFor()
  await lookAt(page, 'departure-asked')
  await page.getByRole('button', { name: 'Annuler la suppression' }).click()
  await page.getByRole('button', { name: 'Demander la suppression' }).waitFor()
})

test('a relay finds the addresses that a console of services asks for', async () => {
  const { body } = await secretary.post('/api/v1/organisations', {
    kind: 'relay',
    name: 'Relais d’essai',
    siren: null,
  })
  const page = await journey.open(`/organisations/${String(body.organisationId)}/logiciels-relies`, {
    as: secretary,
  })
  await page.getByText('/deploy-center/metrics').waitFor()
  await lookAt(page, 'programs-of-a-relay')
  await page.getByRole('link', { name: 'Voir les jetons' }).click()
  await arriveAt(page, 'Jetons d’accès')
  await page.getByLabel('La liste de vos communes et de vos mandats').waitFor()
})
