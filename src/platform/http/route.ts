import type { z } from 'zod'
import type { Right, Seat } from '../../kernel/right.ts'
import type { Problem } from './problem.ts'

/** Who holds this right in the commune named `{insee}` in the path; to a stranger that commune does not exist (404). */
export interface MayInCommune {
  readonly may: Right
}

/**
 * Who sits in the organisation named `{organisationId}` in the path: a relay, an EPCI, a pooled DPO, a provider.
 * To anybody else it does not exist (404).
 */
export interface SeatedIn {
  readonly seat: Seat
}

/** Who may call a route. */
export type Who = 'anyone' | 'signed-in' | MayInCommune | SeatedIn

/** By how many factors a session was proven: what one knows, what one has, what one is. */
export type Factors = 1 | 2

export interface Caller {
  readonly personId: string
  readonly name: string
  readonly email: string
  readonly sessionId: string
  /** Made the first account of this installation: may open the space of a commune. */
  readonly isInstaller: boolean
  readonly factors: Factors
  /** Present when a program speaks by a token; `personId` is then the number of the token. */
  readonly token?: TokenGrant
  /** The commune of the path, once admitted to it: what the caller may see elsewhere is out of the question. */
  readonly within?: string
}

/** What a token opens to the program that shows it, within what its organisation may see. */
export interface TokenGrant {
  readonly organisationId: string
  /** As the trail names it. */
  readonly name: string
  readonly rights: readonly (Right | 'organisation:read')[]
  /** As what it stands in its own commune; a program stands there as its secretary would. */
  readonly role?: 'phone'
}

/** A commune as the caller stands in it. */
export interface Place {
  readonly organisationId: string
  readonly insee: string
  /** In the commune, or in the holder of the mandate. */
  readonly role: string
  readonly rights: ReadonlySet<Right>
  /** The mandate that opens it; null for the commune's own people. */
  readonly mandate: { readonly id: string; readonly holderId: string } | null
  /** The role asks for two factors, by now, and this session was proven by one. */
  readonly isSecondFactorOwed: boolean
}

/** An organisation that serves communes, as the caller sits in it. */
export interface Office {
  readonly organisationId: string
  readonly kind: string
  readonly seat: Seat
  /** This session was proven by one factor; those who serve communes owe two. */
  readonly isSecondFactorOwed: boolean
}

/** What every handler receives beside its validated input. */
export interface Circumstances {
  readonly headers: Headers
  /** Address of the caller, for throttling only; never logged. */
  readonly address: string
  readonly signal: AbortSignal
  readonly requestId: string
  /** Version that the caller last saw, from `If-Match: "3"`; null when not sent. */
  readonly ifMatch: number | null
}

type Input<S> = S extends z.ZodType ? z.output<S> : Record<string, never>

export type Call<W extends Who, P, Q, B> = Circumstances & {
  readonly params: Input<P>
  readonly query: Input<Q>
  readonly body: B extends z.ZodType ? z.output<B> : undefined
  readonly caller: W extends 'anyone' ? Caller | null : Caller
  readonly place: W extends MayInCommune ? Place : null
  readonly office: W extends SeatedIn ? Office : null
}

/** A JSON reply of a declared status. `headers` may carry `set-cookie` more than once. */
export interface JsonReply<S extends number, T> {
  readonly status: S
  readonly body: T
  readonly headers?: Headers | Readonly<Record<string, string>>
}

/** Bytes or a stream, for documents, files and server-sent events. */
export interface RawReply {
  readonly raw: BodyInit | null
  readonly status?: number
  readonly headers: Readonly<Record<string, string>>
}

export type Replies = Readonly<
  Record<number, { readonly description: string; readonly json?: z.ZodType; readonly media?: string }>
>

type ReplyOf<R extends Replies> = {
  [S in keyof R & number]: R[S] extends { readonly json: infer J extends z.ZodType }
    ? JsonReply<S, z.input<J>>
    : RawReply
}[keyof R & number]

export interface RouteDefinition<
  W extends Who,
  P extends z.ZodObject | undefined,
  Q extends z.ZodObject | undefined,
  B extends z.ZodType | undefined,
  R extends Replies,
> {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  /** OpenAPI path: `/api/v1/communes/{insee}/answers/{questionId}`. */
  readonly path: string
  readonly who: W
  readonly tag: string
  readonly summary: string
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  /** `multipart/form-data` instead of JSON; then `body` is the shape of the form. */
  readonly multipart?: boolean
  /** When it takes more than what is usual: 256 kB of JSON, 10 MB of files. */
  readonly largestBodyInBytes?: number
  readonly replies: R
  readonly handle: (call: Call<W, P, Q, B>) => Promise<ReplyOf<R> | Problem>
}

/** A route as data, its types forgotten once checked: what the server mounts and OpenAPI describes. */
export interface Route {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  readonly path: string
  readonly who: Who
  readonly tag: string
  readonly summary: string
  readonly params: z.ZodObject | undefined
  readonly query: z.ZodObject | undefined
  readonly body: z.ZodType | undefined
  readonly multipart: boolean
  readonly largestBodyInBytes: number | undefined
  readonly replies: Replies
  handle(
    call: Call<Who, z.ZodObject, z.ZodObject, z.ZodType>,
  ): Promise<JsonReply<number, unknown> | RawReply | Problem>
}

/** Declares a route. The handler sees only validated input; a reply is cut to its declared shape. */
export function route<
  W extends Who,
  R extends Replies,
  P extends z.ZodObject | undefined = undefined,
  Q extends z.ZodObject | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
>(definition: RouteDefinition<W, P, Q, B, R>): Route {
  const { handle, params, query, body, multipart, largestBodyInBytes, ...rest } = definition
  return {
    ...rest,
    params,
    query,
    body,
    multipart: multipart ?? false,
    largestBodyInBytes,
    // The server calls it with input validated by these very schemas and a caller checked by `who`.
    handle: handle as Route['handle'],
  }
}
