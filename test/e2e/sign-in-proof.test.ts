import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { insee, openCommune, password, secretaryEmail } from '../support/commune-at-work.ts'
import { arriveAt } from '../support/hands.ts'
import { beginJourney } from '../support/journey.ts'
import { lookAt } from '../support/look.ts'
import type { Visitor } from '../support/visitor.ts'

const journey = beginJourney()

beforeAll(() => openCommune(journey.office))

async function signIn(): Promise<Visitor> {
  const secretary = journey.office.visitor()
  await secretary.post('/api/v1/sign-in', { email: secretaryEmail, password })
  return secretary
}

/** A device with a lock, as Windows Hello or a telephone. */
async function plugDevice(page: Page) {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return {
    keys: async () => (await devtools.send('WebAuthn.getCredentials', { authenticatorId })).credentials,
    /** Whether somebody is there to touch it: else a request waits. */
    touch: (enabled: boolean) =>
      devtools.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled }),
  }
}

const isHome = (page: Page) =>
  page.getByRole('heading', { level: 1, name: /^Dix minutes|^Cette semaine/ }).waitFor()

async function signOut(page: Page): Promise<void> {
  await page.getByText('Claire Martin').first().click()
  await page.getByRole('button', { name: 'Se déconnecter' }).click()
  await page.getByRole('heading', { level: 1, name: 'Connexion' }).waitFor()
}

const sessionOf = (page: Page) =>
  page.evaluate(async () => (await (await fetch('/api/v1/session')).json()).person)

test('a passkey is added, opens the account alone, counts as two factors, and opens nothing once removed', async () => {
  const page = await journey.open('/compte', { as: await signIn() })
  const device = await plugDevice(page)
  await arriveAtAccount(page)
  expect(await sessionOf(page)).toMatchObject({ factors: 1, hasPasskey: false })
  await page.getByText('Ajouter une clé d’accès').first().click()
  const add = page.getByRole('form', { name: 'Ajouter une clé d’accès' })
  await add.getByLabel('Nom de cette clé').fill('Ordinateur de l’accueil')
  await add.getByLabel('Mot de passe actuel').fill('not the password')
  await add.getByRole('button', { name: 'Ajouter une clé d’accès' }).click()
  await page.getByText('Mot de passe incorrect').first().waitFor()
  expect(await device.keys()).toHaveLength(0)
  await add.getByLabel('Mot de passe actuel').fill(password)
  await add.getByRole('button', { name: 'Ajouter une clé d’accès' }).click()
  await page.getByText('Votre clé d’accès est enregistrée.').waitFor()
  await page.getByText('Ordinateur de l’accueil', { exact: true }).waitFor()
  expect(await device.keys()).toHaveLength(1)
  expect(await sessionOf(page)).toMatchObject({ factors: 2, hasPasskey: true })
  await lookAt(page, 'account-with-passkey')

  // The page offers the key under the field of the address; the button asks for it too.
  await device.touch(false)
  await signOut(page)
  await lookAt(page, 'sign-in-with-passkey')
  await page.getByRole('button', { name: 'Se connecter avec une clé d’accès' }).click()
  await device.touch(true)
  await isHome(page)
  expect(await sessionOf(page)).toMatchObject({ factors: 2 })

  await page.goto(`${journey.office.url}/compte`)
  await page.getByText('Renommer ou retirer').click()
  const remove = page.getByRole('form', { name: 'Retirer Ordinateur de l’accueil' })
  await remove.getByLabel('Mot de passe actuel').fill(password)
  await remove.getByRole('button', { name: 'Retirer' }).click()
  await page.getByText('Votre compte n’a pas encore de clé d’accès.').waitFor()
  // It still has the key, offers it, and is refused.
  await signOut(page)
  await page.getByText('Clé d’accès non reconnue').first().waitFor()
  expect(await sessionOf(page)).toBeNull()
  journey.forgive(/status of 4(?:01|22)/)
})

const arriveAtAccount = (page: Page) =>
  page.getByRole('heading', { level: 1, name: 'Votre compte' }).waitFor()

test('a session that ended before « Enregistrer » loses nothing of what was typed', async () => {
  const secretary = await signIn()
  const page = await journey.open(`/communes/${insee}/reglages`, { as: secretary })
  const size = page.getByRole('form', { name: 'Taille de la mairie' })
  const posts = size.getByLabel('Ordinateurs, portables compris')
  await posts.waitFor()
  await posts.fill('17')
  // Closed from another computer.
  await secretary.post('/api/v1/sign-out')
  await size.getByRole('button', { name: /^Enregistrer/ }).click()
  await page.getByText('Connectez-vous d’abord').first().waitFor()
  expect(await posts.inputValue()).toBe('17')
  await signInBeside(page)
  await size.getByRole('button', { name: /^Enregistrer/ }).click()
  await page
    .getByText(/^Enregistré à/)
    .first()
    .waitFor()
  await page.reload()
  await expect.poll(() => posts.inputValue(), { timeout: 20_000 }).toBe('17')
  journey.forgive(/status of 401/)
})

/** Signs in again in another tab, as the message proposes. */
async function signInBeside(page: Page): Promise<void> {
  const [tab] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('link', { name: 'Se connecter dans un autre onglet' }).first().click(),
  ])
  await tab.getByLabel('Votre adresse de messagerie').fill(secretaryEmail)
  await tab.getByLabel('Mot de passe', { exact: true }).fill(password)
  await tab.getByRole('button', { name: 'Se connecter', exact: true }).click()
  await isHome(tab)
}

test('nor of an answer and its remark, nor of a message about an action', async () => {
  const secretary = await signIn()
  const page = await journey.open(`/communes/${insee}/questions/backup-watched`, { as: secretary })
  await page.getByText('Ajouter une remarque').click()
  const note = page.getByLabel('Votre remarque')
  await secretary.post('/api/v1/sign-out')
  await note.fill('Le disque est au coffre.')
  await page.getByRole('radio', { name: 'Non', exact: true }).click()
  await page.getByText('Pas encore enregistré.').waitFor()
  expect(await note.inputValue()).toBe('Le disque est au coffre.')
  await lookAt(page, 'session-ended-on-an-answer')
  await signInBeside(page)
  await page.getByRole('button', { name: 'Enregistrer de nouveau' }).click()
  await page.getByText(/^Enregistré à/).waitFor()
  await page.reload()
  await expect.poll(() => note.inputValue(), { timeout: 20_000 }).toBe('Le disque est au coffre.')

  const again = await signIn()
  const plan = (await again.get(`/api/v1/communes/${insee}/plan`)).body as { actions: { id: string }[] }
  const action = await journey.open(`/communes/${insee}/actions/${plan.actions[0]?.id}`, { as: again })
  const message = action.getByLabel('Votre message')
  await message.fill('Devis demandé lundi.')
  await again.post('/api/v1/sign-out')
  await action.getByRole('button', { name: 'Ajouter', exact: true }).click()
  await action.getByText('Connectez-vous d’abord').first().waitFor()
  expect(await message.inputValue()).toBe('Devis demandé lundi.')
  await signInBeside(action)
  await action.getByRole('button', { name: 'Ajouter', exact: true }).click()
  await action.getByText('Message ajouté.').waitFor()
  journey.forgive(/status of 401/)
})

test('an administrator whose delay is over is led to the second proof, and comes back where she was going', async () => {
  const day = 24 * 60 * 60 * 1000
  journey.office.moveClock(15 * day)
  try {
    const page = await journey.open(`/communes/${insee}/plan`, { as: await signIn() })
    await plugDevice(page)
    await page.getByRole('heading', { level: 1, name: 'Une deuxième preuve à la connexion' }).waitFor()
    await lookAt(page, 'second-proof-asked')
    const add = page.getByRole('form', { name: 'Ajouter une clé d’accès' })
    await add.getByLabel('Nom de cette clé').fill('Mon téléphone')
    await add.getByLabel('Mot de passe actuel').fill(password)
    await add.getByRole('button', { name: 'Ajouter une clé d’accès' }).click()
    await page.getByRole('link', { name: 'Continuer' }).click()
    await arriveAt(page, 'Plan d’action')

    // The password alone, from elsewhere: the key is asked, and none may be added around it.
    const elsewhere = await signIn()
    expect((await elsewhere.get(`/api/v1/communes/${insee}`)).body.type).toMatch(/second-factor-needed$/)
    expect((await elsewhere.post('/api/v1/passkeys/begin', { password })).body.type).toMatch(
      /second-factor-needed$/,
    )
  } finally {
    journey.office.moveClock(-15 * day)
  }
  journey.forgive(/status of 403/)
})
