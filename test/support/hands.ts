import type { Download, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

type Role = Parameters<Page['getByRole']>[0]
type Name = string | RegExp

/**
 * Waits for a page of the office reached from another one: the focus is on its title, and a screen reader hears
 * which page it is.
 */
export async function arriveAt(page: Page, title: Name): Promise<Locator> {
  const heading = page.getByRole('heading', { level: 1, name: title })
  await heading.waitFor()
  await expect.poll(() => hasFocus(heading), { timeout: 20_000 }).toBe(true)
  const announced = `Page affichée : ${(await page.title()).replace(/ · Beffroi$/, '')}`
  // The check that ends meanwhile is said in the same place, and may already have followed the name of the page.
  const said = page.getByRole('status').filter({ hasText: announced })
  const saidSince = page.getByRole('status').filter({ hasText: /vérification/i })
  await said.or(saidSince).first().waitFor({ state: 'attached' })
  return heading
}

export const hasFocus = (locator: Locator): Promise<boolean> =>
  locator.evaluate((element) => element === document.activeElement)

/** The bytes of a file that `act` makes the browser keep. */
export async function fileFrom(
  page: Page,
  act: () => Promise<unknown>,
): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), act()])
  return { name: download.suggestedFilename(), bytes: await bytesOf(download) }
}

async function bytesOf(download: Download): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

/** A person who uses the keyboard alone. Each place where the focus stops must show it. */
export interface Keyboard {
  /** Presses Tab until the focus is there. */
  goTo(role: Role, name: Name): Promise<Locator>
  press(...keys: string[]): Promise<void>
  type(words: string): Promise<void>
  /** Keys pressed so far; a typed word is as many as its letters. */
  readonly keys: number
}

const mostStops = 80

export function keyboardOf(page: Page): Keyboard {
  let keys = 0
  const press = async (key: string) => {
    keys += 1
    await page.keyboard.press(key)
  }
  return {
    async goTo(role, name) {
      const goal = page.getByRole(role, { name })
      await goal.first().waitFor()
      for (let stop = 0; stop < mostStops; stop++) {
        await press('Tab')
        await expectVisibleFocus(page)
        for (const one of await goal.all()) if (await hasFocus(one)) return one
      }
      throw new Error(`Tab does not lead to the ${role} ${name}`)
    },
    async press(...pressed) {
      for (const key of pressed) await press(key)
    },
    async type(words) {
      keys += words.length
      await page.keyboard.type(words)
    },
    get keys() {
      return keys
    },
  }
}

/** A ring drawn by the element that has the focus, or beside it for it. */
async function expectVisibleFocus(page: Page): Promise<void> {
  const unseen = await page.evaluate(() => {
    const focused = document.activeElement
    // Past the last stop the browser itself has the focus.
    if (focused === null || focused === document.body) return null
    const faces = [focused, ...(focused.parentElement?.children ?? []), ...focused.querySelectorAll('*')]
    const hasRing = faces.some((face) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(face)
      return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none'
    })
    return hasRing ? null : focused.outerHTML.slice(0, 200)
  })
  expect(unseen, 'the focus is not to be seen').toBeNull()
}
