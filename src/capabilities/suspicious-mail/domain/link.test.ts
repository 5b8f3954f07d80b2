import { describe, expect, it } from 'vitest'
import { faultsOfLink, hostShown, type LinkJudging, type LinkSeen } from './link.ts'

const judging: LinkJudging = {
  known: {
    shorteners: ['bit.ly'],
    freeHosting: ['web.app'],
    wrappers: [{ host: 'safelinks.protection.outlook.com', parameter: 'url' }],
  },
  protects: [{ name: 'votre commune', domains: ['val-joli.fr'], marks: [], isOwn: true }],
  authenticatedAs: 'lettre.example',
}
const codes = (target: string, shown = '', from: LinkSeen['from'] = 'page') =>
  faultsOfLink({ shown, target, from }, judging).map(({ code }) => code)

describe('a link', () => {
  it.each([
    ['https://www.val-joli.fr/', 'www.val-joli.fr', []],
    ['https://www.val-joli.fr/', 'Cliquez ici', []],
    ['mailto:a@b.fr', '', []],
    ['https://autre.example/', 'www.val-joli.fr', ['link-shows-other-site']],
    ['https://clics.example/', 'www.lettre.example', ['link-shows-tracked-site']],
    ['https://autre.example/', 'facture.pdf', []],
    ['https://val-joli.fr@autre.example/', '', ['link-hides-host']],
    ['http://2130706433/', '', ['link-to-number']],
    ['http://[2001:db8::1]/', '', ['link-to-number']],
    ['\u0001 java\tscript:alert(1)', '', ['link-runs-code']],
    ['data:text/html,a', '', ['link-runs-code']],
    ['https://bit.ly/a', '', ['link-shortened']],
    ['https://a.web.app/', '', ['link-to-free-hosting']],
    ['https://a.example/?u=https://b.example/', '', ['link-passes-on']],
    ['https://a.example/?u=https://www.a.example/', '', []],
    ['https://eur.safelinks.protection.outlook.com/?url=https%3A%2F%2Fval-joli.fr%2F', 'val-joli.fr', []],
    ['https://eur.safelinks.protection.outlook.com/?url=https%3A%2F%2Fva1-joli.fr', '', ['link-looks-alike']],
    ['https://example.org/', 'Ouvrir', []],
  ])('to %j shown as %j: %j', (target, shown, expected) => expect(codes(target, shown)).toEqual(expected))

  it('in letters of another alphabet that imitate ours is told', () => {
    expect(codes('https://аррӏе.com/')).toEqual(['link-in-other-alphabet'])
    expect(codes('https://почта.com/')).toEqual([])
  })
})

describe('the site that a text shows', () => {
  it.each([
    ['https://a.fr/x', 'a.fr'],
    ['www.a.fr', 'www.a.fr'],
    ['a.fr', 'a.fr'],
    ['facture.zip', null],
    ['a.fr et b.fr', null],
    ['Voir', null],
  ])('%j: %j', (text, host) => expect(hostShown(text)).toBe(host))
})
