import { SMTPServer } from 'smtp-server'
import { afterEach, describe, expect, it } from 'vitest'
import { openMail } from './mail.ts'

let server: SMTPServer | undefined
afterEach(
  () => new Promise<void>((resolve) => (server === undefined ? resolve() : server.close(() => resolve()))),
)

/** A real SMTP server on loopback that keeps what it receives, or refuses every recipient. */
function listen(received: string[], { refuses = false } = {}): Promise<number> {
  const started = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_, __, done) => done(refuses ? new Error('no such person') : null),
    onData(stream, _, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        received.push(Buffer.concat(chunks).toString('utf8'))
        done()
      })
    },
  })
  server = started
  return new Promise((resolve) => {
    started.listen(0, '127.0.0.1', () => {
      const address = started.server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : 0)
    })
  })
}

const letter = { to: 'mairie@exemple.fr', subject: 'Votre lien d’accès', text: 'Bonjour,\nVoici le lien.' }

describe('mail', () => {
  it('hands a letter to the server, its accents whole', async () => {
    const received: string[] = []
    const port = await listen(received)
    await openMail(`smtp://127.0.0.1:${port}`, 'Beffroi <beffroi@exemple.fr>')?.send(letter)
    expect(received).toHaveLength(1)
    expect(received[0]).toContain('From: Beffroi <beffroi@exemple.fr>')
    expect(received[0]).toContain('=?UTF-8?Q?Votre_lien_d=E2=80=99acc=C3=A8s?=')
  })

  it('throws when the server refuses, so that the job runs again', async () => {
    const port = await listen([], { refuses: true })
    await expect(openMail(`smtp://127.0.0.1:${port}`, null)?.send(letter)).rejects.toThrow(/no such person/)
  })

  it('is absent when no server is set', () => {
    expect(openMail(null, null)).toBeNull()
  })
})
