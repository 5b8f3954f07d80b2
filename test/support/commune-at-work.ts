import { strongPassword, tokenIn } from './identity-app.ts'
import type { Office } from './office.ts'
import type { Reply, Visitor } from './visitor.ts'

/** Cortevaix, 71147. */
export const insee = '71147'
export const password = strongPassword
export const secretaryEmail = 'mairie@commune.fr'

function accepted(reply: Reply): Reply {
  if (reply.status >= 400) throw new Error(`${reply.status}: ${JSON.stringify(reply.body)}`)
  return reply
}

/** The first account, through the set-up link. */
export async function setUpSecretary(office: Office, name = 'Claire Martin'): Promise<Visitor> {
  const visitor = office.visitor()
  const token = tokenIn(await office.program.capabilities.identity.setUpLink())
  accepted(await visitor.post('/api/v1/set-up', { token, name, email: secretaryEmail, password }))
  return visitor
}

/** The secretary with the space of a commune whose mail and site are said. */
export async function openCommune(office: Office): Promise<Visitor> {
  const secretary = await setUpSecretary(office)
  accepted(await secretary.post('/api/v1/communes', { insee }))
  const profile = {
    staffCount: 5,
    workstations: 4,
    mailAddress: 'mairie@commune.fr',
    hasNoMail: false,
    siteUrl: 'https://commune.fr/',
    hasNoSite: false,
    providerKind: 'company',
    structures: ['mairie', 'ecole'],
  }
  accepted(await secretary.put(`/api/v1/communes/${insee}/profile`, profile, 1))
  return secretary
}

/** A second person, through an invitation. */
export async function inviteColleague(
  office: Office,
  host: Visitor,
  name: string,
  role = 'secretary',
): Promise<Visitor> {
  const { body } = accepted(await host.post(`/api/v1/communes/${insee}/invitations`, { role }))
  const colleague = office.visitor()
  accepted(
    await colleague.post('/api/v1/invitations/acceptance', {
      token: tokenIn(String(body.link)),
      kind: 'new-account',
      name,
      email: `${name.toLowerCase().replaceAll(' ', '.')}@commune.fr`,
      password,
    }),
  )
  return colleague
}

interface Question {
  readonly id: string
  readonly answer: { readonly version: number } | null
  readonly replies: readonly { readonly reply: string }[]
}

/** Says the same of each question that offers it, the first visit's or all; elsewhere « je ne sais pas ». */
export function answerAll(
  visitor: Visitor,
  reply: string,
  which: 'firstVisit' | 'all' = 'all',
): Promise<void> {
  return answerInTurn(visitor, [reply], which)
}

/** Goes through the replies from one question to the next. */
export async function answerInTurn(
  visitor: Visitor,
  replies: readonly string[],
  which: 'firstVisit' | 'all' = 'all',
): Promise<void> {
  const { body } = accepted(await visitor.get(`/api/v1/communes/${insee}/questionnaire`))
  const first = body.firstVisit as readonly string[]
  const questions = (body.questions as readonly Question[]).filter(
    ({ id }) => which === 'all' || first.includes(id),
  )
  for (const [index, question] of questions.entries()) {
    const wanted = replies[index % replies.length]
    const reply = question.replies.find((offered) => offered.reply === wanted)?.reply ?? 'dont-know'
    const reason = reply === 'not-concerned' ? 'La commune n’en a pas.' : null
    accepted(
      await visitor.put(
        `/api/v1/communes/${insee}/answers/${question.id}`,
        { reply, reason, note: null },
        question.answer?.version ?? 0,
      ),
    )
  }
}

/** Has the program look at the commune from outside, and waits until it has. */
export async function visitFromOutside(visitor: Visitor): Promise<void> {
  const asked = accepted(await visitor.post(`/api/v1/communes/${insee}/visits`))
  for (;;) {
    const { body } = accepted(await visitor.get(`/api/v1/communes/${insee}/visits/latest`))
    const newest = body.newest as { id: string; status: string } | null
    if (newest?.id === asked.body.id && newest?.status === 'done') return
    if (newest?.status === 'failed') throw new Error('the visit failed')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
