import { describe, expect, test } from 'vitest'
import { readAddress } from './presence.ts'

describe('a mail address', () => {
  test.each([
    ['mairie@commune.fr', 'mairie@commune.fr'],
    ['Mairie.Accueil@Commune.FR', 'Mairie.Accueil@commune.fr'],
    ['mairie+urgence@sous-domaine.commune.fr', 'mairie+urgence@sous-domaine.commune.fr'],
    ['mairie@évry.fr', 'mairie@évry.fr'],
  ])('%s is read as %s', (typed, read) => {
    expect(readAddress.mail(typed)).toEqual({ ok: true, value: read })
  })

  test.each([
    'mairie',
    'mairie@',
    '@commune.fr',
    'mairie@commune',
    'mairie @commune.fr',
    'Mairie <mairie@commune.fr>',
    'mairie@commune.fr, maire@commune.fr',
    'a@b@commune.fr\r\nBcc: x',
    'mairie@-commune.fr',
    'mairie@commune..fr',
    `mairie@${'a'.repeat(64)}.fr`,
    '',
  ])('%j is refused with an example', (typed) => {
    expect(readAddress.mail(typed)).toMatchObject({
      ok: false,
      error: expect.stringContaining('mairie@commune.fr'),
    })
  })

  test('not said stays not said', () => {
    expect(readAddress.mail(null)).toEqual({ ok: true, value: null })
  })
})

describe('the address of a site', () => {
  test.each([
    ['www.commune.fr', 'https://www.commune.fr/'],
    ['commune.fr', 'https://commune.fr/'],
    ['HTTPS://WWW.Commune.FR', 'https://www.commune.fr/'],
    ['http://commune.fr/accueil', 'http://commune.fr/accueil'],
    ['commune.fr/la-mairie?page=2', 'https://commune.fr/la-mairie?page=2'],
    ['commune.fr:8443', 'https://commune.fr:8443/'],
    ['évry.fr', 'https://xn--vry-9la.fr/'],
  ])('%s is read as %s', (typed, read) => {
    expect(readAddress.site(typed)).toEqual({ ok: true, value: read })
  })

  test.each([
    'commune',
    'pas une adresse',
    'ftp://commune.fr',
    'javascript://commune.fr/%0aalert(1)',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'https://maire:secret@commune.fr',
    'maire@commune.fr',
    'http://127.0.0.1/',
    'http://[::1]/',
    'https://localhost',
    'https://',
    '',
  ])('%j is refused with an example', (typed) => {
    expect(readAddress.site(typed)).toMatchObject({
      ok: false,
      error: expect.stringContaining('https://www.commune.fr'),
    })
  })

  test('not said stays not said', () => {
    expect(readAddress.site(null)).toEqual({ ok: true, value: null })
  })
})
