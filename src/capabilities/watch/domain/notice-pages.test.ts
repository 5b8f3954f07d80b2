import { describe, expect, it } from 'vitest'
import { readHtml } from './html-page.ts'
import { judgeNotice } from './notice-answer.ts'
import { findCandidates, type Notice } from './notice-links.ts'

const found = (notice: Notice, html: string) =>
  findCandidates(notice, readHtml(html, 'https://commune.fr/')).map(({ url }) => new URL(url).pathname)

describe('links that may lead to a page the law asks for', () => {
  it.each<[Notice, string, string[]]>([
    ['legal-notice', '<a href="/ml">Mentions légales</a>', ['/ml']],
    ['legal-notice', '<a href="/ml">MENTIONS <b>L&Eacute;GALES</b></a>', ['/ml']],
    ['legal-notice', '<a href="/mentions-legales.html">Infos</a>', ['/mentions-legales.html']],
    ['legal-notice', '<a href="/mentions%20l%C3%A9gales">Infos</a>', ['/mentions%20l%C3%A9gales']],
    [
      'legal-notice',
      '<a href="/a">Mentions légales</a><a href="/mentions-legales">Mentions légales</a>',
      ['/mentions-legales', '/a'],
    ],
    [
      'legal-notice',
      '<a href="/ml#haut">Mentions légales</a><a href="/ml#bas">Mentions légales</a>',
      ['/ml'],
    ],
    [
      'legal-notice',
      '<a href="/x">Médiathèque légale</a><a href="mailto:legal@x.fr">Mentions légales</a>',
      [],
    ],
    ['legal-notice', '<a href="/ml"><img alt="Mentions légales" src=x></a>', ['/ml']],
    ['accessibility-statement', '<a href="/a11y">Accessibilité : non conforme</a>', ['/a11y']],
    [
      'accessibility-statement',
      '<a href="/declaration-d-accessibilite">Voir</a>',
      ['/declaration-d-accessibilite'],
    ],
    ['accessibility-statement', '<a href="/x">Accessible à tous</a>', []],
  ])('%s: %s', (notice, html, expected) => {
    expect(found(notice, html)).toEqual(expected)
  })

  it('are three at most', () => {
    const html = Array.from({ length: 9 }, (_, index) => `<a href="/${index}">Mentions légales</a>`).join('')
    expect(found('legal-notice', html)).toHaveLength(3)
  })
})

describe('what a person said of them', () => {
  const links = (...urls: string[]) => urls.map((url) => ({ url, text: '' }))
  const yes = { answer: 'yes', url: 'a', offered: ['a', 'b'] } as const
  const no = { answer: 'no', url: null, offered: ['a'] } as const
  const noPage = { answer: 'no-page', url: null, offered: [] } as const

  it('nothing: only they can say', () => {
    expect(judgeNotice(links('a'), null)).toEqual({ verdict: 'could-not-tell', variant: 'found' })
    expect(judgeNotice([], null)).toEqual({ verdict: 'could-not-tell', variant: 'not-found' })
  })

  it('holds while the page they confirmed is offered', () => {
    expect(judgeNotice(links('c', 'a'), yes)).toEqual({ verdict: 'ok', url: 'a' })
    expect(judgeNotice(links('b'), yes).verdict).toBe('could-not-tell')
  })

  it('holds, when they found none, until the site offers another', () => {
    expect(judgeNotice(links('a'), no)).toEqual({ verdict: 'to-fix', variant: 'not-it' })
    expect(judgeNotice([], noPage)).toEqual({ verdict: 'to-fix', variant: 'no-page' })
    expect(judgeNotice(links('a', 'nouveau'), no).verdict).toBe('could-not-tell')
    expect(judgeNotice(links('nouveau'), noPage).verdict).toBe('could-not-tell')
  })
})
