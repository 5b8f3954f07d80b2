import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Authority, makeAuthority } from '../../../test/support/certificates.ts'
import { openPostOffice, type PostOffice } from '../../../test/support/post-office.ts'
import { openMail } from './mail.ts'

let office: PostOffice | undefined
let authority: Authority
beforeAll(async () => {
  authority = await makeAuthority()
})
afterEach(() => office?.close())

const letter = { to: 'mairie@exemple.fr', subject: 'Votre lien d’accès', text: 'Bonjour,\nVoici le lien.' }
const from = 'Beffroi <beffroi@exemple.fr>'

/** What a URL says of an authority that only this test knows. */
const trusting = (name: string) =>
  `tls.ca=${encodeURIComponent(authority.pem)}&tls.servername=${encodeURIComponent(name)}`

describe('mail', () => {
  it('hands a letter to the server, its accents whole', async () => {
    office = await openPostOffice()
    const outcome = await openMail(`smtp://127.0.0.1:${office.port}`, from)?.send(letter)
    expect(outcome).toEqual({ kind: 'sent' })
    expect(office.received).toHaveLength(1)
    expect(office.received[0]?.raw).toContain('From: Beffroi <beffroi@exemple.fr>')
    expect(office.received[0]?.raw).toContain('=?UTF-8?Q?Votre_lien_d=E2=80=99acc=C3=A8s?=')
    expect(office.received[0]?.text).toBe(letter.text)
    expect(office.received[0]?.raw).not.toContain('text/html')
  })

  it('gives the same letter the same Message-ID each time it is sent', async () => {
    office = await openPostOffice()
    const mail = openMail(`smtp://127.0.0.1:${office.port}`, from)
    await mail?.send({ ...letter, messageName: 'one.1' })
    await mail?.send({ ...letter, messageName: 'one.1' })
    expect(office.received.map(({ messageId }) => messageId)).toEqual([
      '<one.1@exemple.fr>',
      '<one.1@exemple.fr>',
    ])
  })

  it('tells a recipient refused for good, in the words of the server', async () => {
    office = await openPostOffice()
    office.answer(letter.to, 550)
    const outcome = await openMail(`smtp://127.0.0.1:${office.port}`, from)?.send(letter)
    expect(outcome).toMatchObject({ kind: 'refused', reply: expect.stringContaining('no such mailbox here') })
  })

  it('throws when the server asks to come back later, so that the job runs again', async () => {
    office = await openPostOffice()
    office.answer(letter.to, 451)
    await expect(openMail(`smtp://127.0.0.1:${office.port}`, from)?.send(letter)).rejects.toThrow(
      /no such mailbox/,
    )
  })

  it('sends to one person whatever was typed as an address', async () => {
    office = await openPostOffice()
    const to = 'un@exemple.fr, deux@exemple.fr'
    await openMail(`smtp://127.0.0.1:${office.port}`, from)
      ?.send({ ...letter, to })
      .catch(() => undefined)
    expect(office.received.flatMap(({ to: reached }) => reached)).not.toContain('deux@exemple.fr')
  })

  it('is absent when no server is set', () => {
    expect(openMail(null, null)).toBeNull()
  })
})

describe('mail through TLS', () => {
  it('travels from the first byte with smtps, when the certificate is the server’s', async () => {
    const certificate = await authority.issue({ names: ['mail.exemple.fr'] })
    office = await openPostOffice(certificate, { secure: true })
    const url = `smtps://127.0.0.1:${office.port}/?${trusting('mail.exemple.fr')}`
    expect(await openMail(url, from)?.send(letter)).toEqual({ kind: 'sent' })
  })

  it('is not sent to a server whose certificate is another’s', async () => {
    const certificate = await authority.issue({ names: ['mail.exemple.fr'] })
    office = await openPostOffice(certificate, { secure: true })
    const url = `smtps://127.0.0.1:${office.port}/?${trusting('autre.exemple.fr')}`
    await expect(openMail(url, from)?.send(letter)).rejects.toThrow(/altnames|Hostname/)
    expect(office.received).toEqual([])
  })

  it('turns to TLS with STARTTLS when the server offers it', async () => {
    const certificate = await authority.issue({ names: ['mail.exemple.fr'] })
    let wasSecure = false
    office = await openPostOffice(certificate, {
      onMailFrom(_, session, done) {
        wasSecure = session.secure
        done()
      },
    })
    const url = `smtp://127.0.0.1:${office.port}/?${trusting('mail.exemple.fr')}`
    expect(await openMail(url, from)?.send(letter)).toEqual({ kind: 'sent' })
    expect(wasSecure).toBe(true)
  })

  it('never gives a password in clear to a server elsewhere', async () => {
    let wasAsked = false
    // This machine by a name that is not one of its own: what a server elsewhere looks like.
    office = await openPostOffice(
      null,
      {
        authMethods: ['PLAIN'],
        allowInsecureAuth: true,
        onAuth(_, __, done) {
          wasAsked = true
          done(null, { user: 'beffroi' })
        },
      },
      '127.0.0.2',
    )
    const sending = (settings: string) =>
      openMail(`smtp://beffroi:secret@127.0.0.2:${office?.port}${settings}`, from)?.send(letter)
    await expect(sending('')).rejects.toThrow(/STARTTLS/)
    expect(wasAsked).toBe(false)
    expect(await sending('?requireTLS=false')).toEqual({ kind: 'sent' })
    expect(wasAsked).toBe(true)
  })
})
