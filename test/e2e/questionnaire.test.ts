import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { answerAll, insee, inviteColleague, openCommune } from '../support/commune-at-work.ts'
import { arriveAt } from '../support/hands.ts'
import { beginJourney, phone } from '../support/journey.ts'
import { lookAt } from '../support/look.ts'
import type { Visitor } from '../support/visitor.ts'

const journey = beginJourney()
const questions = `/communes/${insee}/questions`
let secretary: Visitor
let mayor: Visitor

beforeAll(async () => {
  secretary = await openCommune(journey.office)
  await answerAll(secretary, 'no', 'firstVisit')
  mayor = await inviteColleague(journey.office, secretary, 'Paul Durand')
})

const choose = async (page: Page, name: string) => {
  await page.getByRole('radio', { name, exact: true }).click()
  await page.getByText(/^Enregistré à/).waitFor()
}

const writeNote = async (page: Page, note: string) => {
  await page.getByText('Ajouter une remarque').click()
  await page.getByLabel('Votre remarque').fill(note)
}

/** The address of a question on which nobody else works in this file. */
async function openQuestion(person: Visitor, id: string): Promise<Page> {
  const page = await journey.open(`${questions}/${id}`, { as: person })
  await page.getByRole('radio').first().waitFor()
  return page
}

test('five questions, begun in the office, taken up again on a phone, and what they changed', async () => {
  const office = await journey.open(questions, { as: secretary })
  await office.getByRole('heading', { level: 1, name: 'Cinq questions cette semaine' }).waitFor()
  await lookAt(office, 'questions')
  await office.getByRole('link', { name: 'Commencer', exact: true }).click()
  for (const number of [1, 2]) {
    await office.getByRole('img', { name: `Question ${number} sur 5` }).waitFor()
    await arriveAt(office, /\?$/)
    await choose(office, 'Je ne sais pas')
    await office.getByRole('button', { name: 'Suivante' }).click()
  }
  await office.getByRole('img', { name: 'Question 3 sur 5' }).waitFor()
  const third = await (await arriveAt(office, /\?$/)).textContent()
  const address = new URL(office.url())
  await office.context().close()

  const pocket = await journey.open(address.pathname + address.search, { as: secretary, viewport: phone })
  await pocket.getByRole('heading', { level: 1, name: third ?? '' }).waitFor()
  await pocket.getByRole('button', { name: 'Précédente' }).click()
  await pocket.getByRole('img', { name: 'Question 2 sur 5' }).waitFor()
  expect(await pocket.getByRole('radio', { name: 'Je ne sais pas', exact: true }).isChecked()).toBe(true)
  await lookAt(pocket, 'question-answered')
  await pocket.getByRole('button', { name: 'Suivante' }).click()
  for (const number of [3, 4, 5]) {
    await pocket.getByRole('img', { name: `Question ${number} sur 5` }).waitFor()
    await pocket.getByRole('radio').first().click()
    await pocket.getByText(/^Enregistré à/).waitFor()
    await pocket.getByRole('button', { name: number === 5 ? 'Terminer' : 'Suivante' }).click()
  }
  await arriveAt(pocket, 'Merci, voici ce que cela change')
  await pocket.getByText(/^5 réponses enregistrées/).waitFor()
  await pocket.getByRole('link', { name: 'Relire le courriel' }).waitFor()
  await lookAt(pocket, 'thanks')
})

test('two people on the same question see both answers, and choose; nothing is lost', async () => {
  const [hers, his] = await Promise.all([
    openQuestion(secretary, 'backup-offline'),
    openQuestion(mayor, 'backup-offline'),
  ])
  await choose(hers, 'Non')
  await writeNote(his, 'Le disque est au coffre.')
  await his.getByRole('radio', { name: 'Oui', exact: true }).click()
  const both = his.getByRole('button', { name: 'Garder celle-ci' })
  await both.first().waitFor()
  expect(await both.count()).toBe(2)
  const theirs = his.getByRole('region', { name: /^Enregistré par Claire Martin/ })
  expect(await theirs.getByText('Non', { exact: true }).isVisible()).toBe(true)
  const yours = his.getByRole('region', { name: /^Sur votre écran/ })
  expect(await yours.getByText('Le disque est au coffre.').isVisible()).toBe(true)
  await lookAt(his, 'question-conflict')
  await yours.getByRole('button', { name: 'Garder celle-ci' }).click()
  await his.getByText(/^Enregistré à/).waitFor()
  await both.first().waitFor({ state: 'detached' })

  await hers.reload()
  await hers.getByText(/^Réponse de Paul Durand/).waitFor()
  expect(await hers.getByRole('radio', { name: 'Oui', exact: true }).isChecked()).toBe(true)
  expect(await hers.getByLabel('Votre remarque').inputValue()).toBe('Le disque est au coffre.')
  journey.forgive(/status of 412/)
})

test('the server goes away in the middle of an answer: it says so, keeps what was typed, and sends it again', async () => {
  const page = await openQuestion(secretary, 'backup-watched')
  await choose(page, 'Non')
  await journey.office.door.close()
  try {
    await writeNote(page, 'Demander à l’entreprise un essai en mars.')
    await page.getByRole('radio', { name: 'Oui', exact: true }).click()
    await page.getByText('Beffroi ne répond pas', { exact: true }).waitFor()
    await page
      .getByText('Rien n’est perdu : ce que vous avez choisi et écrit est toujours à l’écran.')
      .waitFor()
    await page.getByText('Pas encore enregistré.').waitFor()
    expect(await page.getByLabel('Votre remarque').inputValue()).toBe(
      'Demander à l’entreprise un essai en mars.',
    )
    await lookAt(page, 'question-not-saved')
  } finally {
    await journey.office.door.reopen()
  }
  await page.getByRole('button', { name: 'Enregistrer de nouveau' }).click()
  await page.getByText(/^Enregistré à/).waitFor()
  await page.reload()
  expect(await page.getByRole('radio', { name: 'Oui', exact: true }).isChecked()).toBe(true)
  expect(await page.getByLabel('Votre remarque').inputValue()).toBe(
    'Demander à l’entreprise un essai en mars.',
  )
  journey.forgive(/ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_EMPTY_RESPONSE|preload assets/)
})
