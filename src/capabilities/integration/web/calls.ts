import type { Params } from 'react-router'
import * as api from '../../../api-client/index.ts'

/** Each call as it is for a commune, or for an organisation that serves communes: the address of the page says which. */
function owner({
  insee,
  organisationId = '',
}: Params): { readonly insee: string } | { readonly organisationId: string } {
  return insee === undefined ? { organisationId } : { insee }
}

export function readTokens(params: Params, signal: AbortSignal) {
  const path = owner(params)
  return 'insee' in path
    ? api.getCommunesByInseeTokens({ path, signal })
    : api.getOrganisationsByOrganisationIdTokens({ path, signal })
}

export function makeToken(params: Params, body: api.PostCommunesByInseeTokensData['body']) {
  const path = owner(params)
  return 'insee' in path
    ? api.postCommunesByInseeTokens({ path, body })
    : api.postOrganisationsByOrganisationIdTokens({ path, body })
}

export function revokeToken(params: Params, tokenId: string) {
  const path = owner(params)
  return 'insee' in path
    ? api.deleteCommunesByInseeTokensByTokenId({ path: { ...path, tokenId } })
    : api.deleteOrganisationsByOrganisationIdTokensByTokenId({ path: { ...path, tokenId } })
}

export function readEndpoints(params: Params, signal: AbortSignal) {
  const path = owner(params)
  return 'insee' in path
    ? api.getCommunesByInseeWebhooks({ path, signal })
    : api.getOrganisationsByOrganisationIdWebhooks({ path, signal })
}

export function addEndpoint(params: Params, body: api.PostCommunesByInseeWebhooksData['body']) {
  const path = owner(params)
  return 'insee' in path
    ? api.postCommunesByInseeWebhooks({ path, body })
    : api.postOrganisationsByOrganisationIdWebhooks({ path, body })
}

export function readDeliveries(params: Params, signal: AbortSignal) {
  const path = owner(params)
  const endpointId = params.endpointId ?? ''
  return 'insee' in path
    ? api.getCommunesByInseeWebhooksByEndpointIdDeliveries({ path: { ...path, endpointId }, signal })
    : api.getOrganisationsByOrganisationIdWebhooksByEndpointIdDeliveries({
        path: { ...path, endpointId },
        signal,
      })
}

export function tryEndpoint(params: Params) {
  const path = owner(params)
  const endpointId = params.endpointId ?? ''
  return 'insee' in path
    ? api.postCommunesByInseeWebhooksByEndpointIdTrial({ path: { ...path, endpointId } })
    : api.postOrganisationsByOrganisationIdWebhooksByEndpointIdTrial({ path: { ...path, endpointId } })
}

export function pauseEndpoint(params: Params) {
  const path = owner(params)
  const endpointId = params.endpointId ?? ''
  return 'insee' in path
    ? api.postCommunesByInseeWebhooksByEndpointIdPause({ path: { ...path, endpointId } })
    : api.postOrganisationsByOrganisationIdWebhooksByEndpointIdPause({ path: { ...path, endpointId } })
}

export function resumeEndpoint(params: Params) {
  const path = owner(params)
  const endpointId = params.endpointId ?? ''
  return 'insee' in path
    ? api.postCommunesByInseeWebhooksByEndpointIdResume({ path: { ...path, endpointId } })
    : api.postOrganisationsByOrganisationIdWebhooksByEndpointIdResume({ path: { ...path, endpointId } })
}

export function removeEndpoint(params: Params) {
  const path = owner(params)
  const endpointId = params.endpointId ?? ''
  return 'insee' in path
    ? api.deleteCommunesByInseeWebhooksByEndpointId({ path: { ...path, endpointId } })
    : api.deleteOrganisationsByOrganisationIdWebhooksByEndpointId({ path: { ...path, endpointId } })
}

export function sendAgain(params: Params, deliveryId: string) {
  const path = owner(params)
  return 'insee' in path
    ? api.postCommunesByInseeDeliveriesByDeliveryIdAgain({ path: { ...path, deliveryId } })
    : api.postOrganisationsByOrganisationIdDeliveriesByDeliveryIdAgain({ path: { ...path, deliveryId } })
}
