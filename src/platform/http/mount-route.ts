import { z } from '@hono/zod-openapi'
import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { admitToken } from './admit-token.ts'
import type { App, AppContext, Gate } from './app.ts'
import * as common from './common-problems.ts'
import { describeRoute, operationId } from './describe-route.ts'
import { isProblem, type Problem, problem, problemResponse } from './problem.ts'
import type { RateLimit } from './rate-limit.ts'
import type { Caller, JsonReply, MayInCommune, RawReply, Route, SeatedIn } from './route.ts'

const megabyte = 1024 * 1024
/** Largest proof that can be kept. */
export const largestFileInBytes = 10 * megabyte
const largestJsonInBytes = megabyte / 4

type Next = () => Promise<void>
type Handler = (c: AppContext, next: Next) => Promise<Response | undefined>

/**
 * Puts a route on the server: size, then who, then shape, then the work. A stranger learns nothing
 * from a validation message because `who` is checked first.
 */
export function mountRoute(app: App, route: Route, gate: Gate, perToken: RateLimit): void {
  app.openAPIRegistry.registerPath(describeRoute(route))
  const limit: MiddlewareHandler = bodyLimit({
    maxSize:
      route.largestBodyInBytes ??
      (route.multipart ? largestFileInBytes + largestJsonInBytes : largestJsonInBytes),
    onError: () => {
      const response = problemResponse(common.tooLarge)
      // What is left of the body is not read: the next request needs another connection.
      response.headers.set('connection', 'close')
      return response
    },
  })
  const path = route.path.replaceAll(/\{(\w+)\}/g, ':$1')
  app.on(route.method.toUpperCase(), path, limit, admit(route, gate, perToken), serve(route))
}

function admit(route: Route, gate: Gate, perToken: RateLimit): Handler {
  return async (c, next) => {
    const caller = await gate.callerOf(c.req.raw.headers)
    const unfit = caller?.token === undefined ? null : admitToken(caller.personId, route, perToken)
    if (unfit !== null) return problemResponse(unfit)
    c.set('caller', caller)
    if (route.who === 'anyone') return void (await next())
    if (caller === null) return problemResponse(common.signInFirst)
    if (route.who === 'signed-in') return void (await next())
    const refusal =
      'may' in route.who
        ? await admitToCommune(c, gate, caller, route.who, operationId(route))
        : await admitToOffice(c, gate, caller, route.who)
    return refusal === null ? void (await next()) : problemResponse(refusal)
  }
}

async function admitToCommune(
  c: AppContext,
  gate: Gate,
  caller: Caller,
  { may }: MayInCommune,
  operation: string,
): Promise<Problem | null> {
  const insee = c.req.param('insee') ?? ''
  const place = isInsee(insee) ? await gate.placeOf(caller, insee, may) : null
  if (place === null) return common.notFound
  if (place.isSecondFactorOwed) return common.secondFactorNeeded
  if (!place.rights.has(may)) return place.mandate === null ? common.notAllowed : common.outsideMandate
  const isNoted = place.mandate === null || (await gate.noteAccess(caller, place, { right: may, operation }))
  if (!isNoted) return common.notFound
  c.set('place', place)
  c.set('caller', { ...caller, within: place.organisationId })
  return null
}

async function admitToOffice(
  c: AppContext,
  gate: Gate,
  caller: Caller,
  { seat }: SeatedIn,
): Promise<Problem | null> {
  const organisationId = c.req.param('organisationId') ?? ''
  const office = z.uuid().safeParse(organisationId).success
    ? await gate.officeOf(caller, organisationId)
    : null
  if (office === null) return common.notFound
  if (office.isSecondFactorOwed) return common.secondFactorNeeded
  if (seat === 'administrator' && office.seat !== 'administrator') return common.notAllowed
  c.set('office', office)
  return null
}

/** Shape of an INSEE commune code: five characters, a letter only for Corsica. */
function isInsee(text: string): boolean {
  return /^[0-9][0-9AB][0-9]{3}$/.test(text)
}

function serve(route: Route): (c: AppContext) => Promise<Response> {
  const params = route.params ?? z.object({})
  const query = route.query ?? z.object({})
  return async (c) => {
    const given = route.body === undefined ? { kind: 'none' as const } : await readBody(c, route)
    if (given.kind === 'problem') return problemResponse(given.problem)
    const input = {
      params: params.safeParse(c.req.param()),
      query: query.safeParse(c.req.query()),
      body:
        route.body === undefined
          ? undefined
          : route.body.safeParse(given.kind === 'value' ? given.value : undefined),
    }
    const issues = [...issuesOf(input.params), ...issuesOf(input.query), ...issuesOf(input.body)]
    if (!input.params.success || !input.query.success || issues.length > 0) {
      return problemResponse(invalidInput(issues, c.req.method))
    }
    const reply = await route.handle({
      headers: c.req.raw.headers,
      address: c.get('address'),
      signal: c.req.raw.signal,
      requestId: c.get('requestId'),
      ifMatch: versionIn(c.req.header('if-match')),
      params: input.params.data,
      query: input.query.data,
      body: input.body?.data,
      caller: c.get('caller'),
      place: c.get('place'),
      office: c.get('office'),
    })
    return isProblem(reply) ? problemResponse(reply) : responseOf(reply, route)
  }
}

type Body = { kind: 'none' } | { kind: 'value'; value: unknown } | { kind: 'problem'; problem: Problem }

async function readBody(c: AppContext, route: Route): Promise<Body> {
  const mediaType = c.req.header('content-type') ?? ''
  if (!mediaType.startsWith(route.multipart ? 'multipart/form-data' : 'application/json')) {
    return { kind: 'problem', problem: common.wrongMediaType }
  }
  try {
    return { kind: 'value', value: route.multipart ? await c.req.parseBody() : await c.req.json() }
  } catch {
    return { kind: 'problem', problem: common.unreadable }
  }
}

function issuesOf(result: z.ZodSafeParseResult<unknown> | undefined): z.core.$ZodIssue[] {
  return result === undefined || result.success ? [] : result.error.issues
}

/** Version in `If-Match: "3"`. */
function versionIn(header: string | undefined): number | null {
  const match = header === undefined ? null : /^(?:W\/)?"(\d{1,9})"$/.exec(header.trim())
  return match?.[1] === undefined ? null : Number(match[1])
}

function responseOf(reply: JsonReply<number, unknown> | RawReply, route: Route): Response {
  if ('raw' in reply) return new Response(reply.raw, { status: reply.status ?? 200, headers: reply.headers })
  const shape = route.replies[reply.status]?.json
  const headers = new Headers(reply.headers)
  headers.set('content-type', 'application/json; charset=utf-8')
  const body = shape === undefined ? reply.body : shape.parse(reply.body)
  return new Response(JSON.stringify(body), { status: reply.status, headers })
}

function invalidInput(issues: readonly z.core.$ZodIssue[], method: string): Problem {
  const what = issues.length > 1 ? 'Plusieurs champs ne conviennent pas' : 'Un champ ne convient pas'
  const holds =
    method === 'GET' ? 'Rien n’a été modifié.' : 'Rien n’a été enregistré, votre saisie est encore à l’écran.'
  return problem(
    422,
    'invalid-input',
    'Saisie à corriger',
    `${what}. ${holds} Corrigez ce qui est indiqué, puis recommencez.`,
    {
      errors: issues.map((issue) => ({ pointer: `/${issue.path.join('/')}`, detail: issue.message })),
    },
  )
}
