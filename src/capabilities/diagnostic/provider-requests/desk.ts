import type { Caller } from '../../../platform/http/route.ts'
import type { Platform } from '../../../platform/platform.ts'
import { hashOfToken } from '../../../platform/secret-token.ts'
import { questionsStillAsked, type RequestState, stateOfRequest } from '../domain/provider-request.ts'
import {
  type KeptReply,
  type KeptRequest,
  noteOpening,
  repliesTo,
  requestsOfTokens,
  requestsToMyOrganisations,
} from './request-store.ts'

/** A request as its provider holds it: by the secret of a link, or by an account of the organisation it is addressed to. */
export interface Held {
  readonly request: KeptRequest
  readonly replies: readonly KeptReply[]
  readonly state: RequestState
  /** None once it is closed. */
  readonly stillAsked: readonly string[]
  readonly isByLink: boolean
}

export interface Desk {
  readonly held: readonly Held[]
  /** Secrets that lead to nothing. */
  readonly unknownCount: number
}

/** Everything that these secrets and this account open, each request once; nothing else exists for who asks. */
export async function openDesk(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  caller: Caller | null,
  tokens: readonly string[],
): Promise<Desk> {
  const hashes = [...new Set(tokens)].map(hashOfToken)
  const byLink =
    hashes.length === 0
      ? { requests: [], replies: [] }
      : await db.asSystem('a provider shows the secret of a link instead of an account', async (tx) => {
          const requests = await requestsOfTokens(tx, hashes)
          return { requests, replies: await repliesTo(tx, idsOf(requests)) }
        })
  const byAccount =
    caller === null
      ? { requests: [], replies: [] }
      : await db.asPerson(caller, async (tx) => {
          const requests = await requestsToMyOrganisations(tx)
          return { requests, replies: await repliesTo(tx, idsOf(requests)) }
        })
  const now = clock()
  const known = new Set(idsOf(byLink.requests))
  const all = [
    ...byLink.requests.map((request) => ({ request, isByLink: true })),
    ...byAccount.requests.filter(({ id }) => !known.has(id)).map((request) => ({ request, isByLink: false })),
  ]
  const replies = [...byLink.replies, ...byAccount.replies.filter(({ requestId }) => !known.has(requestId))]
  return {
    held: all.map(({ request, isByLink }) => {
      const own = replies.filter(({ requestId }) => requestId === request.id)
      const sentQuestionIds = own.filter(({ sentAt }) => sentAt !== null).map(({ questionId }) => questionId)
      const life = { ...request, sentQuestionIds }
      return {
        request,
        replies: own,
        state: stateOfRequest(life, now),
        stillAsked: questionsStillAsked(life, now),
        isByLink,
      }
    }),
    unknownCount: hashes.length - byLink.requests.length,
  }
}

const idsOf = (requests: readonly KeptRequest[]): string[] => requests.map(({ id }) => id)

/** Each link is seen to have been opened by its own commune, and by no other. */
export async function noteOpenings({ db, clock }: Pick<Platform, 'db' | 'clock'>, desk: Desk): Promise<void> {
  for (const { request } of desk.held.filter(({ isByLink }) => isByLink)) {
    await db.asJob(request.organisationId, (tx) =>
      noteOpening(tx, request.organisationId, request.id, clock()),
    )
  }
}
