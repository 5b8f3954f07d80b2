import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { openBrowser } from './browser.ts'
import type { Fault } from './commune-online.ts'
import { type Office, openOffice } from './office.ts'
import type { Visitor } from './visitor.ts'

/** The product and a browser for one test file; after each test, nothing the browser complained of may remain. */
export interface Journey {
  readonly office: Office
  /** A device of its own: a new browser context. `as` is signed in there already. */
  open(path: string, device?: Device): Promise<Page>
  /** A complaint that belongs to the journey, such as a refusal it provokes. Fails when there was none. */
  forgive(pattern: RegExp): void
  /** The same for one that only a slow machine provokes: it may be there, or not. */
  allow(pattern: RegExp): void
}

export interface Device extends BrowserContextOptions {
  readonly as?: Visitor
}

export const desk = { width: 1280, height: 900 }
export const phone = { width: 412, height: 915 }

/** @param settings of the product, known only when what they point to is open */
export function beginJourney(
  fault: Fault = {},
  settings: () => Promise<Record<string, string>> = async () => ({}),
): Journey {
  let office: Office
  let browser: Browser
  const complaints: string[] = []

  beforeAll(async () => {
    const opening = openBrowser()
    office = await openOffice(fault, await settings())
    browser = await opening
  })
  afterAll(async () => {
    await browser?.close()
    await office?.close()
  })
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()))
    expect(complaints.splice(0)).toEqual([])
  })

  return {
    get office() {
      return office
    },
    async open(path, { as, ...options } = {}) {
      const context = await browser.newContext({
        viewport: desk,
        locale: 'fr-FR',
        timezoneId: 'Europe/Paris',
        reducedMotion: 'reduce',
        // It would fetch the whole office behind each journey: those that need it ask for it.
        serviceWorkers: 'block',
        ...options,
      })
      context.setDefaultTimeout(60_000)
      if (as) {
        const cookies = [...as.cookies].map(([name, value]) => ({ name, value, url: office.url }))
        await context.addCookies(cookies)
      }
      const page = await context.newPage()
      listenTo(page, complaints)
      await page.goto(office.url + path)
      return page
    },
    allow(pattern) {
      const others = complaints.filter((complaint) => !pattern.test(complaint))
      complaints.splice(0, complaints.length, ...others)
    },
    forgive(pattern) {
      const others = complaints.filter((complaint) => !pattern.test(complaint))
      expect(complaints, 'nothing to forgive').not.toHaveLength(others.length)
      complaints.splice(0, complaints.length, ...others)
    },
  }
}

/** Errors and warnings of the console (a refused style or script is one), exceptions, requests that failed. */
function listenTo(page: Page, complaints: string[]): void {
  page.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return
    if (message.text().startsWith('Service Worker registration blocked')) return
    complaints.push(
      `${message.type()}: ${message.text()} ${new URL(message.location().url || 'about:').pathname}`,
    )
  })
  page.on('pageerror', (error) => complaints.push(`exception: ${error}`))
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? ''
    // A page that is left takes back what it had asked.
    if (reason !== 'net::ERR_ABORTED') complaints.push(`${reason}: ${request.method()} ${request.url()}`)
  })
}

const pictures = process.env.BEFFROI_PICTURES

/** Writes the screen into the folder `BEFFROI_PICTURES` when there is one, to be looked at. */
export async function takePicture(page: Page, name: string): Promise<void> {
  if (!pictures) return
  mkdirSync(pictures, { recursive: true })
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true })
}
