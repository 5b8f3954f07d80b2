import { tooMany } from '../../../platform/http/common-problems.ts'
import type { Problem } from '../../../platform/http/problem.ts'
import { RateLimit } from '../../../platform/http/rate-limit.ts'
import { type Route, route } from '../../../platform/http/route.ts'
import type { Platform } from '../../../platform/platform.ts'
import { envelopePhoneLastsInDays } from '../domain/phone-code.ts'
import { nameTakenCode, takeCode } from './code-store.ts'
import { hashOfCode, hashOfPhoneToken, newPhoneToken } from './codes.ts'
import { addPhone, type CameBy } from './phone-store.ts'
import * as problems from './problems.ts'
import * as shapes from './shapes.ts'

const tag = 'incident'

interface Typed {
  readonly code: string
  readonly cameBy: CameBy
  readonly label: string | null
  /** Who says that they opened an envelope; the code of an enrolment knows it. */
  readonly personName: string | null
  readonly jobTitle: string | null
}

/** How a phone comes in: by a code, once. Who shows one is not signed in. */
export function enterRoutes(platform: Platform): Route[] {
  const perAddress = new RateLimit({ calls: 20, perSeconds: 600 })
  const { db, clock, secrets, live } = platform

  async function enter(address: string, typed: Typed): Promise<Entered | Problem> {
    const waitSeconds = perAddress.take(address)
    if (waitSeconds > 0) return tooMany(waitSeconds)
    const at = clock()
    const token = newPhoneToken()
    const entered = await db.asSystem('a phone comes in by its code', async (tx) => {
      const code = await takeCode(tx, hashOfCode(typed.code, secrets.sessionKey), typed.cameBy, at)
      const personName = code?.personName ?? typed.personName
      if (code === undefined || personName === null) return null
      const { organisationId, communeName, insee } = code
      const expiresAt =
        typed.cameBy === 'envelope' ? new Date(at.getTime() + envelopePhoneLastsInDays * 86_400_000) : null
      const jobTitle = code.jobTitle ?? typed.jobTitle
      const { cameBy, label } = typed
      const phone = { organisationId, cameBy, personName, jobTitle, label, expiresAt }
      const phoneId = await addPhone(tx, { ...phone, sha256: hashOfPhoneToken(token) }, at)
      await nameTakenCode(tx, code.id, phoneId)
      return {
        organisationId,
        body: {
          ...{ token, phoneId, personName, commune: { insee, name: communeName } },
          expiresAt: expiresAt?.toISOString() ?? null,
        },
      }
    })
    if (entered === null) return problems.codeRefused
    live.tell(entered.organisationId, 'incident')
    return { status: 201, body: entered.body }
  }

  return [
    route({
      method: 'post',
      path: '/api/v1/phones',
      who: 'anyone',
      tag,
      summary: 'A phone comes in by the code shown on a screen of its commune',
      body: shapes.enrolled,
      replies: { 201: { description: 'Its token, shown once', json: shapes.entered } },
      handle: ({ address, body: { code, name } }) =>
        enter(address, { code, label: name, cameBy: 'enrolment', personName: null, jobTitle: null }),
    }),

    route({
      method: 'post',
      path: '/api/v1/phones/join',
      who: 'anyone',
      tag,
      summary: 'A phone comes in by the code of a sealed envelope; who holds it says their name',
      body: shapes.joining,
      replies: { 201: { description: 'Its token, shown once', json: shapes.entered } },
      handle: ({ address, body: { code, name, jobTitle } }) =>
        enter(address, { code, label: null, cameBy: 'envelope', personName: name, jobTitle }),
    }),
  ]
}

interface Entered {
  readonly status: 201
  readonly body: {
    readonly token: string
    readonly phoneId: string
    readonly commune: { readonly insee: string; readonly name: string }
    readonly personName: string
    readonly expiresAt: string | null
  }
}
