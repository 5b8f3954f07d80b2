/**
 * Installs the service worker. A browser that refuses it (an address without TLS, a private window) does without: the
 * page works all the same while the server answers.
 */
export async function keepOnDevice(thenAsk?: 'keep-office'): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  try {
    await navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' })
    const { active } = await navigator.serviceWorker.ready
    if (thenAsk !== undefined) active?.postMessage(thenAsk)
  } catch {
    // Nothing was promised to the person.
  }
}
