/** What came back: the server's answer, or nobody. */
export type Answer =
  | { readonly kind: 'answered'; readonly status: number; readonly body: unknown; readonly at: Date | null }
  | { readonly kind: 'unreachable' }

export interface Question {
  readonly method: 'GET' | 'POST' | 'PUT'
  readonly path: string
  readonly json?: unknown
  readonly form?: FormData
}

export type Ask = (question: Question) => Promise<Answer>

const patienceMs = 60_000

/** Asks the server, with the phone's own token if it has one, else with the session of the browser. Never throws. */
export const asker =
  (token: () => string | null): Ask =>
  async ({ method, path, json, form }) => {
    const bearer = token()
    const patience = new AbortController()
    const timer = setTimeout(() => patience.abort(), patienceMs)
    try {
      const response = await fetch(path.startsWith('/healthz') ? path : `/api/v1${path}`, {
        method,
        signal: patience.signal,
        credentials: bearer === null ? 'same-origin' : 'omit',
        headers: {
          ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }),
          ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(json === undefined ? {} : { body: JSON.stringify(json) }),
        ...(form === undefined ? {} : { body: form }),
      })
      const isJson = response.headers.get('content-type')?.includes('json') ?? false
      const body: unknown = isJson ? await response.json() : null
      // A gateway whose program is dead answers for it: that is nobody.
      if (response.status >= 502 && response.status <= 504) return { kind: 'unreachable' }
      const told = Date.parse(response.headers.get('date') ?? '')
      return {
        kind: 'answered',
        status: response.status,
        body,
        at: Number.isNaN(told) ? null : new Date(told),
      }
    } catch {
      return { kind: 'unreachable' }
    } finally {
      clearTimeout(timer)
    }
  }

/** A field of an answer, read without trusting it. */
export function valueIn(body: unknown, field: string): unknown {
  if (typeof body !== 'object' || body === null) return undefined
  return Object.entries(body).find(([name]) => name === field)?.[1]
}

export function textIn(body: unknown, field: string): string | null {
  const value = valueIn(body, field)
  return typeof value === 'string' ? value : null
}

export function listIn(body: unknown, field: string): readonly unknown[] {
  const value = valueIn(body, field)
  return Array.isArray(value) ? value : []
}
