import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'

test('a real browser shows a page of this machine, readable, and survives its closing', async () => {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end('<!doctype html><html lang="fr"><title>Mairie</title><h1>Été à l’œuvre</h1>')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const browser = await openBrowser()
  const page = await browser.newPage()
  await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`)
  const heading = page.getByRole('heading', { name: 'Été à l’œuvre' })
  // Without a font, letters have no width.
  expect(
    await heading.evaluate((element) => {
      const range = document.createRange()
      range.selectNodeContents(element)
      return range.getBoundingClientRect().width
    }),
  ).toBeGreaterThan(50)
  await page.close()
  expect(browser.isConnected()).toBe(true)
  await browser.close()
  server.close()
})

test('the browser finds nothing beyond this machine', async () => {
  const browser = await openBrowser()
  const page = await browser.newPage()
  await expect(page.goto('http://example.org/')).rejects.toThrow('ERR_NAME_NOT_RESOLVED')
  await browser.close()
})
