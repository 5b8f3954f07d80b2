type Listener = () => void

let spoken = ''
const listeners = new Set<Listener>()

/** Says a sentence politely to those who listen to the page. The same sentence twice is said twice. */
export function announce(sentence: string): void {
  spoken = spoken === sentence ? `${sentence}\u00a0` : sentence
  for (const listener of listeners) listener()
}

export function subscribe(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const lastSpoken = (): string => spoken
