import { describe, expect, it } from 'vitest'
import { invitationLetter } from './invitation-letter.ts'

const invitation = {
  link: `https://beffroi.exemple.fr/invitation#${'a'.repeat(43)}`,
  invitedName: 'Camille Roux',
  placeName: 'la commune de Cortevaix',
  inviterName: 'Claire Martin',
  message: null,
  expiresOn: '2026-12-01',
  turn: 1,
}

describe('the letter of an invitation', () => {
  it('says who invites, where, until when, and gives the link alone on its line', () => {
    const { subject, text } = invitationLetter(invitation)
    expect(subject).toBe('Claire Martin vous invite à rejoindre la commune de Cortevaix')
    expect(text).toContain('Bonjour Camille Roux,')
    expect(text.split('\n')).toContain(invitation.link)
    expect(text).toContain('1er décembre 2026')
  })

  it('keeps every line but the link short enough to be cut by no server', () => {
    const message = `${'Une phrase assez longue pour déborder. '.repeat(20)}\n\nEt une autre.`
    const { text } = invitationLetter({ ...invitation, message })
    const long = text.split('\n').filter((line) => line.length > 76)
    expect(long).toEqual([invitation.link])
    expect(text).toContain('\n\nEt une autre.')
  })

  it('says the same to somebody who has an account and to somebody who has none', () => {
    expect(invitationLetter(invitation).text.replaceAll('\n', ' ')).toContain(
      'Si vous utilisez déjà Beffroi, connectez-vous avec votre compte',
    )
  })

  it('says that it is a reminder, and the last one', () => {
    expect(invitationLetter({ ...invitation, turn: 2 }).subject).toMatch(/^Rappel : /)
    expect(invitationLetter({ ...invitation, turn: 2 }).text).toContain('Vous pouvez l’ignorer')
  })

  it('lets nothing typed by somebody become another header or another line', () => {
    const { subject, text } = invitationLetter({
      ...invitation,
      inviterName: 'Claire\r\nBcc: tous@exemple.fr',
      placeName: 'la commune\nde Vaux',
    })
    expect(subject).not.toMatch(/[\r\n]/)
    expect(text).not.toMatch(/^Bcc:/m)
  })
})
