import AxeBuilder from '@axe-core/playwright'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { type BuiltPages, buildPages, servePages } from '../support/built-pages.ts'

/** The leaf components of `src/ui`, in a real browser, under the headers of the product. */
let pages: BuiltPages
let server: { url: string; close: () => void }
let browser: Browser
/** What the browser complained of: a refused style, an unknown property, a failed fetch. */
let complaints: string[] = []

const screens = ['tableau', 'mesure', 'question', 'formulaire', 'pieces', 'introuvable', 'indisponible']

beforeAll(async () => {
  pages = await buildPages('src/ui/gallery')
  server = await servePages(pages)
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  server?.close()
  pages?.remove()
})
afterEach(() => {
  expect(complaints).toEqual([])
  complaints = []
})

async function open(screen: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
  const page = await context.newPage()
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  await page.goto(`${server.url}/#/${screen}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  expect(violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`)).toEqual([])
}

const focusedName = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '')

describe.each(['light', 'dark'] as const)('in the %s theme', (colorScheme) => {
  test.each(screens)('%s has no fault that axe can see, at a desk and on a phone', async (screen) => {
    const page = await open(screen, { colorScheme })
    await expectAccessible(page)
    await page.setViewportSize({ width: 360, height: 740 })
    await expectAccessible(page)
    await page.context().close()
  })
})

test('nothing sticks out sideways, from 320 px wide and at 200 % zoom', async () => {
  const page = await open('tableau')
  for (const screen of screens) {
    await page.goto(`${server.url}/#/${screen}`)
    for (const width of [320, 360, 640, 1280]) {
      await page.setViewportSize({ width, height: 740 })
      const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect({ screen, width, excess: Math.max(0, excess) }).toEqual({ screen, width, excess: 0 })
    }
  }
  await page.context().close()
})

describe('the frame', () => {
  test('lets the keyboard jump to the content', async () => {
    const page = await open('tableau')
    await page.keyboard.press('Tab')
    expect(await focusedName(page)).toBe('Aller au contenu')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('contenu')
    await page.context().close()
  })

  test('on a new page names the window, moves the focus to its title and says it', async () => {
    const page = await open('tableau')
    expect(await page.title()).toBe('Aujourd’hui · Beffroi')
    await page.getByRole('link', { name: 'Mesure', exact: true }).click()
    const title = page.getByRole('heading', { level: 1, name: 'Les sauvegardes sont restaurables' })
    await title.waitFor()
    expect(await title.evaluate((element) => element === document.activeElement)).toBe(true)
    expect(await page.title()).toBe('Les sauvegardes sont restaurables · Beffroi')
    await page
      .getByRole('status')
      .filter({ hasText: 'Page affichée : Les sauvegardes' })
      .waitFor({ state: 'attached' })
    expect(await page.getByRole('link', { name: 'Mesure', exact: true }).getAttribute('aria-current')).toBe(
      'page',
    )
    await page.context().close()
  })

  test('opens and closes the menu of the person by keyboard', async () => {
    const page = await open('tableau')
    const menu = page.locator('summary', { hasText: 'Secrétaire de mairie' })
    await menu.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: 'Mon compte' }).waitFor()
    await expectAccessible(page)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Escape')
    expect(await page.getByRole('link', { name: 'Mon compte' }).isVisible()).toBe(false)
    expect(await menu.evaluate((element) => element === document.activeElement)).toBe(true)
    await page.context().close()
  })

  test('asks once before the emergency, and gives the focus back when one declines', async () => {
    const page = await open('tableau')
    const urgency = page.getByRole('button', { name: 'Urgence informatique' })
    await urgency.click()
    const dialog = page.getByRole('dialog', { name: 'Une urgence informatique ?' })
    await dialog.getByText('Rien n’est envoyé sans vous.').waitFor()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    expect(await dialog.isVisible()).toBe(false)
    expect(await urgency.evaluate((element) => element === document.activeElement)).toBe(true)
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Les sauvegardes sont restaurables' }).waitFor()
    await page.context().close()
  })

  test('says when the network is gone, and when it is back', async () => {
    const page = await open('tableau')
    await page.context().setOffline(true)
    await page.getByText('Vous êtes hors ligne.').waitFor()
    await expectAccessible(page)
    await page.context().setOffline(false)
    await page.getByText('Vous êtes hors ligne.').waitFor({ state: 'detached' })
    await page.context().close()
  })
})

describe('choosing among thousands', () => {
  test('by keyboard: type, walk, choose; the value goes with the form', async () => {
    const page = await open('formulaire')
    const field = page.getByRole('combobox', { name: 'Commune' })
    await field.pressSequentially('cort')
    await page.getByText('2 propositions').waitFor()
    await page.keyboard.press('ArrowDown')
    expect(
      await page.getByRole('option', { name: /Cortevaix \(71460\)/ }).getAttribute('aria-selected'),
    ).toBe('true')
    await expectAccessible(page)
    await page.keyboard.press('Enter')
    expect(await field.inputValue()).toBe('Cortevaix (71460)')
    expect(await page.locator('input[name="commune"]').inputValue()).toBe('71146')
    await page.context().close()
  })

  test('by touch, on a phone', async () => {
    const page = await open('formulaire', { viewport: { width: 360, height: 740 }, hasTouch: true })
    await page.getByRole('combobox', { name: 'Commune' }).fill('cluny')
    await page.getByRole('option', { name: /Cluny/ }).tap()
    expect(await page.locator('input[name="commune"]').inputValue()).toBe('71137')
    await page.context().close()
  })

  test('Escape closes the list, then empties the field; a choice typed over is no longer one', async () => {
    const page = await open('formulaire')
    const field = page.getByRole('combobox', { name: 'Commune' })
    await field.fill('cluny')
    await page.getByRole('option', { name: /Cluny/ }).click()
    await field.pressSequentially('x')
    expect(await page.locator('input[name="commune"]').inputValue()).toBe('')
    await page.getByText('Aucune proposition').waitFor()
    await page.keyboard.press('Escape')
    expect(await field.inputValue()).toBe('')
    await page.context().close()
  })

  test('a search that fails says so and leaves what was typed', async () => {
    const page = await open('formulaire')
    const field = page.getByRole('combobox', { name: 'Commune' })
    await field.fill('panne')
    await page.getByText('La recherche n’a pas abouti').waitFor()
    expect(await field.inputValue()).toBe('panne')
    await page.context().close()
  })
})

describe('a form', () => {
  async function fill(page: Page, email: string): Promise<void> {
    await page.getByRole('combobox', { name: 'Commune' }).fill('cluny')
    await page.getByRole('option', { name: /Cluny/ }).click()
    await page.getByLabel('Adresse électronique').fill(email)
    await page.getByLabel('Nombre d’ordinateurs').fill('4')
    await page.getByLabel('Qui s’occupe de vos ordinateurs ?').selectOption('company')
    await page.getByRole('radio', { name: 'Maire ou élu' }).check()
    await page.getByLabel('Mot de passe', { exact: true }).fill('quatre mots bien longs')
    await page.getByRole('checkbox', { name: 'J’ai lu ce qui précède' }).check()
  }

  test('left empty, tells each field at the top and beside it, and leads there', async () => {
    const page = await open('formulaire')
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    expect(await focusedName(page)).toContain('7 réponses sont à revoir')
    await expectAccessible(page)
    await page.getByRole('link', { name: /^Vous êtes/ }).click()
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('role')
    const email = page.getByLabel('Adresse électronique')
    expect(await email.getAttribute('aria-invalid')).toBe('true')
    const describedBy = (await email.getAttribute('aria-describedby')) ?? ''
    const words = await page.evaluate(
      (ids) => ids.split(' ').map((id) => document.getElementById(id)?.textContent?.trim()),
      describedBy,
    )
    expect(words).toEqual(['Celle que le public utilise.', 'Remplissez ce champ.'])
    await page.context().close()
  })

  test('refused by the API, keeps what was typed and shows the sentence of each field', async () => {
    const page = await open('formulaire')
    await fill(page, 'refus@exemple.fr')
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await page.getByRole('link', { name: /Cette adresse est déjà prise/ }).waitFor()
    expect(await focusedName(page)).toContain('Deux réponses sont à revoir')
    expect(await page.getByLabel('Adresse électronique').inputValue()).toBe('refus@exemple.fr')
    expect(await page.getByLabel('Mot de passe', { exact: true }).inputValue()).toBe('quatre mots bien longs')
    await page.getByText('La commune a été fusionnée entre-temps.').waitFor()
    await expectAccessible(page)
    await page.context().close()
  })

  test('pressed twice, is sent once; then says that it is done', async () => {
    const page = await open('formulaire')
    await fill(page, 'mairie@exemple.fr')
    const button = page.getByRole('button', { name: 'Enregistrer' })
    await button.evaluate((element) => {
      if (!(element instanceof HTMLButtonElement)) throw new Error('not a button')
      element.click()
      setTimeout(() => element.click(), 100)
      setTimeout(() => element.click(), 200)
    })
    await page.getByText('Enregistré : commune 71137, envoi n° 1.').waitFor()
    await page.waitForTimeout(600)
    await page.getByText('envoi n° 1.').waitFor()
    await expectAccessible(page)
    await page.context().close()
  })

  test('a file too big is refused before it travels', async () => {
    const page = await open('formulaire')
    const file = { name: 'preuve.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(1_100_000) }
    await page.getByLabel('Une preuve').setInputFiles(file)
    await page.getByText('Ce fichier est trop gros : 1 Mo au plus. Rien n’a été envoyé.').waitFor()
    await page.context().close()
  })
})

describe('smaller pieces', () => {
  test('copying says that it is done', async () => {
    const page = await open('mesure', { permissions: ['clipboard-read', 'clipboard-write'] })
    await page.getByRole('button', { name: 'Copier le courriel' }).click()
    await page.getByText('Copié', { exact: true }).waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^Bonjour,/)
    await page.context().close()
  })

  test('a table stays a table when it is stacked on a phone', async () => {
    const page = await open('tableau', { viewport: { width: 360, height: 740 } })
    const table = page.getByRole('table', { name: /Dernier passage/ })
    expect(await table.getByRole('columnheader').allTextContents()).toEqual(['Quoi', 'Constat', 'Preuve'])
    expect(await table.getByRole('row').count()).toBe(8)
    await table.getByRole('rowheader', { name: 'Caméras' }).waitFor()
    await page.context().close()
  })

  test('a picture of figures has its table behind it', async () => {
    const page = await open('tableau')
    await page.getByRole('img', { name: 'Les 13 mesures essentielles : 5 prouvées, 3 déclarées' }).waitFor()
    await page.getByText('Voir en tableau').click()
    await page
      .getByRole('table', { name: 'Les 13 mesures essentielles' })
      .getByRole('row', { name: 'Total 13' })
      .waitFor()
    await page.context().close()
  })

  test('a bug of a page leaves the frame standing, with words and a way on', async () => {
    const page = await open('panne')
    await page.getByRole('heading', { level: 1, name: 'Quelque chose s’est mal passé' }).waitFor()
    await page.getByRole('button', { name: 'Recharger la page' }).waitFor()
    await page.getByRole('navigation', { name: 'Rubriques' }).waitFor()
    expect(complaints.join()).toContain('a bug of a page')
    complaints = []
    await page.context().close()
  })
})
