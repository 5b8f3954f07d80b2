/** Where to come back to after sign-in, in the address of the sign-in page. */
export const returnParameter = 'retour'

export function signInWithReturn(signInPath: string, from: string): string {
  const back = safeReturnPath(from)
  return back === null ? signInPath : `${signInPath}?${returnParameter}=${encodeURIComponent(back)}`
}

/**
 * A path of this very site, or null. The parameter is written by anybody who forges a link: `//elsewhere`,
 * `/\elsewhere` and whole addresses would send the person, once signed in, to somebody else's page.
 */
export function safeReturnPath(value: string | null): string | null {
  if (value === null || !value.startsWith('/')) return null
  const address = parse(value)
  return address?.origin === placeholder ? address.pathname + address.search : null
}

const placeholder = 'https://beffroi.invalid'

function parse(value: string): URL | null {
  try {
    return new URL(value, placeholder)
  } catch {
    return null
  }
}
