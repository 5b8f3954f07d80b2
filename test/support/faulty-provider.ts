import { createServer, type ServerResponse } from 'node:http'
import { type CryptoKey, exportJWK, generateKeyPair, SignJWT } from 'jose'
import { openPort, type Port } from './port.ts'

/** What the provider gets wrong in its next answers. */
export interface ProviderFault {
  readonly nonce?: string
  readonly audience?: string
  readonly issuer?: string
  /** Seconds from now at which the ID token expires, and was issued. */
  readonly expiresIn?: number
  readonly issuedIn?: number
  readonly isUserinfoUnsigned?: boolean
  readonly isUserinfoSignedByAnother?: boolean
  readonly userinfoSubject?: string
  readonly isIdTokenSignedByAnother?: boolean
}

/** Just enough of an OpenID provider to answer wrongly on purpose; a real one runs in the journeys. */
export interface FaultyProvider {
  readonly issuer: string
  readonly port: Port
  fault: ProviderFault
  claims: Record<string, unknown>
  acr: string | null
  /** What a browser would bring back from this authorization request; the code serves once. */
  answerTo(authorizationUrl: string): string
  close(): Promise<void>
}

export const clientId = 'beffroi-test'
export const clientSecret = 'a secret of this test, long enough'

export async function openFaultyProvider(): Promise<FaultyProvider> {
  const ours = await generateKeyPair('RS256')
  const another = await generateKeyPair('RS256')
  const jwk = { ...(await exportJWK(ours.publicKey)), kid: 'ours', alg: 'RS256', use: 'sig' }
  const codes = new Map<string, string>()
  const provider = {
    fault: {} as ProviderFault,
    claims: { sub: 'agent-1', given_name: 'Camille', usual_name: 'Roux', email: 'mairie@vaux.example' },
    acr: 'eidas1' as string | null,
  }
  const sign = (claims: Record<string, unknown>, key: CryptoKey) =>
    new SignJWT({ ...claims }).setProtectedHeader({ alg: 'RS256', kid: 'ours' }).sign(key)

  async function answer(path: string, body: URLSearchParams, issuer: string, response: ServerResponse) {
    const json = (value: unknown, status = 200) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
    }
    const { fault, claims, acr } = provider
    if (path === '/.well-known/openid-configuration') {
      return json({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        userinfo_endpoint: `${issuer}/userinfo`,
        jwks_uri: `${issuer}/jwks`,
        end_session_endpoint: `${issuer}/logout`,
      })
    }
    if (path === '/jwks') return json({ keys: [jwk] })
    if (path === '/token') {
      const nonce = codes.get(body.get('code') ?? '')
      codes.delete(body.get('code') ?? '')
      if (nonce === undefined) return json({ error: 'invalid_grant' }, 400)
      const now = Math.floor(Date.now() / 1000)
      const idToken = {
        iss: fault.issuer ?? issuer,
        aud: fault.audience ?? clientId,
        sub: claims.sub,
        nonce: fault.nonce ?? nonce,
        iat: now + (fault.issuedIn ?? 0),
        exp: now + (fault.expiresIn ?? 60),
        ...(acr !== null && { acr }),
      }
      const key = fault.isIdTokenSignedByAnother ? another.privateKey : ours.privateKey
      return json({ access_token: 'access', token_type: 'Bearer', id_token: await sign(idToken, key) })
    }
    const said = { ...claims, sub: fault.userinfoSubject ?? claims.sub }
    if (fault.isUserinfoUnsigned) return json(said)
    const key = fault.isUserinfoSignedByAnother ? another.privateKey : ours.privateKey
    const jwt = await sign({ ...said, iss: issuer, aud: clientId }, key)
    response.writeHead(200, { 'content-type': 'application/jwt' }).end(jwt)
  }

  let issuer = ''
  const port = await openPort(() =>
    createServer(async (request, response) => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(Buffer.from(chunk))
      const body = new URLSearchParams(Buffer.concat(chunks).toString())
      await answer(new URL(request.url ?? '/', issuer).pathname, body, issuer, response)
    }),
  )
  issuer = `http://localhost:${port.number}`
  return Object.assign(provider, {
    issuer,
    port,
    claims: provider.claims as Record<string, unknown>,
    answerTo(authorizationUrl: string) {
      const asked = new URL(authorizationUrl).searchParams
      const code = crypto.randomUUID()
      codes.set(code, asked.get('nonce') ?? '')
      return new URLSearchParams({ code, state: asked.get('state') ?? '', iss: issuer }).toString()
    },
    close: () => port.close(),
  })
}
