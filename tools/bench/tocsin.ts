import { setTimeout } from 'node:timers/promises'
import type { BrowserContext, Page } from 'playwright-core'
import { openBrowser } from '../../test/support/browser.ts'
import { buildPages, servePages } from '../../test/support/built-pages.ts'

const runs = 7
/** What Lighthouse calls slow 4G, in bytes and milliseconds, and a processor six times slower than this one. */
const slow4G = {
  latency: 150,
  downloadThroughput: 1_638_400 / 8,
  uploadThroughput: 750_000 / 8,
  offline: false,
}
const slowdown = 6
const firstWords = 'Que se passe-t-il'

/**
 * From the red button to the first question: on a phone that never opened it, over a slow network; then installed, with
 * the network gone. The pages are served under the product's own headers.
 */
export async function benchTocsin(): Promise<void> {
  const pages = await buildPages()
  const server = await servePages(pages)
  const browser = await openBrowser()
  try {
    const first: number[] = []
    const installed: number[] = []
    for (let run = 0; run < runs; run++) {
      const context = await browser.newContext({ viewport: { width: 412, height: 915 }, hasTouch: true })
      const page = await context.newPage()
      await throttle(context, page)
      first.push(await open(page, `${server.url}/tocsin/`))
      await page.evaluate(async () => (await navigator.serviceWorker.ready).active !== null)
      await page.goto('about:blank')
      await context.setOffline(true)
      installed.push(await open(page, `${server.url}/tocsin/`))
      await context.close()
    }
    console.log(`phone entry, processor ÷ ${slowdown}, slow 4G, never opened: ${inWords(first)} (limit 1000)`)
    console.log(
      `phone entry, processor ÷ ${slowdown}, installed, no network: ${inWords(installed)} (limit 500)`,
    )
  } finally {
    await browser.close()
    server.close()
    pages.remove()
  }
}

async function throttle(context: BrowserContext, page: Page): Promise<void> {
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', slow4G)
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
}

async function open(page: Page, url: string): Promise<number> {
  await page.addInitScript((words) => {
    const watch = new MutationObserver(() => {
      if (document.querySelector('h1')?.textContent.startsWith(words) !== true) return
      watch.disconnect()
      requestAnimationFrame(() => performance.mark('first-step'))
    })
    watch.observe(document, { childList: true, subtree: true })
  }, firstWords)
  await page.goto(url)
  for (;;) {
    const at = await page.evaluate(() => performance.getEntriesByName('first-step')[0]?.startTime)
    if (at !== undefined) return at
    await setTimeout(100)
  }
}

function inWords(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b).map(Math.round)
  return `median ${sorted[Math.floor(sorted.length / 2)]} ms, worst ${sorted.at(-1)} ms of ${sorted.length}`
}
