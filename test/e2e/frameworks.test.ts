import { beforeAll, expect, test } from 'vitest'
import { setUpSecretary } from '../support/commune-at-work.ts'
import { largeLibrary, sampleLibrary } from '../support/framework-samples.ts'
import { arriveAt } from '../support/hands.ts'
import { beginJourney } from '../support/journey.ts'
import { lookAt, unfold } from '../support/look.ts'
import type { Visitor } from '../support/visitor.ts'

const journey = beginJourney()
let administrator: Visitor
let hall: string

beforeAll(async () => {
  administrator = await setUpSecretary(journey.office)
  const relay = { kind: 'relay', name: 'Relais d’essai', siren: null }
  const { body } = await administrator.post('/api/v1/organisations', relay)
  hall = `/organisations/${String(body.organisationId)}`
  // How a session is proven is another journey's.
  await journey.office.program.platform.db.asSystem('sessions of the journey', (tx) =>
    tx.updateTable('identity.session').set({ factors: 2 }).execute(),
  )
})

const yaml = (content: string) => ({
  name: 'referentiel.yaml',
  mimeType: 'application/yaml',
  buffer: Buffer.from(content),
})

test('a relay brings a framework in, answers it part by part, and turns to its next version', async () => {
  const page = await journey.open(`${hall}/referentiels`, { as: administrator })
  await page.getByRole('heading', { name: 'Aucun référentiel pour l’instant' }).waitFor()
  await lookAt(page, 'frameworks-none')
  await page.getByRole('link', { name: 'Ajouter un référentiel' }).click()
  await arriveAt(page, 'Ajouter un référentiel')

  const wrong = sampleLibrary().replace('depth: 2', 'depth: deux')
  await page.getByLabel('Fichier du référentiel').setInputFiles(yaml(wrong))
  await page.getByRole('button', { name: 'Vérifier et ajouter' }).click()
  const line = wrong.split('\n').findIndex((one) => one.includes('deux')) + 1
  await page.getByText(`Ligne ${line}`, { exact: true }).waitFor()
  journey.forgive(/422/)
  await lookAt(page, 'framework-refused')

  await page.getByLabel('Fichier du référentiel').setInputFiles(yaml(sampleLibrary()))
  await page.getByRole('button', { name: 'Vérifier et ajouter' }).click()
  await page.getByText('« Bibliothèque d’essai », version 1, est ajouté.').waitFor()
  await lookAt(page, 'framework-added')
  await page.getByRole('link', { name: 'Voir les référentiels' }).click()
  await arriveAt(page, 'Référentiels')
  await page.getByRole('button', { name: 'Commencer' }).click()
  await arriveAt(page, 'Référentiel d’essai')
  await page.getByRole('link', { name: 'Commencer' }).click()
  await arriveAt(page, 'Copies')

  await page.getByRole('radio', { name: 'Oui' }).focus()
  await page.keyboard.press('Space')
  const where = page.getByRole('group', { name: 'Où sont-elles ?' })
  await where.getByLabel('À distance').check()
  await where.getByLabel('Au coffre').check()
  await page
    .getByText(/^Enregistré à/)
    .nth(1)
    .waitFor()
  await unfold(page)
  await lookAt(page, 'framework-section')
  await page.getByRole('link', { name: 'Partie suivante' }).click()
  await arriveAt(page, 'Essais')
  // Left at once: the page goes when the answer is saved.
  await page.getByLabel('Je ne sais pas').first().check()
  await page.getByRole('link', { name: 'Revenir aux parties' }).click()
  await arriveAt(page, 'Référentiel d’essai')
  await page.getByText('2 réponses sur 4 questions').first().waitFor()
  await page.getByText('1 réponse « je ne sais pas »').waitFor()
  await lookAt(page, 'framework-overview')
  await page.getByRole('link', { name: 'Voir les résultats' }).click()
  await arriveAt(page, 'Résultats')
  await page.getByText('3,33 sur 5').first().waitFor()
  await unfold(page)
  await lookAt(page, 'framework-results')

  const newer = sampleLibrary({ version: 2 }).replaceAll('urn:essai:q:when', 'urn:essai:q:since')
  await page.goto(`${journey.office.url}${hall}/referentiels/ajouter`)
  await page.getByLabel('Fichier du référentiel').setInputFiles(yaml(newer))
  await page.getByRole('button', { name: 'Vérifier et ajouter' }).click()
  await page.getByText('version 2, est ajouté').waitFor()
  await page.getByRole('link', { name: 'Voir les référentiels' }).click()
  await page.getByRole('link', { name: 'Continuer' }).click()
  await page.getByRole('link', { name: 'Voir ce qui change' }).click()
  await arriveAt(page, 'Passer à la version 2')
  await page.getByText('Depuis quand ?').first().waitFor()
  await lookAt(page, 'framework-new-version')
  await page.getByRole('button', { name: 'Passer à la nouvelle version' }).click()
  await arriveAt(page, 'Référentiel d’essai')
  await page.getByText('version 2').first().waitFor()
})

test('a framework of a thousand requirements shows one part at a time', async () => {
  const page = await journey.open(`${hall}/referentiels/ajouter`, {
    as: administrator,
  })
  await page.getByLabel('Fichier du référentiel').setInputFiles(yaml(largeLibrary(1000)))
  await page.getByRole('button', { name: 'Vérifier et ajouter' }).click()
  await page.getByText('« Grande bibliothèque », version 1, est ajouté.').waitFor()
  await page.getByRole('link', { name: 'Voir les référentiels' }).click()
  await page
    .getByRole('form', { name: 'Grand référentiel' })
    .getByRole('button', { name: 'Commencer' })
    .click()
  await arriveAt(page, 'Grand référentiel')
  await page.getByRole('link', { name: 'Chapitre 40', exact: true }).click()
  await arriveAt(page, 'Chapitre 40')
  expect(await page.getByRole('radiogroup').count()).toBe(19)
  await lookAt(page, 'framework-large-section')
})
