import * as client from 'openid-client'
import { z } from 'zod'
import { fail, ok, type Result } from '../../kernel/result.ts'
import type { Config } from '../../platform/config.ts'
import type { Logger } from '../../platform/log.ts'
import { keyedHash } from '../../platform/secret-token.ts'
import { factorsOfLevel, siretIn, twoFactorLevelsOfProConnect } from './domain/assurance.ts'
import type { Identification } from './provider-store.ts'

/** `away`: it does not answer. `cancelled`: the person or the provider said no. `refused`: what it said does not stand. */
export type ProviderFailure = 'away' | 'cancelled' | 'refused'

/** A provider of identities in the shape of ProConnect: code flow, PKCE, state, nonce, signed userinfo. */
export interface Provider {
  /** Where the browser goes; the same `state` gives the same secrets back to `identify`. */
  begin(state: string, asksTwoFactors: boolean): Promise<Result<URL, ProviderFailure>>
  /** @param answer the parameters with which the browser came back */
  identify(state: string, answer: URLSearchParams): Promise<Result<Identification, ProviderFailure>>
  /** Where the browser goes to close the session of the provider too; null when it offers nothing of the kind. */
  signOutUrl(idToken: string, state: string): Promise<string | null>
}

const timeoutInSeconds = 10
const clockToleranceInSeconds = 30
const signature = 'RS256'
const scope = 'openid given_name usual_name email siret'

const claims = z.object({
  given_name: z.string().max(100).optional(),
  usual_name: z.string().max(100).optional(),
  email: z.string().trim().toLowerCase().pipe(z.email().max(254)),
  siret: z.unknown().optional(),
})

interface ProviderMeans {
  readonly publicUrl: () => string
  readonly key: string
  readonly log: Logger
}

export function openProvider(
  settings: NonNullable<Config['oidc']>,
  { publicUrl, key, log }: ProviderMeans,
): Provider {
  const levels = settings.twoFactorAcr ?? twoFactorLevelsOfProConnect
  let known: Promise<client.Configuration> | null = null

  /** Read once; after a failure, read again: a provider that was away comes back. */
  function configuration(): Promise<client.Configuration> {
    known ??= discover(settings).catch((error: unknown) => {
      known = null
      throw error
    })
    return known
  }

  const redirectUri = () => `${publicUrl()}/connexion/retour`
  // Derived from the state: the database keeps a hash of it and nothing that could be replayed.
  const verifierOf = (state: string) => keyedHash(key, 'pkce', state)
  const nonceOf = (state: string) => keyedHash(key, 'nonce', state)

  function told(error: unknown): ProviderFailure {
    const failure = failureOf(error)
    // Names and codes only: the claims of a person must not reach the log.
    log.warn(
      { failure, error: error instanceof Error ? error.name : 'unknown', code: codeOf(error) },
      'the identity provider did not identify anybody',
    )
    return failure
  }

  return {
    async begin(state, asksTwoFactors) {
      try {
        const url = client.buildAuthorizationUrl(await configuration(), {
          redirect_uri: redirectUri(),
          scope,
          state,
          nonce: nonceOf(state),
          code_challenge: await client.calculatePKCECodeChallenge(verifierOf(state)),
          code_challenge_method: 'S256',
          claims: JSON.stringify({
            id_token: { acr: asksTwoFactors ? { essential: true, values: levels } : null, amr: null },
          }),
        })
        return ok(url)
      } catch (error) {
        return fail(told(error))
      }
    },
    async identify(state, answer) {
      try {
        const configured = await configuration()
        const back = new URL(redirectUri())
        back.search = answer.toString()
        const tokens = await client.authorizationCodeGrant(configured, back, {
          pkceCodeVerifier: verifierOf(state),
          expectedState: state,
          expectedNonce: nonceOf(state),
          idTokenExpected: true,
        })
        const idToken = tokens.claims()
        if (idToken === undefined || tokens.id_token === undefined) return fail('refused')
        const said = await client.fetchUserInfo(configured, tokens.access_token, idToken.sub)
        const read = claims.safeParse(said)
        if (!read.success) return fail('refused')
        const { given_name, usual_name, email, siret } = read.data
        const name = [given_name, usual_name].filter(Boolean).join(' ').trim()
        return ok({
          issuer: idToken.iss,
          subject: idToken.sub,
          name: name === '' ? email : name.slice(0, 120),
          email,
          siret: siretIn(siret),
          // From the ID token, which answers this very request; userinfo says who, not how.
          factors: factorsOfLevel(idToken.acr, levels),
          idToken: tokens.id_token,
        })
      } catch (error) {
        return fail(told(error))
      }
    },
    async signOutUrl(idToken, state) {
      try {
        const configured = await configuration()
        if (configured.serverMetadata().end_session_endpoint === undefined) return null
        return client.buildEndSessionUrl(configured, {
          id_token_hint: idToken,
          post_logout_redirect_uri: `${publicUrl()}/connexion`,
          state,
        }).href
      } catch (error) {
        told(error)
        return null
      }
    },
  }
}

function discover({ issuer, clientId, clientSecret }: NonNullable<Config['oidc']>) {
  const server = new URL(issuer)
  return client.discovery(
    server,
    clientId,
    {
      client_secret: clientSecret,
      id_token_signed_response_alg: signature,
      // A userinfo that is not signed is refused.
      userinfo_signed_response_alg: signature,
      [client.clockTolerance]: clockToleranceInSeconds,
    },
    client.ClientSecretPost(clientSecret),
    {
      timeout: timeoutInSeconds,
      execute: [
        client.enableNonRepudiationChecks,
        ...(server.protocol === 'http:' ? [client.allowInsecureRequests] : []),
      ],
    },
  )
}

const awayNames = new Set(['TimeoutError', 'AbortError'])

function failureOf(error: unknown): ProviderFailure {
  if (error instanceof client.AuthorizationResponseError) return 'cancelled'
  if (error instanceof TypeError && /fetch failed/i.test(error.message)) return 'away'
  if (error instanceof Error && awayNames.has(error.name)) return 'away'
  const code = codeOf(error)
  if (code === 'OAUTH_TIMEOUT') return 'away'
  if (code === 'OAUTH_RESPONSE_IS_NOT_CONFORM' || code === 'OAUTH_RESPONSE_IS_NOT_JSON') return 'away'
  return 'refused'
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
}
