import { describe, expect, it } from 'vitest'
import { mailKindOf } from './mail-kind.ts'

describe('the kind of mail', () => {
  it.each([
    ['commune.fr', true, 'own'],
    ['mairie.commune.fr', true, 'own-below'],
    ['orange.fr', false, 'consumer'],
    ['agglo.fr', false, 'relay'],
    ['communes.agglo.fr', false, 'relay'],
    ['ailleurs.fr', false, 'other'],
  ])('of %s is %s', (mailDomain, isSame, kind) => {
    expect(mailKindOf(mailDomain, 'commune.fr', isSame, ['agglo.fr'])).toBe(kind)
  })
})
