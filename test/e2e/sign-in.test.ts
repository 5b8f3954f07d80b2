import { base32 } from '@better-auth/utils/base32'
import { createOTP } from '@better-auth/utils/otp'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { insee, inviteColleague, openCommune, password, secretaryEmail } from '../support/commune-at-work.ts'
import { arriveAt } from '../support/hands.ts'
import { beginJourney } from '../support/journey.ts'
import { lookAt } from '../support/look.ts'
import type { Visitor } from '../support/visitor.ts'

const journey = beginJourney()

beforeAll(() => openCommune(journey.office))

/** Signed in anew: each test may close the sessions it opened. */
async function signIn(): Promise<Visitor> {
  const secretary = journey.office.visitor()
  await secretary.post('/api/v1/sign-in', { email: secretaryEmail, password })
  return secretary
}

async function giveCredentials(page: Page, email: string, secret = password): Promise<void> {
  await page.getByRole('heading', { level: 1, name: 'Connexion' }).waitFor()
  await page.getByLabel('Votre adresse de messagerie').fill(email)
  await page.getByLabel('Mot de passe', { exact: true }).fill(secret)
  await page.getByRole('button', { name: 'Se connecter', exact: true }).click()
}

async function signOut(page: Page): Promise<void> {
  await page.getByText('Claire Martin').first().click()
  await page.getByRole('button', { name: 'Se déconnecter' }).click()
  await page.getByRole('heading', { level: 1, name: 'Connexion' }).waitFor()
}

const mayCopy = { permissions: ['clipboard-read', 'clipboard-write'] }
const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText())

const edge =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0'

const isHome = (page: Page) =>
  page.getByRole('heading', { level: 1, name: /^Dix minutes|^Cette semaine/ }).waitFor()

test('a wrong password says so without saying which of the two is wrong, and leaves the address', async () => {
  const page = await journey.open(`/communes/${insee}/plan`)
  await page.getByRole('heading', { level: 1, name: 'Connexion' }).waitFor()
  await lookAt(page, 'sign-in')
  await giveCredentials(page, secretaryEmail, 'not the password')
  await page.getByText('Adresse ou mot de passe incorrect').first().waitFor()
  await page.getByText(/Rien n’a été modifié\. Vérifiez l’adresse/).waitFor()
  expect(await page.getByLabel('Votre adresse de messagerie').inputValue()).toBe(secretaryEmail)
  await lookAt(page, 'sign-in-refused')
  await giveCredentials(page, secretaryEmail)
  // Where one wanted to go before one was asked who one is.
  await arriveAt(page, 'Plan d’action')
  journey.forgive(/status of 401/)
})

/** The code an application would show; 1 ahead is the next one, accepted too. */
const codeOf = (secret: string, ahead = 0) =>
  createOTP(base32.decode(secret)).hotp(Math.floor(Date.now() / 30_000) + ahead)

test('a code at each sign-in, from the telephone; and from the drawer when it is lost', async () => {
  const page = await journey.open('/compte', { as: await signIn(), ...mayCopy })
  await page.getByRole('link', { name: 'Demander un code à la connexion' }).click()
  await arriveAt(page, 'Demander un code à la connexion')
  await lookAt(page, 'second-factor-password')
  await page.getByLabel('Mot de passe actuel').fill(password)
  await page.getByRole('button', { name: 'Continuer' }).click()
  await page.getByRole('img', { name: /^Carré à viser/ }).waitFor()
  await page.getByText('Le carré ne se lit pas ?').click()
  await page.getByRole('button', { name: 'Copier', exact: true }).click()
  await page.getByText('Copié', { exact: true }).waitFor()
  const secret = await copied(page)
  await lookAt(page, 'second-factor-square')
  await page.getByLabel('Code à 6 chiffres').fill('000000')
  await page.getByRole('button', { name: 'Vérifier le code' }).click()
  await page.getByText('Code incorrect').first().waitFor()
  await page.getByLabel('Code à 6 chiffres').fill(await codeOf(secret))
  await page.getByRole('button', { name: 'Vérifier le code' }).click()
  const codes = page.getByRole('list', { name: 'Codes de secours' }).getByRole('listitem')
  await codes.first().waitFor()
  const [firstCode = '', ...otherCodes] = await codes.allTextContents()
  expect(new Set([firstCode, ...otherCodes]).size).toBe(10)
  await lookAt(page, 'recovery-codes')
  await page.getByRole('link', { name: 'Mes codes sont rangés' }).click()
  await page.getByText('Un code est demandé à chaque connexion').waitFor()
  await lookAt(page, 'account-with-second-factor')

  await signOut(page)
  await giveCredentials(page, secretaryEmail)
  await arriveAt(page, 'Votre code')
  await lookAt(page, 'second-factor-asked')
  await page.getByLabel(/^Code à 6 chiffres/).fill(await codeOf(secret, 1))
  await page.getByRole('button', { name: 'Continuer' }).click()
  await isHome(page)

  await signOut(page)
  await giveCredentials(page, secretaryEmail)
  await arriveAt(page, 'Votre code')
  await page.getByLabel(/^Code à 6 chiffres/).fill(firstCode)
  await page.getByRole('button', { name: 'Continuer' }).click()
  await page.getByText('Il vous reste 9 codes de secours').waitFor()
  await lookAt(page, 'account-recovery-code-used')

  await page.getByText('Ne plus demander de code').first().click()
  const stop = page.getByRole('form', { name: 'Ne plus demander de code' })
  await stop.getByLabel('Mot de passe actuel').fill(password)
  await stop.getByRole('button', { name: 'Ne plus demander de code' }).click()
  await page.getByText('Votre compte n’est protégé que par son mot de passe').waitFor()
  journey.forgive(/status of 422/)
})

test('open sessions are listed by device, and one closed from afar is closed at once', async () => {
  const colleague = await inviteColleague(journey.office, await signIn(), 'Paul Durand')
  const away = await journey.open(`/communes/${insee}/plan`, { as: colleague })
  await away.getByRole('heading', { level: 1, name: 'Plan d’action' }).waitFor()
  const here = await journey.open('/connexion', { userAgent: edge })
  await giveCredentials(here, 'paul.durand@commune.fr')
  await isHome(here)
  await here.getByText('Paul Durand').first().click()
  await here.getByRole('link', { name: 'Mon compte' }).click()
  await arriveAt(here, 'Votre compte')
  await here.getByText('Edge sur Windows').waitFor()
  await lookAt(here, 'account')
  await here.getByRole('button', { name: 'Fermer Firefox sur Windows' }).click()
  await here.getByText('C’est fermé').waitFor()
  expect(await here.getByRole('button', { name: /^Fermer/ }).count()).toBe(0)

  await away.getByRole('link', { name: 'Documents' }).click()
  await away.getByRole('heading', { level: 1, name: 'Connexion' }).waitFor()
  await giveCredentials(away, 'paul.durand@commune.fr')
  await arriveAt(away, 'Documents')
  journey.forgive(/status of 401/)
})

test('a second person comes in by a link made in the settings, which serves once', async () => {
  const host = await journey.open(`/communes/${insee}/reglages`, {
    as: await signIn(),
    ...mayCopy,
  })
  await host.getByText('Inviter quelqu’un').click()
  await host.getByRole('button', { name: 'Inviter', exact: true }).click()
  await host.getByText('Le lien d’invitation est prêt').waitFor()
  await lookAt(host, 'settings-invitation')
  await host.getByRole('button', { name: 'Copier le lien' }).click()
  await host.getByText('Copié', { exact: true }).waitFor()
  const { pathname, hash } = new URL(await copied(host))

  const guest = await journey.open(pathname + hash)
  await guest.getByRole('heading', { level: 1, name: 'Une commune vous invite' }).waitFor()
  await lookAt(guest, 'invitation')
  await guest.getByLabel('Votre nom').fill('Anne Petit')
  await guest.getByLabel('Votre adresse de messagerie').fill('anne.petit@commune.fr')
  await guest.getByLabel('Mot de passe', { exact: true }).fill('anne petit')
  await guest.getByRole('button', { name: 'Créer mon compte et rejoindre la commune' }).click()
  await guest.getByText('Mot de passe trop simple').first().waitFor()
  expect(await guest.getByLabel('Votre nom').inputValue()).toBe('Anne Petit')
  await lookAt(guest, 'invitation-weak-password')
  await guest.getByLabel('Mot de passe', { exact: true }).fill(password)
  await guest.getByRole('button', { name: 'Créer mon compte et rejoindre la commune' }).click()
  await isHome(guest)

  const again = await journey.open(pathname + hash)
  await again.getByRole('heading', { level: 1, name: 'Cette invitation a déjà servi' }).waitFor()
  await lookAt(again, 'invitation-used')

  await host.reload()
  await host.getByText('anne.petit@commune.fr').waitFor()
  await host.getByRole('button', { name: 'Retirer Anne Petit' }).click()
  await host.getByRole('dialog', { name: 'Retirer Anne Petit ?' }).waitFor()
  await lookAt(host, 'settings-remove-person')
  await host.getByRole('button', { name: 'Oui, retirer l’accès' }).click()
  await host.getByText('anne.petit@commune.fr').waitFor({ state: 'detached' })
  await guest.getByRole('link', { name: 'Documents' }).click()
  await guest
    .getByRole('heading', { level: 1, name: 'Aucune commune' })
    .or(guest.getByText('Rien'))
    .first()
    .waitFor()
  await lookAt(guest, 'removed-from-commune')
  journey.forgive(/status of 4(?:22|04)/)
})

test('a link that is cut, expired or used says which, and whom to ask', async () => {
  const { identity } = journey.office.program.capabilities
  const secretary = await signIn()
  const cut = await journey.open('/premiere-ouverture')
  await cut.getByText(/Il manque ici sa fin/).waitFor()
  await lookAt(cut, 'set-up-cut')

  const [member] = (await secretary.get(`/api/v1/communes/${insee}/members`)).body.members as {
    personId: string
  }[]
  const direct = new URL(await identity.signInLink(member?.personId ?? ''))
  const first = await journey.open(direct.pathname + direct.hash)
  await first.getByRole('heading', { level: 1, name: 'Entrer dans Beffroi' }).waitFor()
  await lookAt(first, 'direct-sign-in')
  await first.getByRole('button', { name: 'Entrer', exact: true }).click()
  await isHome(first)
  const second = await journey.open(direct.pathname + direct.hash)
  await second.getByRole('button', { name: 'Entrer', exact: true }).click()
  await second.getByText('Lien déjà utilisé').first().waitFor()
  await lookAt(second, 'direct-sign-in-used')

  const { body } = await secretary.post(`/api/v1/communes/${insee}/invitations`, { role: 'secretary' })
  const invitation = new URL(String(body.link))
  const eightDays = 8 * 24 * 60 * 60 * 1000
  journey.office.moveClock(eightDays)
  try {
    const late = await journey.open(invitation.pathname + invitation.hash)
    await late.getByRole('heading', { level: 1, name: 'Cette invitation a expiré' }).waitFor()
    await late.getByText('Demandez un nouveau lien').waitFor()
    await lookAt(late, 'invitation-expired')
  } finally {
    journey.office.moveClock(-eightDays)
  }
  journey.forgive(/status of 410/)
})
