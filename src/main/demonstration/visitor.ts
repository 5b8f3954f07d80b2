import type { App } from '../../platform/http/app.ts'

/** Calls the API from inside the program as a signed-in person would, so that the real routes do the work. */
export class Visitor {
  readonly #app: App
  readonly #cookie: string

  private constructor(app: App, cookie: string) {
    this.#app = app
    this.#cookie = cookie
  }

  /** @param link a one-time sign-in link, its secret after `#` */
  static async signIn(app: App, link: string): Promise<Visitor> {
    const token = new URL(link).hash.slice(1)
    const response = await app.request('/api/v1/sign-in/link', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token }),
    })
    if (!response.ok) throw new Error(`the sign-in link was refused: ${await response.text()}`)
    const cookie = response.headers
      .getSetCookie()
      .map((set) => set.split(';')[0])
      .join('; ')
    return new Visitor(app, cookie)
  }

  async get<T>(path: string): Promise<T> {
    return this.#call<T>('GET', path)
  }

  async send<T>(
    method: 'POST' | 'PUT' | 'PATCH',
    path: string,
    body: object | undefined,
    version?: number,
  ): Promise<T> {
    return this.#call<T>(method, path, body, version)
  }

  async sendForm<T>(path: string, form: FormData): Promise<T> {
    return (await this.#ask('POST', path, form)).json() as Promise<T>
  }

  /** A document, whole. */
  async bytes(path: string): Promise<ArrayBuffer> {
    return (await this.#ask('GET', path)).arrayBuffer()
  }

  async #call<T>(method: string, path: string, body?: object, version?: number): Promise<T> {
    return (await this.#ask(method, path, body, version)).json() as Promise<T>
  }

  async #ask(method: string, path: string, body?: object, version?: number): Promise<Response> {
    const isForm = body instanceof FormData
    const response = await this.#app.request(`/api/v1${path}`, {
      method,
      headers: {
        cookie: this.#cookie,
        ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
        ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
      },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    })
    if (!response.ok)
      throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`)
    return response
  }
}
