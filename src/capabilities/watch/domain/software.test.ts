import { describe, expect, it } from 'vitest'
import { readHtml } from './html-page.ts'
import { findSoftware } from './software.ts'

const url = 'https://commune.fr/'
const seen = (headers: [string, string][], html = '') =>
  findSoftware({ url, host: 'commune.fr', scheme: 'https', status: 200, headers }, readHtml(html, url)).map(
    ({ name, version, from }) => `${name} ${version} ${from}`,
  )
const generator = (content: string) => seen([], `<meta name=Generator content="${content}">`)

describe('the programs a site shows', () => {
  it.each<[string, string[]]>([
    [
      'Apache/2.4.57 (Debian) PHP/8.2.7 OpenSSL/1.1.1n',
      ['Apache 2.4.57 server', 'PHP 8.2.7 server', 'OpenSSL 1.1.1n server'],
    ],
    ['nginx', ['nginx null server']],
    ['nginx/1.18.0 (Ubuntu)', ['nginx 1.18.0 server']],
    ['Microsoft-IIS/10.0', ['Microsoft-IIS 10.0 server']],
    ['<script>alert(1)</script>', []],
    ['', []],
  ])('Server: %s', (server, expected) => {
    expect(seen([['server', server]])).toEqual(expected)
  })

  it.each([
    ['WordPress 6.5.2', 'WordPress 6.5.2 generator'],
    ['Joomla! - Open Source Content Management', 'Joomla null generator'],
    ['Drupal 10 (https://www.drupal.org)', 'Drupal 10 generator'],
    ['SPIP 4.2.9', 'SPIP 4.2.9 generator'],
    ['TYPO3 CMS', 'TYPO3 null generator'],
    ['Elementor 3.21.4; features: e_optimized', 'Elementor 3.21.4 generator'],
    ['Hugo 0.125.4', 'Hugo 0.125.4 generator'],
  ])('generator: %s', (content, expected) => {
    expect(generator(content)).toEqual([expected])
  })

  it('are each told once, with the version where one line shows it', () => {
    const html =
      '<meta name=generator content="WordPress 6.5.2"><link rel=stylesheet href="/wp-content/themes/a.css">'
    expect(
      seen(
        [
          ['x-powered-by', 'PHP/7.4.33'],
          ['server', 'Apache'],
        ],
        html,
      ),
    ).toEqual(['Apache null server', 'PHP 7.4.33 x-powered-by', 'WordPress 6.5.2 generator'])
  })

  it('are known by folders that only they have, in addresses that are in the page', () => {
    expect(seen([], '<img src="/wp-content/uploads/a.png">')).toEqual(['WordPress null path'])
    expect(seen([], '<a href="/spip.php?article1">x</a>')).toEqual(['SPIP null path'])
    expect(seen([], '<img src="/images/a.png">')).toEqual([])
  })
})
