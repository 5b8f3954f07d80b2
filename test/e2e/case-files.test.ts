import { readFile } from 'node:fs/promises'
import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, expect, test } from 'vitest'
import { insee, openCommune } from '../support/commune-at-work.ts'
import { beginJourney } from '../support/journey.ts'
import { lookAt } from '../support/look.ts'
import type { Visitor } from '../support/visitor.ts'

const journey = beginJourney()
let secretary: Visitor

beforeAll(async () => {
  secretary = await openCommune(journey.office)
})

test('a secretary completes the complaint, and a CSIRT takes what she ticked by a link without account', async () => {
  const page = await journey.open(`/communes/${insee}/urgences`, { as: secretary })
  await page.getByLabel('À quelle heure').fill('0:01')
  await page.getByLabel('Que se passe-t-il').selectOption('ransomware')
  await page.getByLabel('C’est un exercice').check()
  await page.getByRole('button', { name: 'Ouvrir le dossier' }).click()
  await page.getByRole('heading', { level: 1, name: 'Rançongiciel' }).waitFor()
  const room = new URL(page.url()).pathname

  await page.getByRole('link', { name: 'Documents prêts' }).click()
  await page.getByText('Il manque').first().waitFor()
  await lookAt(page, 'case-files')
  await page.getByRole('link', { name: 'Relire et compléter : Dossier de plainte' }).click()
  await page.getByRole('heading', { level: 1, name: 'Dossier de plainte' }).waitFor()
  await page.getByLabel('Adresse et SIRET').fill('Place de la Mairie')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByText('continuent de suivre le dossier').first().waitFor()
  await lookAt(page, 'case-file')
  const pdf = await page.request.get(
    `${new URL(page.url()).origin}/api/v1${room.replace('urgences', 'incidents')}/files/plainte.pdf`,
  )
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-')

  await page.goto(new URL(`${room}/remise`, page.url()).href)
  await page.getByLabel('À qui').fill('CSIRT régional')
  await page.getByLabel('L’état du dossier').check()
  await page.getByLabel('Dossier de plainte').check()
  await page.getByRole('button', { name: 'Préparer' }).click()
  const link = await page.getByText('/remise#').first().textContent()
  await lookAt(page, 'hand-over')

  const outside = await journey.open(new URL(link ?? '').pathname + new URL(link ?? '').hash)
  await outside.getByRole('heading', { name: 'TLP:AMBER+STRICT' }).waitFor()
  await lookAt(outside, 'hand-over-link')
  const [download] = await Promise.all([
    outside.waitForEvent('download'),
    outside.getByRole('button', { name: 'Prendre le dossier' }).click(),
  ])
  const names = Object.entries(unzipSync(await readFile(await download.path())))
  expect(names.map(([name]) => name.split('/').slice(1).join('/'))).toEqual([
    'LISEZ-MOI.txt',
    'dossier.json',
    'documents/plainte.pdf',
  ])
  expect(strFromU8(names[0]?.[1] ?? new Uint8Array())).toContain('EXERCICE')
})
