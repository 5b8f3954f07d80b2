import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { desk, phone, takePicture } from './journey.ts'

/** What no screen says: jargon, an anglicism where French has a word, a code that was not translated. */
const unwelcome = [
  /\bpostures?\b/i,
  /\bscans?\b/i,
  /\bscanner\b/i,
  /\btickets?\b/i,
  /\bdashboard\b/i,
  /\blogin\b/i,
  /\be-?mails?\b/i,
  /\bmails?\b/i,
  /\bfeedback\b/i,
  /\bcheck(?:list)?s?\b/i,
  /\bundefined\b/,
  /\bNaN\b/,
  /\[object /,
  /\bnull\b/,
  // Identifiers of the code: kebab-case verdicts and states, camelCase fields.
  /\b(?:to-fix|could-not-tell|not-applicable|not-concerned|dont-know|provider-knows|to-do)\b/,
  /\b(?:hasNo[A-Z]|[a-z]+(?:At|On|Id|Url|Count)\b)/,
  /\burn:beffroi/,
]

const looks = [
  { viewport: desk, colorScheme: 'light' },
  { viewport: phone, colorScheme: 'dark' },
] as const

/**
 * Looks at a screen as it stands, at a desk in the light theme and on a phone in the dark one: nothing that sticks out
 * sideways, no word that a mayor would not say; and nothing that axe sees in one of the two, by turns from screen to
 * screen: the gallery shows axe every piece in both. Leaves the page as it was.
 */
export async function lookAt(page: Page, name: string): Promise<void> {
  const before = page.viewportSize() ?? desk
  const [seenByAxe] = looks.slice(name.length % looks.length)
  for (const look of looks) {
    const { viewport, colorScheme } = look
    await page.setViewportSize(viewport)
    await page.emulateMedia({ colorScheme })
    if (look === seenByAxe) {
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
      expect({ name, colorScheme, violations: violations.map(inWords) }).toEqual({
        name,
        colorScheme,
        violations: [],
      })
    }
    const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect({ name, width: viewport.width, excess: Math.max(0, excess) }).toMatchObject({ excess: 0 })
    await takePicture(page, `${name}-${viewport.width}`)
  }
  await page.setViewportSize(before)
  await page.emulateMedia({ colorScheme: 'light' })
  await expectPlainFrench(page, name)
}

type Violation = Awaited<ReturnType<AxeBuilder['analyze']>>['violations'][number]

const inWords = ({ id, help, nodes }: Violation) =>
  `${id}: ${help}: ${nodes.map(({ html }) => html).join(' | ')}`

/** The words on the screen and those that voices read. What is quoted to the letter, in `code` and `pre`, stays out. */
export async function expectPlainFrench(page: Page, name: string): Promise<void> {
  const words = await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const said: string[] = [document.title]
    while (walker.nextNode()) {
      if (walker.currentNode.parentElement?.closest('code, pre, script') === null)
        said.push(walker.currentNode.nodeValue ?? '')
    }
    for (const one of document.querySelectorAll('[aria-label]'))
      said.push(one.getAttribute('aria-label') ?? '')
    return said.join('\n')
  })
  const found = unwelcome.flatMap((pattern) => {
    const at = words.search(pattern)
    return at < 0 ? [] : [`${pattern}: …${words.slice(Math.max(0, at - 40), at + 40)}…`]
  })
  expect({ name, found }).toEqual({ name, found: [] })
}

/** Opens what is folded in the content: its words are read too. */
export async function unfold(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const folded of document.querySelectorAll('main details')) folded.setAttribute('open', '')
  })
}
