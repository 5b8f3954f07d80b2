import { base32 } from '@better-auth/utils/base32'
import { createOTP } from '@better-auth/utils/otp'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { insee, openCommune, password } from '../support/commune-at-work.ts'
import { tokenIn } from '../support/identity-app.ts'
import { beginJourney } from '../support/journey.ts'
import { lookAt } from '../support/look.ts'
import type { Visitor } from '../support/visitor.ts'

const journey = beginJourney()
let secretary: Visitor
let head: Visitor
let relayId: string

beforeAll(async () => {
  secretary = await openCommune(journey.office)
  const opened = await secretary.post('/api/v1/organisations', {
    kind: 'relay',
    name: 'Relais du Val',
    siren: null,
  })
  relayId = String(opened.body.organisationId)
  await proveTwoFactors(secretary)
  const invited = await secretary.post(`/api/v1/organisations/${relayId}/invitations`, {
    role: 'relay-administrator',
  })
  head = journey.office.visitor()
  const accepted = await head.post('/api/v1/invitations/acceptance', {
    token: tokenIn(String(invited.body.link)),
    kind: 'new-account',
    name: 'Nour Petit',
    email: 'nour.petit@relais.fr',
    password,
  })
  expect(accepted.status).toBeLessThan(300)
  await proveTwoFactors(head)
})

/** What a telephone does: the code of this half minute. */
async function proveTwoFactors(visitor: Visitor): Promise<void> {
  const { body } = await visitor.post('/api/v1/second-factor', { password })
  const halfMinute = Math.floor(Date.now() / 30_000)
  const code = await createOTP(base32.decode(String(body.secret))).hotp(halfMinute)
  const confirmed = await visitor.post('/api/v1/second-factor/confirm', { code })
  expect(confirmed.status, JSON.stringify(confirmed.body)).toBeLessThan(300)
}

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor()

test('a relay proposes, the commune grants, reads who looked at what, and revokes: the relay loses it at once', async () => {
  const relay = await journey.open(`/organisations/${relayId}/mandats`, { as: head })
  await heading(relay, 'Mandats')
  await relay.getByText('Aucun mandat').waitFor()
  await lookAt(relay, 'holder-mandates-empty')
  await relay.getByRole('link', { name: 'Proposer un mandat' }).click()
  await heading(relay, 'Proposer un mandat')
  await relay.getByLabel('Codes INSEE des communes').fill(`${insee}\n99999`)
  await relay.getByLabel('Plan d’action').check()
  await lookAt(relay, 'propose-mandates')
  await relay.getByRole('button', { name: 'Envoyer la proposition' }).click()
  await relay.getByText('Aucune commune n’a ce code').waitFor()
  await lookAt(relay, 'propose-mandates-results')

  const commune = await journey.open(`/communes/${insee}/mandats`, { as: secretary })
  await heading(commune, 'Mandats et accès')
  await commune.getByText('Relais du Val vous demande d’ouvrir').waitFor()
  await lookAt(commune, 'mandate-proposed')
  await commune.getByRole('button', { name: 'Accorder' }).click()
  const dialog = commune.getByRole('dialog')
  await dialog.getByLabel('Qui signe, et en quelle qualité').fill('Mme Martin, maire')
  await lookAt(commune, 'mandate-granting')
  await dialog.getByRole('button', { name: 'Accorder' }).click()
  await commune.getByText('En cours').first().waitFor()
  await lookAt(commune, 'mandate-in-force')

  await relay.goto(`${journey.office.url}/communes/${insee}/plan`)
  await relay.getByRole('heading', { level: 1 }).waitFor()
  expect(await relay.getByText('Introuvable').count()).toBe(0)

  await commune.getByRole('link', { name: 'Qui a consulté quoi' }).click()
  await heading(commune, 'Qui a consulté quoi')
  await commune.getByRole('heading', { name: /^Nour Petit \(Relais du Val\), le / }).waitFor()
  await commune.getByText('consulté votre plan d’action').first().waitFor()
  await lookAt(commune, 'trail')

  await commune.goBack()
  await commune.getByRole('button', { name: /^Retirer/ }).click()
  await commune.getByRole('dialog').getByRole('button', { name: 'Retirer' }).click()
  await commune.getByText('Personne d’autre que vous n’entre ici').waitFor()
  const lost = await head.get(`/api/v1/communes/${insee}/plan`)
  expect(lost.status).toBe(404)
  await relay.goto(`${journey.office.url}/organisations/${relayId}/registre`)
  await relay.getByText('retiré par la commune').first().waitFor()
  await lookAt(relay, 'holder-register')
})

test('a letter is answered with its code, without an account, once', async () => {
  const proposed = await head.post(`/api/v1/organisations/${relayId}/mandates`, {
    insees: [insee],
    scopes: ['presence'],
    fromOn: new Date().toISOString().slice(0, 10),
    untilOn: `${new Date().getUTCFullYear() + 2}-12-31`,
  })
  expect(proposed.body.lines).toMatchObject([{ outcome: 'proposed' }])
  const relay = await journey.open(`/organisations/${relayId}/mandats`, { as: head })
  await relay.getByRole('checkbox', { name: /^Choisir Cortevaix/ }).check()
  await relay.getByRole('button', { name: 'Préparer les lettres' }).click()
  await relay.getByRole('link', { name: 'Enregistrer les lettres (PDF)' }).waitFor()
  await lookAt(relay, 'holder-letters')

  const stranger = await journey.open('/mandat#AAAA-BBBB-CCCC-DDDD-EEEE')
  await stranger.getByRole('button', { name: 'Lire la proposition' }).click()
  await stranger.getByText('Ce code n’ouvre rien').waitFor()
  await lookAt(stranger, 'letter-code-refused')
  journey.forgive(/404/)
})

test('one convention on paper opens several communes, and the relay reads what was agreed with each', async () => {
  const relay = await journey.open(`/organisations/${relayId}/mandats/papier`, { as: head })
  await heading(relay, 'Déposer une convention signée')
  await relay.getByLabel('Codes INSEE des communes').fill('71137\n71014\n99999')
  await relay.getByLabel('Plan d’action').check()
  await relay.getByLabel('Signée le').fill(new Date().toISOString().slice(0, 10))
  await relay.getByLabel('Qui signe, et en quelle qualité').fill('Mme Blanc, présidente')
  await relay.getByLabel('Convention signée', { exact: true }).setInputFiles({
    name: 'convention.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.7\nsigned'),
  })
  await lookAt(relay, 'paper-mandate')
  await relay.getByRole('button', { name: 'Déposer la convention' }).click()
  await relay.getByText('Aucune commune n’a ce code').waitFor()
  expect(await relay.getByText('Espace ouvert, mandat enregistré').count()).toBe(2)
  await lookAt(relay, 'paper-mandate-results')

  await relay.goto(`${journey.office.url}/organisations/${relayId}/mandats`)
  await relay.getByRole('link', { name: 'Cluny', exact: true }).click()
  await heading(relay, 'Mandat de Cluny')
  await relay.getByText('Signé sur papier').waitFor()
  await relay.getByRole('link', { name: 'La convention signée' }).waitFor()
  await lookAt(relay, 'holder-mandate')
})

test('an official grants two proposals with one signature, and is warned of a DPO who judges herself', async () => {
  const pool = await secretary.post('/api/v1/organisations', {
    kind: 'dpo',
    name: 'Délégués du département',
    siren: null,
  })
  const proposed = await secretary.post(`/api/v1/organisations/${pool.body.organisationId}/mandates`, {
    insees: [insee],
    scopes: ['rgpd'],
    fromOn: new Date().toISOString().slice(0, 10),
    untilOn: `${new Date().getUTCFullYear() + 2}-12-31`,
  })
  expect(proposed.body.lines).toMatchObject([{ outcome: 'proposed' }])

  const commune = await journey.open(`/communes/${insee}/mandats`, { as: secretary })
  await commune.getByText('Un délégué ne peut pas juger ses propres décisions').first().waitFor()
  const many = commune.getByRole('form', { name: 'Accorder plusieurs mandats d’une seule signature' })
  await many.getByRole('checkbox', { name: 'Relais du Val' }).check()
  await many.getByRole('checkbox', { name: 'Délégués du département' }).check()
  await many.getByLabel('Qui signe, et en quelle qualité').fill('Mme Martin, maire')
  await lookAt(commune, 'mandates-many')
  await many.getByRole('button', { name: 'Accorder les mandats cochés' }).click()
  await commune.getByText('Les mandats cochés sont accordés.').waitFor()
  await expect.poll(() => commune.getByText('En cours', { exact: true }).count(), { timeout: 60_000 }).toBe(2)

  await commune.goto(`${journey.office.url}/communes/${insee}/reglages`)
  await commune.getByText('Un délégué ne peut pas juger ses propres décisions').first().waitFor()
  await commune.getByText('de mémoire, à vérifier').first().waitFor()
  await lookAt(commune, 'team-with-conflict')
})

test('the team of an organisation is read and invited on its own page', async () => {
  const relay = await journey.open(`/organisations/${relayId}/equipe`, { as: head })
  await heading(relay, 'Équipe')
  await relay.getByText('nour.petit@relais.fr').waitFor()
  await relay.getByText('Inviter quelqu’un').click()
  await relay.getByRole('button', { name: 'Inviter', exact: true }).click()
  await relay.getByText('Le lien d’invitation est prêt').waitFor()
  await lookAt(relay, 'organisation-team')
})
