import { describe, expect, it } from 'vitest'
import { latenessOf, standingOfRequest } from './campaign.ts'
import { helpLetter, requestLetter } from './request-letter.ts'

const request = {
  holderName: 'Relais du Clunisois',
  communeName: 'Cortevaix',
  title: 'Nommer un contact pour la sécurité informatique',
  message: null,
  dueOn: '2027-03-15',
  link: 'https://beffroi.exemple.fr/communes/71147/relais',
  turn: 1,
}

describe('the letter of a request', () => {
  it('says who asks what, before when, and where to do it', () => {
    const { subject, text } = requestLetter(request)
    expect(subject).toBe('Nommer un contact pour la sécurité informatique, avant le 15 mars 2027')
    expect(text.split('\n')).toContain(request.link)
    expect(requestLetter({ ...request, turn: 2 }).subject).toMatch(/^Rappel : /)
  })
})

describe('the letter of a call for help', () => {
  it('keeps what was written, and lets no line of it become a header', () => {
    const { subject, text } = helpLetter({
      communeName: 'Vaux\nBcc: x@y.fr',
      insee: '71001',
      askedByName: 'Camille',
      text: 'Bonjour,\n\nLe courriel ne part plus.',
      pageLink: null,
      link: 'https://beffroi.exemple.fr/a',
    })
    expect(subject).toBe('Vaux Bcc: x@y.fr (71001) demande de l’aide')
    expect(text).toContain('Bonjour,\n\nLe courriel ne part plus.')
  })
})

describe('a request', () => {
  it('is done by what is seen before what is said', () => {
    expect(standingOfRequest(false, false)).toEqual({ isDone: false, doneBecause: null })
    expect(standingOfRequest(true, false)).toEqual({ isDone: true, doneBecause: 'said' })
    expect(standingOfRequest(true, true)).toEqual({ isDone: true, doneBecause: 'seen' })
  })

  it('is late from the day after', () => {
    expect(latenessOf(false, '2027-03-15', '2027-03-15')).toBe('in-time')
    expect(latenessOf(false, '2027-03-15', '2027-03-16')).toBe('late')
    expect(latenessOf(true, '2027-03-15', '2027-03-16')).toBe('done')
  })
})
