import { type RouteConfig, z } from '@hono/zod-openapi'
import { isOpenToTokens } from './admit-token.ts'
import type { Route, Who } from './route.ts'

const problemShape = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
  })
  .openapi('Problem')

/** The OpenAPI side of a route. `x-who` says who may call it. */
export function describeRoute(route: Route): RouteConfig {
  const mediaType = route.multipart ? 'multipart/form-data' : 'application/json'
  return {
    method: route.method,
    path: route.path,
    operationId: operationId(route),
    tags: [route.tag],
    summary: route.summary,
    'x-who': whoInWords(route.who),
    ...(route.who === 'anyone' ? {} : { security: securityOf(route) }),
    request: {
      ...(route.params === undefined ? {} : { params: route.params }),
      ...(route.query === undefined ? {} : { query: route.query }),
      ...(route.body === undefined
        ? {}
        : { body: { required: true, content: { [mediaType]: { schema: route.body } } } }),
    },
    responses: {
      ...Object.fromEntries(
        Object.entries(route.replies).map(([status, reply]) => [status, describeReply(reply)]),
      ),
      default: {
        description: 'A problem (RFC 9457)',
        content: { 'application/problem+json': { schema: problemShape } },
      },
    },
  }
}

const securityOf = (route: Route): Record<string, string[]>[] =>
  isOpenToTokens(route) ? [{ session: [] }, { token: [] }] : [{ session: [] }]

/** `may plan:read`, `seat administrator`, or the word itself. */
export function whoInWords(who: Who): string {
  if (typeof who === 'string') return who
  return 'may' in who ? `may ${who.may}` : `seat ${who.seat}`
}

function describeReply(reply: Route['replies'][number]) {
  if (reply.json !== undefined) {
    return { description: reply.description, content: { 'application/json': { schema: reply.json } } }
  }
  if (reply.media === undefined) return { description: reply.description }
  return {
    description: reply.description,
    content: { [reply.media]: { schema: z.string().openapi({ format: 'binary' }) } },
  }
}

/** `get /api/v1/communes/{insee}/answers/{questionId}` → `getCommunesByInseeAnswersByQuestionId`. */
export function operationId(route: Route): string {
  const words = route.path
    .replace('/api/v1/', '')
    .split(/[/.-]/)
    .map((part) => part.replace(/^\{(\w+)\}$/, (_, name: string) => `by-${name}`))
    .flatMap((part) => part.split('-'))
  return route.method + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
}
