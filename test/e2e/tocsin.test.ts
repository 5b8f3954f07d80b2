import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { openLastingBrowser } from '../support/browser.ts'
import { insee, openCommune } from '../support/commune-at-work.ts'
import { beginJourney, phone } from '../support/journey.ts'
import { lookAt } from '../support/look.ts'
import type { Visitor } from '../support/visitor.ts'

const journey = beginJourney()
const hand = { viewport: phone, hasTouch: true, serviceWorkers: 'allow' } as const
const incidents = `/api/v1/communes/${insee}/incidents`
let secretary: Visitor

beforeAll(async () => {
  secretary = await openCommune(journey.office)
})

const title = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()
const tapLink = (page: Page, name: string | RegExp) => page.getByRole('link', { name }).first().tap()
const tapButton = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().tap()

/** Until the service worker has kept all that an emergency needs. */
const installed = (page: Page) =>
  page.evaluate(async () => (await navigator.serviceWorker.ready).active !== null)

async function openRansom(page: Page): Promise<void> {
  await tapLink(page, /^Un poste ou des fichiers/)
  await title(page, 'Qu’est-ce que vous voyez sur ce poste ?')
  await tapLink(page, /^Un message demande de l’argent/)
  await title(page, 'Le prestataire est-il touché aussi ?')
  await tapButton(page, /^Non$/)
  await title(page, 'Débranchez le réseau, le Wi-Fi et les sauvegardes')
}

async function writeLine(page: Page, words: string, photo?: { name: string; buffer: Buffer }): Promise<void> {
  await page.getByLabel('Que s’est-il passé ?').fill(words)
  if (photo) {
    await page.locator('#photo').setInputFiles({ ...photo, mimeType: 'image/jpeg' })
    await page.getByText(photo.name).waitFor()
  }
  await tapButton(page, 'Écrire cette ligne')
  await page.locator('form').getByText('Ligne gardée sur ce téléphone.').waitFor()
}

/** A photograph as far as its first bytes say, different each time. */
const photograph = (bytes: number) => {
  const buffer = Buffer.alloc(bytes, 7)
  Buffer.from([0xff, 0xd8, 0xff, 0xe0]).copy(buffer)
  return buffer
}

async function cases(): Promise<{ id: string; kind: string }[]> {
  const { body } = await secretary.get(incidents)
  return body.incidents as { id: string; kind: string }[]
}

async function linesOf(id: string): Promise<string[]> {
  const { body } = await secretary.get(`${incidents}/${id}/entries`)
  return (body.entries as { body: { text: string } }[]).map((entry) => entry.body.text)
}

describe('the phone entry', () => {
  test('with the server dead and the network gone it opens, leads, keeps; back online each line arrives once', async () => {
    const page = await journey.open('/tocsin/#/relier', { ...hand, as: secretary })
    await tapButton(page, /^Relier à /)
    await page
      .getByText(/^Ce dossier est relié à /)
      .first()
      .waitFor()
    await installed(page)
    await journey.office.door.close()
    await page.context().setOffline(true)

    await page.goto(`${journey.office.url}/tocsin/`)
    await title(page, 'Que se passe-t-il ?')
    await page.getByText('Rien n’est envoyé sans vous.').waitFor()
    await page.getByText('Hors ligne').waitFor()
    await lookAt(page, 'tocsin-opening')
    await openRansom(page)
    await page
      .getByText(/^(aujourd’hui )?avant /)
      .first()
      .waitFor()
    await lookAt(page, 'tocsin-step')
    await tapButton(page, 'C’est fait')
    await title(page, 'N’éteignez rien, n’effacez rien')
    await tapButton(page, 'C’est fait')
    await title(page, /^Si des fichiers changent encore/)
    await tapButton(page, 'Cela ne nous concerne pas')
    await title(page, 'Prévenez le maire, puis appelez à l’aide')
    await tapLink(page, 'Main courante')
    await writeLine(page, 'Message de rançon sur le poste accueil.', {
      name: 'ecran.jpg',
      buffer: photograph(300_000),
    })
    await writeLine(page, 'Réseau débranché par la secrétaire.')
    await page.getByText('sur ce téléphone seulement', { exact: false }).first().waitFor()
    await lookAt(page, 'tocsin-log')
    expect(await cases()).toEqual([])

    await journey.office.door.reopen()
    await page.context().setOffline(false)
    await page.getByText(/^Tout est arrivé au serveur/).waitFor()
    const [opened] = await cases()
    expect(opened?.kind).toBe('ransomware')
    const lines = await linesOf(opened?.id ?? '')
    expect(lines).toEqual([
      'Dossier ouvert : Rançongiciel.',
      'Fait : Débranchez le réseau, le Wi-Fi et les sauvegardes.',
      'Fait : N’éteignez rien, n’effacez rien.',
      expect.stringMatching(/^Sans objet : Si des fichiers changent encore/),
      'Message de rançon sur le poste accueil.',
      'Réseau débranché par la secrétaire.',
    ])
    // Opened again and again, nothing more is sent.
    await page.reload()
    await page.getByText(/^Tout est arrivé au serveur/).waitFor()
    expect(await linesOf(opened?.id ?? '')).toHaveLength(6)
    journey.forgive(/ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED|ERR_FAILED/)
  })

  test('begun without anybody, a case stays on the phone until it is attached', async () => {
    const before = (await cases()).length
    const page = await journey.open('/tocsin/', { ...hand })
    await openRansom(page)
    await tapLink(page, 'Main courante')
    await writeLine(page, 'Écrit avant de savoir où.')
    await page.getByText(/^Ce dossier est sur ce téléphone seulement/).waitFor()
    expect(await cases()).toHaveLength(before)
    await tapLink(page, 'Relier ce dossier à la commune')
    await page.getByText(/^Aucun compte n’est ouvert/).waitFor()
    await lookAt(page, 'tocsin-attach')
    const cookies = [...secretary.cookies].map(([name, value]) => ({ name, value, url: journey.office.url }))
    await page.context().addCookies(cookies)
    await page.reload()
    await tapButton(page, /^Relier à /)
    await page.getByText(/^Tout est arrivé au serveur/).waitFor()
    const all = await cases()
    expect(all).toHaveLength(before + 1)
    const lines = await Promise.all(all.map(({ id }) => linesOf(id)))
    expect(lines.flat().filter((line) => line === 'Écrit avant de savoir où.')).toHaveLength(1)
    journey.forgive(/401/)
  })

  test('a human is one tap away, a wrong turn one tap back, and what is already done has its own advice', async () => {
    const page = await journey.open('/tocsin/', hand)
    await tapLink(page, /^Notre site Internet/)
    await title(page, 'Que montre le site ?')
    await lookAt(page, 'tocsin-triage')
    await tapLink(page, 'Revenir en arrière')
    await title(page, 'Que se passe-t-il ?')
    await tapLink(page, /^C’est déjà fait/)
    await page.getByText('De l’argent a été payé').tap()
    await page.getByText(/^Appelez tout de suite le comptable public/).waitFor()
    await lookAt(page, 'tocsin-already-done')
    await tapLink(page, 'J’ai besoin d’un humain maintenant')
    await title(page, 'Appeler quelqu’un')
    await page.getByLabel('Votre région').selectOption({ label: 'Bourgogne-Franche-Comté' })
    await page.getByRole('heading', { level: 2, name: /CSIRT Bourgogne-Franche-Comté/ }).waitFor()
    await page.getByText('Horaires inconnus').first().waitFor()
    expect(
      await page
        .getByRole('link', { name: /0 970 609 909/ })
        .first()
        .getAttribute('href'),
    ).toBe('tel:0970609909')
    await lookAt(page, 'tocsin-calls')
    await tapButton(page, 'Personne ne répond')
    await page.getByRole('heading', { level: 2, name: /^Appelez maintenant : (?!CSIRT)/ }).waitFor()
  })

  test('every screen of a case holds at 320 px, and a decision bears the name of who took it', async () => {
    const page = await journey.open('/tocsin/', hand)
    await openRansom(page)
    await page.setViewportSize({ width: 320, height: 640 })
    for (const address of [
      'geste',
      'gestes',
      'appeler',
      'main-courante',
      'relier',
      'papier',
      'deja-fait',
      'fausse-alerte',
    ]) {
      await page.goto(`${journey.office.url}/tocsin/#/${address}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect({ address, excess: Math.max(0, excess) }).toEqual({ address, excess: 0 })
    }
    await page.setViewportSize(phone)
    await page.goto(`${journey.office.url}/tocsin/#/gestes`)
    await lookAt(page, 'tocsin-steps')
    await page.goto(`${journey.office.url}/tocsin/#/papier`)
    await lookAt(page, 'tocsin-paper')
    await page.goto(`${journey.office.url}/tocsin/#/geste/plainte`)
    await tapButton(page, 'Qui décide ?')
    await tapButton(page, 'Noter la décision')
    await page
      .getByRole('alert')
      .getByText(/^Il manque le nom/)
      .waitFor()
    await lookAt(page, 'tocsin-decision')
    await page.getByLabel('Nom de la personne qui décide').fill('Paul Durand')
    await tapButton(page, 'Noter la décision')
    await title(page, /^Débranchez le réseau/)
    await page.goto(`${journey.office.url}/tocsin/#/main-courante`)
    await page.getByText(/Décision de Paul Durand \(maire\)/).waitFor()
    await page.goto(`${journey.office.url}/tocsin/#/fausse-alerte`)
    await lookAt(page, 'tocsin-false-alarm')
    await tapButton(page, 'Oui, tout va bien')
    await title(page, 'Que se passe-t-il ?')
    expect(await page.getByRole('link', { name: 'Reprendre' }).count()).toBe(0)
    journey.forgive(/401/)
  })

  test('a full phone says so and loses nothing of what is on the screen', async () => {
    const page = await journey.open('/tocsin/', hand)
    await openRansom(page)
    await tapLink(page, 'Main courante')
    // As a browser answers when the disk has no room for the photo.
    await page.evaluate(() => {
      const put = IDBObjectStore.prototype.put
      IDBObjectStore.prototype.put = function (value, ...key) {
        if (this.name === 'file') throw new DOMException('no room', 'QuotaExceededError')
        return put.call(this, value, ...key)
      }
    })
    const words = 'Ce texte ne doit pas se perdre.'
    await page.getByLabel('Que s’est-il passé ?').fill(words)
    const buffer = photograph(4_000_000)
    await page.locator('#photo').setInputFiles({ name: 'grande.jpg', buffer, mimeType: 'image/jpeg' })
    await page.getByText('grande.jpg').waitFor()
    await tapButton(page, 'Écrire cette ligne')
    await expect
      .poll(() => page.getByRole('alert').textContent(), { timeout: 20_000 })
      .toMatch(/^La mémoire de ce téléphone est pleine/)
    expect(await page.getByLabel('Que s’est-il passé ?').inputValue()).toBe(words)
    await lookAt(page, 'tocsin-full')
    expect(await page.locator('.log li').filter({ hasText: words }).count()).toBe(0)
  })

  test('a photo of more than 30 MB is refused by name, one of 30 MB is kept', async () => {
    const page = await journey.open('/tocsin/', hand)
    await openRansom(page)
    await tapLink(page, 'Main courante')
    const folder = mkdtempSync(join(tmpdir(), 'beffroi-photo-'))
    try {
      writeFileSync(join(folder, 'trop.heic'), Buffer.alloc(30 * 1024 * 1024 + 1, 1))
      writeFileSync(join(folder, 'juste.heic'), Buffer.alloc(30 * 1024 * 1024, 1))
      await page.locator('#file').setInputFiles([join(folder, 'trop.heic'), join(folder, 'juste.heic')])
      await page.getByText(/^trop\.heic dépasse 30 Mo/).waitFor()
      await page.getByText(/^juste\.heic/).waitFor()
      await tapButton(page, 'Écrire cette ligne')
      await page.locator('form').getByText('Ligne gardée sur ce téléphone.').waitFor()
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })

  test('on a phone whose clock is a year ahead, the delay counts from the true time', async () => {
    const page = await journey.open('/tocsin/', { ...hand, as: secretary })
    await page.addInitScript(() => {
      const Real = Date
      const ahead = 366 * 86_400_000
      globalThis.Date = class extends Real {
        constructor(...given: [] | [number | string | Date]) {
          super(given.length === 0 ? Real.now() + ahead : given[0])
        }
        static override now() {
          return Real.now() + ahead
        }
      } as DateConstructor
    })
    await page.goto(`${journey.office.url}/tocsin/?wrong#/relier`)
    await tapButton(page, /^Relier à /)
    await page
      .getByText(/^Ce dossier est relié à /)
      .first()
      .waitFor()
    await tapLink(page, 'Urgence informatique')
    await openRansom(page)
    await page.getByText(/^L’horloge de ce téléphone avance de/).waitFor()
    await page.getByText(/^Heure du serveur/).waitFor()
    await lookAt(page, 'tocsin-clock')
    await expect.poll(async () => (await cases()).length).toBeGreaterThan(0)
  })

  test('without JavaScript every kind is reached by plain links, with its steps', async () => {
    const page = await journey.open('/tocsin/', { viewport: phone, javaScriptEnabled: false })
    await page.getByRole('link', { name: /sans JavaScript$/ }).click()
    await page.getByRole('link', { name: /^Un poste ou des fichiers/ }).click()
    await page.getByRole('link', { name: /^Un message demande de l’argent/ }).click()
    expect(page.url()).toMatch(/#cas-ransomware$/)
    const dead = await page
      .locator('a[href^="#"]')
      .evaluateAll((links) =>
        links
          .map((one) => one.getAttribute('href') ?? '')
          .filter((to) => !document.getElementById(to.slice(1))),
      )
    expect(dead).toEqual([])
    expect(await page.locator('details').count()).toBeGreaterThan(100)
  })

  test('a browser killed in the middle of writing loses no acknowledged line', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'beffroi-killed-'))
    const acknowledged: string[] = []
    try {
      for (let kill = 0; kill < 3; kill++) {
        const browser = await openLastingBrowser(folder)
        const page = await browser.context.newPage()
        await page.goto(`${journey.office.url}/tocsin/`)
        if (kill === 0) await openRansom(page)
        await page.goto(`${journey.office.url}/tocsin/#/main-courante`)
        for (let line = 0; line < 3; line++) {
          const words = `Ligne ${kill}-${line}.`
          await writeLine(page, words)
          acknowledged.push(words)
        }
        await page.getByLabel('Que s’est-il passé ?').fill('Une ligne de plus.')
        // Not awaited: the browser dies while it writes.
        void page
          .getByRole('button', { name: 'Écrire cette ligne' })
          .tap()
          .catch(() => undefined)
        await browser.kill()
      }
      const browser = await openLastingBrowser(folder)
      const page = await browser.context.newPage()
      await page.goto(`${journey.office.url}/tocsin/#/main-courante`)
      await page.getByText(acknowledged[0] ?? '').waitFor()
      const kept = await page.locator('.log li').allTextContents()
      expect(acknowledged.filter((line) => !kept.some((one) => one.includes(line)))).toEqual([])
      await browser.kill()
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
