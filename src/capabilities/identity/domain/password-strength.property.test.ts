import fc from 'fast-check'
import { expect, it } from 'vitest'
import { weaknessInWords } from './password-in-words.ts'
import { weaknessesOf } from './password-strength.ts'

const nobody = { name: 'Zyx Wvu', email: 'zy@xw.fr' }
const anyText = fc.string({ unit: 'binary', maxLength: 220 })

it('never throws and always ends in a sentence, whatever is typed', () => {
  fc.assert(
    fc.property(anyText, anyText, anyText, (password, name, email) => {
      for (const weakness of weaknessesOf(password, { name, email })) {
        expect(weaknessInWords(weakness)).toMatch(/^[A-Z].*\.$/su)
      }
    }),
  )
})

it('never finds a strong password too weak because characters were added', () => {
  const strong = fc.string({ minLength: 8, maxLength: 60 }).map((text) => `Aa1-${text}`)
  fc.assert(
    fc.property(strong, fc.string({ unit: 'binary', maxLength: 60 }), (password, more) => {
      expect(weaknessesOf(password + more, nobody).map(({ kind }) => kind)).not.toContain('too-weak')
    }),
  )
})

it('accepts nothing shorter than twelve characters', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 11 }), (password) => {
      expect(weaknessesOf(password, nobody)).not.toEqual([])
    }),
  )
})

it('finds the name of its owner whatever the case and the accents', () => {
  const cases = fc.constantFrom('ELODIE', 'élodie', 'Elodie', 'ÉLODIE')
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), cases, fc.string({ maxLength: 40 }), (before, name, after) => {
      const found = weaknessesOf(`${before} ${name} ${after}`, { name: 'Élodie Roy', email: 'a@b.fr' })
      expect(found).toContainEqual({ kind: 'names-its-owner' })
    }),
  )
})
