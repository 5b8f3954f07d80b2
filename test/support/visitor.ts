import type { App } from '../../src/platform/http/app.ts'

/** What came back, with the body read. */
export interface Reply {
  readonly status: number
  readonly body: Record<string, unknown>
  readonly headers: Headers
}

/** A browser reduced to what the API sees of it: cookies, an origin, a device. */
export interface Visitor {
  get(path: string): Promise<Reply>
  /** @param version what `If-Match` says */
  post(path: string, body?: object, version?: number): Promise<Reply>
  put(path: string, body: object, version?: number): Promise<Reply>
  delete(path: string, body?: object): Promise<Reply>
  /** Name to value, as the browser would send them back. */
  readonly cookies: Map<string, string>
}

const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0'

/** @param headers sent with each request, over the usual ones */
export function openVisitor(app: App, origin: string, headers: Record<string, string> = {}): Visitor {
  const cookies = new Map<string, string>()

  async function call(method: string, path: string, body?: object, version?: number): Promise<Reply> {
    const response = await app.request(path, {
      method,
      headers: {
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        'user-agent': firefox,
        ...(method === 'GET' ? {} : { origin, 'content-type': 'application/json' }),
        ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    for (const line of response.headers.getSetCookie()) keep(cookies, line)
    const text = await response.text()
    return { status: response.status, body: text === '' ? {} : JSON.parse(text), headers: response.headers }
  }

  return {
    cookies,
    get: (path) => call('GET', path),
    post: (path, body, version) => call('POST', path, body, version),
    put: (path, body, version) => call('PUT', path, body, version),
    delete: (path, body) => call('DELETE', path, body),
  }
}

function keep(cookies: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split(/;\s*/)
  const name = pair.slice(0, pair.indexOf('='))
  const isGone = attributes.some((attribute) => /^max-age=0$/i.test(attribute))
  if (isGone) cookies.delete(name)
  else cookies.set(name, pair.slice(name.length + 1))
}
