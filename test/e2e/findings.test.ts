import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { insee, openCommune } from '../support/commune-at-work.ts'
import { arriveAt } from '../support/hands.ts'
import { beginJourney } from '../support/journey.ts'
import { lookAt, unfold } from '../support/look.ts'
import type { Visitor } from '../support/visitor.ts'

/** No rule against those who imitate the commune, and a DNS server that does not answer about SPF. */
const journey = beginJourney({
  zones: { '_dmarc.commune.fr': null },
  misbehave: { 'commune.fr TXT': 'silent' },
})
const findings = `/communes/${insee}/constats`
let secretary: Visitor

beforeAll(async () => {
  secretary = await openCommune(journey.office)
})

const open = (path: string) =>
  journey.open(path, { as: secretary, permissions: ['clipboard-read', 'clipboard-write'] })

/** What the button just pressed put in the clipboard. */
async function copy(page: Page, name: string): Promise<string> {
  await page.evaluate(() => navigator.clipboard.writeText(''))
  await page.getByRole('button', { name }).click()
  const read = () => page.evaluate(() => navigator.clipboard.readText())
  await expect.poll(read, { timeout: 20_000 }).not.toBe('')
  return read()
}

test('the first check, from an empty page to four verdicts, each a word and a sign', async () => {
  const page = await open(findings)
  await page.getByText('Ici, ce que n’importe qui peut voir de votre commune').waitFor()
  await lookAt(page, 'findings-empty')
  await page.getByRole('button', { name: 'Vérifier maintenant' }).click()
  await page.getByRole('progressbar', { name: 'Vérification de commune.fr' }).waitFor()
  await lookAt(page, 'findings-under-way')
  const ended = page.getByRole('status').filter({ hasText: 'La vérification est terminée.' })
  await ended.waitFor({ state: 'attached', timeout: 60_000 })

  await page
    .getByText(/\d à corriger/)
    .first()
    .waitFor()
  await page
    .getByText(/\d que nous n’avons pas pu voir/)
    .first()
    .waitFor()
  await unfold(page)
  for (const verdict of ['À corriger', 'Impossible à dire', 'Bon', 'Sans objet']) {
    const shown = page.getByText(verdict, { exact: true }).first()
    await shown.waitFor()
    expect({ verdict, signs: await shown.evaluate((word) => word.querySelectorAll('svg').length) }).toEqual({
      verdict,
      signs: 1,
    })
  }
  await page
    .getByRole('table')
    .getByRole('row', { name: /^Messagerie/ })
    .getByText('Pas encore')
    .first()
    .waitFor()
  await lookAt(page, 'findings')
})

test('what is missing comes with whom to ask, what to say, and the exact record to copy', async () => {
  const page = await open(findings)
  const title = 'Une consigne contre l’usurpation est publiée (DMARC)'
  await page.getByRole('link', { name: title, exact: true }).click()
  await arriveAt(page, title)
  await page.getByRole('heading', { level: 3, name: 'Qui s’en occupe' }).waitFor()
  expect(await copy(page, 'Copier le nom')).toBe('_dmarc.commune.fr')
  expect(await copy(page, 'Copier la valeur')).toMatch(/^v=DMARC1; p=\w+;/)
  expect(await copy(page, 'Copier ce texte')).toMatch(/^Pouvez-vous ajouter l’enregistrement/)
  await page.getByText('TXT', { exact: true }).waitFor()
  expect(await copy(page, 'Copier le relevé')).toContain('_dmarc.commune.fr')
  await lookAt(page, 'finding-to-fix')
})

test('a server that does not answer is no fault of the commune, and is said as such', async () => {
  const page = await open(findings)
  const title = 'La liste des serveurs autorisés est publiée (SPF)'
  await page.getByRole('link', { name: title, exact: true }).click()
  await arriveAt(page, title)
  await page.getByText('Impossible à dire', { exact: true }).first().waitFor()
  await page.getByText('Rien pour l’instant : une prochaine vérification tranchera.').waitFor()
  expect(await page.getByText('À corriger', { exact: true }).count()).toBe(0)
  await lookAt(page, 'finding-could-not-tell')
})

test('what is in order says that there is nothing to do', async () => {
  const page = await open(`${findings}/1.5`)
  await page.getByRole('heading', { level: 1, name: 'Le certificat du site est valable' }).waitFor()
  await page.getByText('Bon', { exact: true }).first().waitFor()
  await page.getByRole('region', { name: 'Ce qu’il y a à faire' }).getByText('Rien.').waitFor()
  await lookAt(page, 'finding-ok')
})
