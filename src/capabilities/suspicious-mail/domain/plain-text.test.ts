import { describe, expect, it } from 'vitest'
import { defanged, plainText, shownSafely, turnsAround } from './plain-text.ts'
import { shownHost } from './punycode.ts'
import { openWording } from './wording.ts'

describe('text', () => {
  it('is read as an eye reads it', () => {
    expect(plainText('Vîr\u200bement  URG\u00adENT d’Ｅuros')).toBe("virement urgent d'euros")
    expect(plainText('сhаngеmеnt')).toBe('changement')
  })

  it('is shown without tricks, on one line, cut short', () => {
    expect(shownSafely('a\u202eb\r\nc\0d')).toBe('ab c d')
    expect(shownSafely('é'.repeat(500), 10)).toBe(`${'é'.repeat(10)}…`)
    expect(turnsAround('a\u202efdp.exe')).toBe(true)
  })

  it('of an address cannot be clicked', () => {
    expect(defanged('https://a.example/b')).toBe('hxxps://a[.]example/b')
    expect(defanged('javascript:alert(1)')).toBe('javascript[:]alert(1)')
  })

  it('of a name is decoded as browsers encode it', () => {
    for (const name of ['mairie-éve.fr', 'аррӏе.com', 'bücher.example', '例え.jp', 'ß-œuvre.fr']) {
      const host = new URL(`https://${name}/`).hostname
      expect(shownHost(host)).toBe(name.normalize('NFC'))
    }
    expect(shownHost('xn--\u0000.fr')).toBe('xn--\u0000.fr')
    expect(shownHost('xn--999999999999.fr')).toContain('.fr')
  })
})

describe('words', () => {
  const find = openWording({
    bank: { phrases: ['nouveau rib'], near: [[['chang*'], ['rib', 'iban']]], withinLetters: 20 },
  })
  it.each([
    ['Voici notre nouveau RIB.', 'nouveau rib'],
    ['Notre IBAN vient de changer', 'iban vient de changer'],
    ['un nouveau ribambelle', undefined],
    [`changer ${'très '.repeat(20)} rib`, undefined],
  ])('%j: %j', (text, words) => expect(find(text)[0]?.words).toBe(words))
})
