import ipaddr from 'ipaddr.js'

/** What one web server is asked at most: thousands of communes share the address of one host. */
export interface PaceSettings {
  readonly mostAtOnce: number
  /** Between the beginnings of two requests. */
  readonly intervalInMs: number
}

export interface Pace {
  /** Waits for a turn at this address, then works. A signal that fires ends the wait: the work sees it at once. */
  at<T>(address: string, signal: AbortSignal, work: () => Promise<T>): Promise<T>
}

interface Server {
  busy: number
  /** When the next request may begin, by `performance.now()`. */
  freeAt: number
  readonly waiting: (() => void)[]
}

/** Holds requests back, address by address. Addresses of this machine are not held back: nobody else pays for them. */
export function openPace({ mostAtOnce, intervalInMs }: PaceSettings): Pace {
  const servers = new Map<string, Server>()

  async function turn(server: Server, signal: AbortSignal): Promise<void> {
    while (server.busy >= mostAtOnce && !signal.aborted)
      await toldOr(signal, (tell) => server.waiting.push(tell))
    server.busy += 1
    const now = performance.now()
    const startAt = Math.max(now, server.freeAt)
    server.freeAt = startAt + intervalInMs
    if (startAt <= now || signal.aborted) return
    let timer: NodeJS.Timeout | undefined
    await toldOr(signal, (tell) => {
      timer = setTimeout(tell, startAt - now)
    })
    clearTimeout(timer)
  }

  return {
    async at(address, signal, work) {
      if (isOfThisMachine(address)) return work()
      const server = servers.get(address) ?? { busy: 0, freeAt: 0, waiting: [] }
      servers.set(address, server)
      await turn(server, signal)
      try {
        return await work()
      } finally {
        server.busy -= 1
        server.waiting.shift()?.()
        if (server.busy === 0 && server.waiting.length === 0 && server.freeAt <= performance.now())
          servers.delete(address)
      }
    },
  }
}

/** Resolves when told, or when the signal fires. */
async function toldOr(signal: AbortSignal, start: (tell: () => void) => void): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const tell = () => resolve()
  signal.addEventListener('abort', tell, { once: true })
  start(tell)
  await promise
  signal.removeEventListener('abort', tell)
}

const isOfThisMachine = (address: string) =>
  ipaddr.isValid(address) && ipaddr.process(address).range() === 'loopback'
