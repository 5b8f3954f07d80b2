import { describe, expect, it } from 'vitest'
import { type CommuneKnown, decideLines, readContactLines } from './contact-lines.ts'

const rows = (...lines: string[][]) => lines.map((cells, index) => ({ line: index + 1, cells }))
const commune = (asked: string, more: Partial<CommuneKnown> = {}): CommuneKnown => ({
  asked,
  insee: asked,
  name: `Commune ${asked}`,
  hasPeople: false,
  isInvited: false,
  mailAddress: null,
  ...more,
})
const isAddress = (text: string) => /^\S+@\S+\.fr$/.test(text)

describe('a list of people to invite', () => {
  it('is read whatever the order of its columns, with titles or without', () => {
    const wanted = { insee: '71147', name: 'Camille Roux', address: 'mairie@vaux.fr' }
    expect(
      readContactLines(rows(['INSEE', 'Nom', 'Adresse'], ['71147', 'Camille Roux', 'mairie@vaux.fr'])),
    ).toEqual([{ line: 2, ...wanted }])
    expect(readContactLines(rows(['mairie@vaux.fr', '71147', 'Camille Roux']))).toEqual([
      { line: 1, ...wanted },
    ])
  })

  it('gives back the zero that a spreadsheet took from a code', () => {
    expect(readContactLines(rows(['1004', '', '']))[0]?.insee).toBe('01004')
  })
})

describe('what becomes of each line', () => {
  const fates = (lines: string[][], known: CommuneKnown[]) =>
    decideLines(readContactLines(rows(...lines)), known, isAddress).map(({ fate }) => fate)

  it('is a letter with an address, a sheet to print without one', () => {
    const known = [commune('71147'), commune('71137')]
    expect(fates([['71147', 'A', 'a@b.fr'], ['71137']], known)).toEqual(['letter', 'sheet'])
  })

  it('is a letter to the address of the town hall when the list gives none', () => {
    expect(fates([['71147']], [commune('71147', { mailAddress: 'mairie@vaux.fr' })])).toEqual(['letter'])
  })

  it('is nothing for a commune that has its own people or was invited already', () => {
    expect(fates([['71147', 'A', 'a@b.fr']], [commune('71147', { hasPeople: true })])).toEqual(['has-people'])
    expect(fates([['71147', 'A', 'a@b.fr']], [commune('71147', { isInvited: true })])).toEqual([
      'already-invited',
    ])
  })

  it('is told for an unknown commune, a bad address, and a commune that stands twice', () => {
    const known = [commune('71147'), commune('71138', { insee: '71147' }), commune('99999', { insee: null })]
    expect(fates([['99999', 'A', 'a@b.fr']], known)).toEqual(['unknown-commune'])
    expect(fates([['71147', 'A', 'a@b']], known)).toEqual(['bad-address'])
    // 71138 merged into 71147: the same commune today.
    expect(
      fates(
        [
          ['71147', 'A', 'a@b.fr'],
          ['71138', 'B', 'b@b.fr'],
        ],
        known,
      ),
    ).toEqual(['letter', 'duplicate'])
  })
})
