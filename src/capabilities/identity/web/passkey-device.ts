import type {
  PostPasskeysBeginResponse,
  PostPasskeysData,
  PostSignInPasskeyBeginResponse,
  PostSignInPasskeyData,
} from '../../../api-client/index.ts'

export type NewPasskey = PostPasskeysData['body']['response']
export type PasskeyAnswer = PostSignInPasskeyData['body']['response']

/** Whether this browser knows passkeys at all, and may use them here (https, or this very machine). */
export const knowsPasskeys = (): boolean => typeof window.PublicKeyCredential === 'function'

/** Whether a key may be offered under the field of the address, as a password manager would. */
export async function mayOfferUnderField(): Promise<boolean> {
  if (!knowsPasskeys()) return false
  return (await PublicKeyCredential.isConditionalMediationAvailable?.()) === true
}

/** Has the device make a key. Null when the person declined, or the device could not. */
export async function makePasskey(options: PostPasskeysBeginResponse): Promise<NewPasskey | null> {
  const publicKey = {
    ...options,
    challenge: bytesOf(options.challenge),
    user: { ...options.user, id: bytesOf(options.user.id) },
    excludeCredentials: (options.excludeCredentials ?? []).map(({ id, type }) => ({ id: bytesOf(id), type })),
  }
  const made = await asked(() => navigator.credentials.create({ publicKey: publicKey as CreationOptions }))
  if (!(made?.response instanceof AuthenticatorAttestationResponse)) return null
  return {
    ...outline(made),
    response: {
      clientDataJSON: textOf(made.response.clientDataJSON),
      attestationObject: textOf(made.response.attestationObject),
      transports: made.response.getTransports?.() ?? [],
    },
  }
}

/** Has the device sign. Null when the person declined, or has no key here. */
export async function answerWithPasskey(
  options: PostSignInPasskeyBeginResponse,
  how: { readonly underField: boolean; readonly signal: AbortSignal },
): Promise<PasskeyAnswer | null> {
  const { challenge, rpId, timeout } = options
  const publicKey: PublicKeyCredentialRequestOptions = {
    challenge: bytesOf(challenge),
    userVerification: 'required',
    ...(rpId !== undefined && { rpId }),
    ...(timeout !== undefined && { timeout }),
  }
  const mediation = how.underField ? { mediation: 'conditional' as const } : {}
  const got = await asked(() => navigator.credentials.get({ publicKey, signal: how.signal, ...mediation }))
  if (!(got?.response instanceof AuthenticatorAssertionResponse)) return null
  const { clientDataJSON, authenticatorData, signature, userHandle } = got.response
  return {
    ...outline(got),
    response: {
      clientDataJSON: textOf(clientDataJSON),
      authenticatorData: textOf(authenticatorData),
      signature: textOf(signature),
      userHandle: userHandle === null ? null : textOf(userHandle),
    },
  }
}

type CreationOptions = PublicKeyCredentialCreationOptions

/** A refusal of the person, of the browser or of the device is one answer: no key. */
async function asked(call: () => Promise<Credential | null>): Promise<PublicKeyCredential | null> {
  try {
    const credential = await call()
    return credential instanceof PublicKeyCredential ? credential : null
  } catch {
    return null
  }
}

const outline = ({ id, rawId }: PublicKeyCredential) => ({
  id,
  rawId: textOf(rawId),
  type: 'public-key' as const,
  clientExtensionResults: {},
})

/** base64url to bytes. Native `parseCreationOptionsFromJSON` is missing from browsers that town halls still run. */
function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0))
}

function textOf(buffer: ArrayBuffer): string {
  const binary = String.fromCharCode(...new Uint8Array(buffer))
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}
