/**
 * The secret of the link that opened this page, or null when the link was cut. Read from the window, because the
 * router gives a loader the address as a server would see it, without what follows `#`.
 */
export function linkToken(): string | null {
  const token = window.location.hash.slice(1)
  return /^[\w-]{20,100}$/.test(token) ? token : null
}
