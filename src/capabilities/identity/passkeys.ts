import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import type { z } from 'zod'
import { type assertion, knownTransports, type registration } from './http/webauthn-shapes.ts'

export type Registration = z.output<typeof registration>
export type Assertion = z.output<typeof assertion>

const rpName = 'Beffroi'
// COSE: EdDSA, ES256, RS256. Every device knows one; asking the library for its own list tries experimental ones.
const algorithms = [-8, -7, -257]
const timeoutInMilliseconds = 5 * 60_000

/** The name that keys are bound to, and the only address they answer at. */
export function relyingParty(publicUrl: string) {
  const { origin, hostname } = new URL(publicUrl)
  return { origin, id: hostname }
}

type RelyingParty = ReturnType<typeof relyingParty>

export function optionsToAdd(
  party: RelyingParty,
  person: { readonly personId: string; readonly email: string; readonly name: string },
  known: readonly { readonly credentialId: string; readonly transports: readonly string[] }[],
) {
  return generateRegistrationOptions({
    rpName,
    rpID: party.id,
    userID: new TextEncoder().encode(person.personId),
    userName: person.email,
    userDisplayName: person.name,
    timeout: timeoutInMilliseconds,
    attestationType: 'none',
    supportedAlgorithmIDs: algorithms,
    excludeCredentials: known.map(({ credentialId, transports }) => ({
      id: credentialId,
      transports: knownTransports(transports),
    })),
    // Found without typing an address, and locked by a PIN, a finger or a face: possession and one factor more.
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
}

export function optionsToSignIn(party: RelyingParty) {
  return generateAuthenticationOptions({
    rpID: party.id,
    userVerification: 'required',
    timeout: timeoutInMilliseconds,
  })
}

/** The challenge that an answer says it answers; null when it is not readable. Believed only once verified. */
export function challengeIn(clientDataJson: string): string | null {
  try {
    const said: unknown = JSON.parse(Buffer.from(clientDataJson, 'base64url').toString('utf8'))
    return typeof said === 'object' &&
      said !== null &&
      'challenge' in said &&
      typeof said.challenge === 'string'
      ? said.challenge
      : null
  } catch {
    return null
  }
}

/** What a new key is; null when its answer does not stand. */
export async function verifiedRegistration(party: RelyingParty, answer: Registration, challenge: string) {
  const { authenticatorAttachment, response, ...rest } = answer
  const { transports, ...signed } = response
  return verifyRegistrationResponse({
    response: {
      ...rest,
      ...(authenticatorAttachment && { authenticatorAttachment }),
      response: { ...signed, transports: knownTransports(transports) },
    },
    expectedChallenge: challenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    requireUserVerification: true,
    supportedAlgorithmIDs: algorithms,
  }).then(
    (outcome) => (outcome.verified ? outcome.registrationInfo : null),
    // The library throws for whatever does not stand: origin, challenge, user not verified, format.
    () => null,
  )
}

/** The new counter of a key and whether it is synchronised; null when its answer does not stand, or is a copy's. */
export async function verifiedAssertion(
  party: RelyingParty,
  answer: Assertion,
  challenge: string,
  key: {
    readonly publicKey: Uint8Array
    readonly counter: number
    readonly transports: readonly string[]
  },
): Promise<{ counter: number; isSynchronised: boolean } | null> {
  const { authenticatorAttachment, response, ...rest } = answer
  const { userHandle, ...signed } = response
  return verifyAuthenticationResponse({
    response: {
      ...rest,
      ...(authenticatorAttachment && { authenticatorAttachment }),
      response: { ...signed, ...(userHandle && { userHandle }) },
    },
    expectedChallenge: challenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    requireUserVerification: true,
    credential: {
      id: answer.id,
      publicKey: Uint8Array.from(key.publicKey),
      counter: key.counter,
      transports: knownTransports(key.transports),
    },
  }).then(
    ({ verified, authenticationInfo }) =>
      verified
        ? { counter: authenticationInfo.newCounter, isSynchronised: authenticationInfo.credentialBackedUp }
        : null,
    () => null,
  )
}
