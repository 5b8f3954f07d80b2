import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { exportJWK, generateKeyPair } from 'jose'
import Provider from 'oidc-provider'
import { clientId, clientSecret } from './faulty-provider.ts'
import { openPort } from './port.ts'

/** Who the provider says is there, and how it was proven. */
export interface Agent {
  readonly subject: string
  readonly acr: string
  readonly claims: Record<string, unknown>
}

export interface RealProvider {
  readonly settings: Record<string, string>
  agent: Agent
  /** Once the address of the product is known. */
  open(productUrl: string): Promise<void>
  close(): Promise<void>
}

/** A real OpenID provider (`oidc-provider`, certified) in the shape of ProConnect, with one page: come in, or give up. */
export async function openRealProvider(agent: Agent): Promise<RealProvider> {
  let handle = (_: IncomingMessage, response: ServerResponse) => {
    response.writeHead(503).end()
  }
  const port = await openPort(() => createServer((request, response) => handle(request, response)))
  const issuer = `http://localhost:${port.number}`
  const real: RealProvider = {
    settings: { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret },
    agent,
    async open(productUrl) {
      const { privateKey } = await generateKeyPair('RS256', { extractable: true })
      const provider: Provider = new Provider(issuer, {
        clients: [
          {
            client_id: clientId,
            client_secret: clientSecret,
            redirect_uris: [`${productUrl}/connexion/retour`],
            post_logout_redirect_uris: [`${productUrl}/connexion`],
            token_endpoint_auth_method: 'client_secret_post',
            userinfo_signed_response_alg: 'RS256',
            id_token_signed_response_alg: 'RS256',
          },
        ],
        jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig', kid: 'one' }] },
        cookies: { keys: ['a key of this test'] },
        acrValues: ['eidas1', 'eidas2', 'eidas3'],
        scopes: ['openid'],
        claims: {
          openid: ['sub'],
          given_name: ['given_name'],
          usual_name: ['usual_name'],
          email: ['email'],
          siret: ['siret'],
        },
        pkce: { required: () => true },
        features: {
          devInteractions: { enabled: false },
          claimsParameter: { enabled: true },
          jwtUserinfo: { enabled: true },
          rpInitiatedLogout: {
            enabled: true,
            // Its own page asks for a font of the Internet.
            async logoutSource(context, form) {
              context.body = `<!doctype html><html lang="fr"><title>Fournisseur</title><h1>Quitter ?</h1>${form}<button form="op.logoutForm" name="logout" value="yes">Quitter aussi ici</button>`
            },
          },
        },
        interactions: { url: (_, { uid }) => `/interaction/${uid}` },
        findAccount: (_, accountId) => ({
          accountId,
          claims: () => ({ sub: accountId, ...real.agent.claims }),
        }),
        async loadExistingGrant(context) {
          const { client, session } = context.oidc
          if (client === undefined || session?.accountId === undefined) return undefined
          const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
          grant.addOIDCScope('openid given_name usual_name email siret')
          grant.addOIDCClaims(['acr', 'amr'])
          await grant.save()
          return grant
        },
      })
      const callback = provider.callback()
      handle = (request, response) => {
        void interact(provider, real, request, response).then((isDone) => {
          if (!isDone) void callback(request, response)
        })
      }
    },
    close: () => port.close(),
  }
  return real
}

async function interact(
  provider: Provider,
  { agent }: RealProvider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const path = request.url ?? ''
  if (!path.startsWith('/interaction/')) return false
  const result = path.endsWith('/in')
    ? { login: { accountId: agent.subject, acr: agent.acr } }
    : path.endsWith('/out')
      ? { error: 'access_denied', error_description: 'The person gave up' }
      : null
  if (result !== null) {
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false })
    return true
  }
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
  response.end(
    `<!doctype html><html lang="fr"><title>Fournisseur</title><h1>Fournisseur d’identité</h1><a href="${path}/in">Entrer</a> <a href="${path}/out">Renoncer</a>`,
  )
  return true
}
