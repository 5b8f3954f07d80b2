import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { insee, openCommune, password } from '../support/commune-at-work.ts'
import { beginJourney } from '../support/journey.ts'
import { lookAt } from '../support/look.ts'
import type { Visitor } from '../support/visitor.ts'

const journey = beginJourney()
const day = 24 * 60 * 60 * 1000
const odileEmail = 'odile@commune.fr'

beforeAll(() => openCommune(journey.office))

/** An administrator since a month, signed in; proven twice unless told otherwise. */
async function administrator(name: string, factors: 1 | 2 = 2, sinceDays = 30) {
  const { program } = journey.office
  const { identity, territory } = program.capabilities
  const organisationId = (await territory.organisationOf(insee)) ?? ''
  const since = new Date(Date.now() - sinceDays * day)
  const email = `${name.toLowerCase()}@commune.fr`
  const personId = await program.platform.db.asSystem('a person of this test', async (tx) => {
    const added = await identity.addPerson(tx, { name, email, isInstaller: false })
    if (added === null) throw new Error('this address has an account')
    const member = {
      organisationId,
      personId: added,
      role: 'administrator',
      sinceAt: since,
      roleSinceAt: since,
    }
    await tx.insertInto('territory.member').values(member).execute()
    return added
  })
  return signIn(personId, factors)
}

async function signIn(personId: string, factors: 1 | 2): Promise<Visitor> {
  const { program } = journey.office
  const visitor = journey.office.visitor()
  const link = await program.capabilities.identity.signInLink(personId)
  await visitor.post('/api/v1/sign-in/link', { token: link.split('#')[1] ?? '' })
  await program.platform.db.asSystem('as if proven twice', (tx) =>
    tx.updateTable('identity.session').set({ factors }).where('personId', '=', personId).execute(),
  )
  return visitor
}

const title = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor()

test('who lost everything reads a code to two administrators, and a day later chooses a new password', async () => {
  const odile = await administrator('Odile')
  const alice = await administrator('Alice')
  const boris = await administrator('Boris')

  const page = await journey.open('/connexion')
  await page.getByText('Mot de passe ou téléphone perdu ?').click()
  await page.getByRole('link', { name: 'Récupérer mon compte' }).click()
  await title(page, 'Récupérer votre compte')
  await lookAt(page, 'recovery-ask')
  await page.getByLabel('Votre adresse de messagerie').fill('odile')
  await page.getByRole('button', { name: 'Faire la demande' }).click()
  await page
    .getByText(/Cette adresse est incomplète|adresse/)
    .first()
    .waitFor()
  await page.getByLabel('Votre adresse de messagerie').fill(odileEmail)
  await page.getByRole('button', { name: 'Faire la demande' }).click()
  await title(page, 'Votre demande est faite')
  const code = (await page.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/).textContent()) ?? ''
  await lookAt(page, 'recovery-code')

  const desk = await journey.open(`/communes/${insee}/plan`, { as: alice })
  await desk.getByRole('link', { name: 'Voir la demande' }).click()
  await title(desk, 'Comptes à récupérer')
  await lookAt(desk, 'vouching-first')
  await desk.getByLabel('Code lu par la personne').fill('AAAA-AAAA')
  await desk.getByRole('button', { name: 'Confirmer que c’est bien elle' }).click()
  await desk.getByText('Ce code ne correspond pas').first().waitFor()
  await lookAt(desk, 'vouching-wrong-code')
  journey.forgive(/status of 422/)
  await desk.getByLabel('Code lu par la personne').fill(code.toLowerCase())
  await desk.getByRole('button', { name: 'Confirmer que c’est bien elle' }).click()
  await desk.getByText('Il manque une autre personne').waitFor()

  // Her other computer is still signed in: it says so, and could stop it.
  const home = await journey.open(`/communes/${insee}/plan`, { as: odile })
  await home.getByRole('button', { name: 'Arrêter la récupération' }).waitFor()
  await lookAt(home, 'recovery-notice-of-the-owner')

  const second = await journey.open(`/communes/${insee}/recuperations`, { as: boris })
  await second.getByLabel('Code lu par la personne').fill(code)
  await second.getByRole('button', { name: 'Confirmer que c’est bien elle' }).click()
  await second.getByText('Un nouveau mot de passe pourra être choisi à partir du').waitFor()
  await lookAt(second, 'vouching-second')

  await page.getByRole('button', { name: 'Où en est ma demande ?' }).click()
  await title(page, 'C’est confirmé, encore un peu de patience')
  await lookAt(page, 'recovery-later')
  journey.office.moveClock(day)
  try {
    await page.getByRole('button', { name: 'Où en est ma demande ?' }).click()
    await title(page, 'Choisissez un nouveau mot de passe')
    await lookAt(page, 'recovery-open')
    await page.getByLabel('Nouveau mot de passe').fill(password)
    await page.getByRole('button', { name: 'Reprendre mon compte' }).click()
    await page
      .getByRole('heading', { level: 1, name: /^Dix minutes|^Cette semaine|deuxième preuve/ })
      .waitFor()
    await lookAt(page, 'recovery-done')
    expect((await odile.get('/api/v1/session')).body.person).toBeNull()
    await second.reload()
    await second.getByText('nouveau mot de passe choisi').waitFor()
    await lookAt(second, 'vouching-history')
  } finally {
    journey.office.moveClock(-day)
  }
  // Her role asks for a second proof: the page that sets it up comes first.
  journey.forgive(/status of 403/)
})

test('a link cut short stops nothing, and says so', async () => {
  const page = await journey.open('/connexion/arreter')
  await page.getByText('Ce lien est incomplet').first().waitFor()
  await lookAt(page, 'recovery-stop-cut')
  await page.goto(`${journey.office.url}/connexion/arreter#${'a'.repeat(60)}`)
  await page.reload()
  await page.getByRole('button', { name: 'Arrêter la récupération' }).click()
  await page.getByText('Déjà terminé').first().waitFor()
  await lookAt(page, 'recovery-stop-over')
  journey.forgive(/status of 410/)
})

test('an administrator reads on every page from when a second proof will be asked', async () => {
  const denis = await administrator('Denis', 1, 2)
  const page = await journey.open(`/communes/${insee}/plan`, { as: denis })
  await page.getByText(/une deuxième preuve vous sera demandée/).waitFor()
  await lookAt(page, 'second-proof-soon')
  await page.goto(`${journey.office.url}/communes/${insee}/reglages`)
  await page.getByText(/une deuxième preuve vous sera demandée/).waitFor()
  await page.getByRole('link', { name: /^La mettre en place/ }).click()
  await title(page, 'Une deuxième preuve à la connexion')
})
