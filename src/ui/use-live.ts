import { useEffect, useRef } from 'react'
import { useRevalidator } from 'react-router'

const gatherMs = 300

/**
 * Reads the loaders of the screen again when the server says that something changed, and after a lost connection has
 * come back. `eventsPath` is a stream of server-sent events named `changed`, whose data is a topic; null listens to
 * nothing. Several changes in a short time make one reading.
 */
export function useLive(eventsPath: string | null): void {
  const { revalidate } = useRevalidator()
  const read = useRef(revalidate)
  read.current = revalidate
  useEffect(() => {
    if (eventsPath === null) return
    const stream = new EventSource(eventsPath)
    let timer: ReturnType<typeof setTimeout> | null = null
    let wasOpen = false
    const readSoon = () => {
      timer ??= setTimeout(() => {
        timer = null
        void read.current()
      }, gatherMs)
    }
    stream.addEventListener('changed', readSoon)
    stream.addEventListener('open', () => {
      if (wasOpen) readSoon()
      wasOpen = true
    })
    return () => {
      stream.close()
      if (timer !== null) clearTimeout(timer)
    }
  }, [eventsPath])
}
