import { useSyncExternalStore } from 'react'
import { lastSpoken, subscribe } from './announce.ts'

/** The one polite region of the window, there before anything is said in it. What is said: `announce()`. */
export function LiveRegion() {
  const sentence = useSyncExternalStore(subscribe, lastSpoken)
  return (
    <div role="status" className="voice">
      {sentence}
    </div>
  )
}
