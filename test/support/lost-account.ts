import { type House, openHouse } from './house.ts'
import { openPostOffice, type PostOffice, type Received } from './post-office.ts'
import { openVisitor, type Reply, type Visitor } from './visitor.ts'

const origin = 'http://localhost'
const start = Date.parse('2026-11-22T09:00:00Z')
const day = 24 * 60 * 60 * 1000

export interface Somebody {
  readonly personId: string
  readonly name: string
  readonly email: string
  /** Signed in, proven twice. */
  readonly visitor: Visitor
}

interface Listed {
  readonly recoveries: { name: string; state: string; yourPart: string; voices: { name: string }[] }[]
  readonly steps: { kind: string; by: string | null }[]
}

/** The whole program with a real mail server, and people who lose every way in; each test begins in communes of its own. */
export interface LostAccounts {
  readonly house: House
  readonly post: PostOffice
  /** From here on, other communes and other people. */
  begin(): void
  /** The INSEE code of one of the communes of this test. */
  commune(which?: number): string
  later(milliseconds: number): void
  visit(): Visitor
  somebody(name: string, places: Readonly<Record<string, string>>, sinceDays?: number): Promise<Somebody>
  signedIn(personId: string): Promise<Visitor>
  /** Odile lost everything; Alice and Boris administer her commune with her. */
  lostInTown(): Promise<{ vaux: string; odile: Somebody; alice: Somebody; boris: Somebody }>
  askFor(owner: Pick<Somebody, 'email'>): Promise<{ browser: Visitor; code: string }>
  mine(browser: Visitor): Promise<{ state: string; code: string; opensAt: string | null }>
  vouch(voucher: Somebody, owner: Somebody, code: string, insee?: string): Promise<Reply>
  take(browser: Visitor, password?: string): Promise<Reply>
  listOf(reader: Somebody, path?: string): Promise<Listed>
  /** Those that arrived at this address, with this subject. */
  letters(subject: RegExp, to: string): Received[]
  leave(organisationId: string, personId: string): Promise<void>
  close(): Promise<void>
}

export const newPassword = 'Tisane-verte 4 chevaux'
export const kindOf = ({ body }: Pick<Reply, 'body'>) => String(body.type).replace('urn:beffroi:problem:', '')

export async function openLostAccounts(): Promise<LostAccounts> {
  const post = await openPostOffice()
  const house = await openHouse({
    SMTP_URL: `smtp://127.0.0.1:${post.port}`,
    MAIL_FROM: 'beffroi@relais.example',
  })
  const { platform, capabilities, app } = house.program
  let turn = 0
  let visitors = 0

  const visit = () => {
    visitors += 1
    return openVisitor(app, origin, { 'x-forwarded-for': `192.0.2.${visitors % 256}` })
  }
  const commune = (which = 0) => String(71100 + turn * 4 + which)

  async function signedIn(personId: string): Promise<Visitor> {
    const visitor = visit()
    const link = await capabilities.identity.signInLink(personId)
    await visitor.post('/api/v1/sign-in/link', { token: link.split('#')[1] })
    await house.owner.query('update identity.session set factors = 2 where person_id = $1', [personId])
    return visitor
  }

  async function somebody(name: string, places: Readonly<Record<string, string>>, sinceDays = 30) {
    const email = `${name.toLowerCase()}.${turn}@vaux.example`
    const personId = await platform.db.asSystem('a person of this test', (tx) =>
      capabilities.identity.addPerson(tx, { name, email, isInstaller: false }),
    )
    if (personId === null) throw new Error('this address has an account')
    for (const [organisationId, role] of Object.entries(places))
      await house.owner.query(
        `insert into territory.member (organisation_id, person_id, role, since_at, role_since_at)
         values ($1, $2, $3, $4, $4)`,
        [organisationId, personId, role, new Date(start - sinceDays * day)],
      )
    return { personId, name, email, visitor: await signedIn(personId) }
  }

  async function mine(browser: Visitor) {
    const { body } = await browser.get('/api/v1/recoveries/mine')
    return body.recovery as { state: string; code: string; opensAt: string | null }
  }

  return {
    house,
    post,
    begin() {
      turn += 1
      house.setClock(new Date(start).toISOString())
    },
    commune,
    later: (milliseconds) => house.setClock(new Date(start + milliseconds).toISOString()),
    visit,
    somebody,
    signedIn,
    async lostInTown() {
      const vaux = await house.organisationOf(commune())
      return {
        vaux,
        odile: await somebody('Odile', { [vaux]: 'administrator' }),
        alice: await somebody('Alice', { [vaux]: 'administrator' }),
        boris: await somebody('Boris', { [vaux]: 'administrator' }),
      }
    },
    async askFor({ email }) {
      const browser = visit()
      await browser.post('/api/v1/recoveries', { email })
      return { browser, code: (await mine(browser)).code }
    },
    mine,
    vouch: ({ visitor }, { personId }, code, insee = commune()) =>
      visitor.post(`/api/v1/communes/${insee}/recoveries/${personId}/vouch`, { code }),
    take: (browser, password = newPassword) => browser.post('/api/v1/recoveries/mine/password', { password }),
    async listOf({ visitor }, path = `communes/${commune()}`) {
      const { recoveries, steps } = (await visitor.get(`/api/v1/${path}/recoveries`)).body
      return { recoveries, steps } as Listed
    },
    letters: (subject, to) =>
      post.received.filter(({ raw, to: [address] }) => address === to && subject.test(subjectOf(raw))),
    async leave(organisationId, personId) {
      await house.owner.query('delete from territory.member where organisation_id = $1 and person_id = $2', [
        organisationId,
        personId,
      ])
    },
    async close() {
      await house.close()
      await post.close()
    },
  }
}

/** RFC 2047: a subject with accents travels in words of base64, or quoted. */
function subjectOf(raw: string): string {
  const line = /^Subject: ((?:.+\r\n[ \t])*.+)$/im.exec(raw)?.[1] ?? ''
  return line
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?utf-8\?(q|b)\?([^?]*)\?=/gi, (_, how: string, text: string) =>
      how.toLowerCase() === 'b' ? Buffer.from(text, 'base64').toString('latin1') : quoted(text),
    )
    .replaceAll(/[\u0080-\u00ff]+/g, (bytes) => Buffer.from(bytes, 'latin1').toString('utf8'))
}

const quoted = (text: string) =>
  text
    .replaceAll('_', ' ')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
