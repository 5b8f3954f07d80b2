import { describe, expect, it } from 'vitest'
import { weaknessInWords } from './password-in-words.ts'
import { weaknessesOf } from './password-strength.ts'

const owner = { name: 'Camille Roux-Delmas', email: 'secretariat.vaux@exemple.fr' }
const told = (password: string) => weaknessesOf(password, owner).map(weaknessInWords)

describe('the strength of a password (CNIL, délibération 2022-100)', () => {
  it.each([
    ['twelve characters of four kinds', 'Tr0is-Pommes'],
    ['fourteen characters of three kinds', 'TroisPommes741'],
    ['a phrase of seven different words', 'le chat de la voisine dort au soleil'],
    ['accents and spaces', 'Été à la Plage 12'],
  ])('accepts %s', (_, password) => {
    expect(weaknessesOf(password, owner)).toEqual([])
  })

  it.each([
    ['eleven characters of four kinds', 'Tr0is-Pomme'],
    ['thirteen characters of three kinds', 'TroisPommes74'],
    ['fourteen lower case letters', 'troispommesdor'],
    ['six different words', 'le chat de la voisine dort'],
    ['seven words that repeat', 'chat chat chat chat chat chat chat'],
  ])('refuses %s', (_, password) => {
    expect(weaknessesOf(password, owner).map(({ kind }) => kind)).toContain('too-weak')
  })

  it('says exactly what is missing', () => {
    expect(told('Tr0is-Pomme')).toEqual([
      'Ajoutez encore 1 caractère, ou choisissez une phrase d’au moins 7 mots différents.',
    ])
    expect(told('trois pommes')).toEqual([
      'Ajoutez une majuscule et un chiffre, ou choisissez une phrase d’au moins 7 mots différents.',
    ])
    expect(told('Trois-Pom')).toEqual([
      'Ajoutez un chiffre et encore 2 autres caractères, ou choisissez une phrase d’au moins 7 mots différents.',
    ])
  })

  it('counts the words that a phrase still lacks once four are there', () => {
    expect(told('le chat de la voisine')[0]).toContain('une phrase d’au moins 7 mots différents (encore 2).')
  })

  it.each(['Secretariat-2027!', 'Camille-roux-2027', 'Bonne-Delmas-12!', 'chez-Exemple-1234'])(
    'refuses %s, which holds the name or the address of its owner',
    (password) => {
      expect(weaknessesOf(password, owner)).toContainEqual({ kind: 'names-its-owner' })
    },
  )

  it.each(['Motdepasse2024!', 'Azertyuiop-123', 'M.a.i.r.i.e-2027'])(
    'refuses %s, found in every list',
    (password) => {
      expect(weaknessesOf(password, owner)).toContainEqual({ kind: 'too-common' })
    },
  )

  it('refuses the same few characters over and over', () => {
    expect(weaknessesOf('Aa1!Aa1!Aa1!Aa1!', owner)).toContainEqual({ kind: 'repetitive' })
  })

  it('accepts 200 characters and no more, so that hashing never takes long', () => {
    const long = `Tr0is-Pommes ${'x'.repeat(187)}`
    expect(weaknessesOf(long, owner)).toEqual([])
    expect(weaknessesOf(`${long}x`, owner)).toEqual([{ kind: 'too-long', atMost: 200 }])
  })
})
