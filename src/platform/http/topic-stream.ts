import type { Live } from '../live.ts'
import type { RawReply } from './route.ts'

const beatMs = 20_000

interface Listening {
  /** The right may have ended since the stream began: then it says nothing more, and ends. */
  isSeen(): Promise<boolean>
  readonly signal: AbortSignal
  /** All when it is left out. */
  readonly topics?: readonly string[]
}

/** Server-sent events named `changed`, whose data is a topic of an organisation: what changed, nothing of its content. */
export function topicStream(
  live: Live,
  organisationId: string,
  { isSeen, signal, topics }: Listening,
): RawReply {
  const encoder = new TextEncoder()
  let stop = () => {}
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (text: string) => controller.enqueue(encoder.encode(text))
      send('retry: 3000\n\n')
      let isOpen = true
      const end = () => {
        if (!isOpen) return
        stop()
        controller.close()
      }
      const tell = async (topic: string) => {
        if (topics !== undefined && !topics.includes(topic)) return
        if (!(await isSeen().catch(() => false))) end()
        else if (isOpen) send(`event: changed\ndata: ${topic}\n\n`)
      }
      const unlisten = live.listen(organisationId, (topic) => void tell(topic))
      const beat = setInterval(() => send(': beat\n\n'), beatMs)
      // A cancelled stream is closed already: closing it again would throw where nobody catches.
      stop = () => {
        isOpen = false
        unlisten()
        clearInterval(beat)
        signal.removeEventListener('abort', end)
      }
      signal.addEventListener('abort', end)
    },
    cancel: () => stop(),
  })
  return {
    raw: stream,
    headers: {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    },
  }
}
