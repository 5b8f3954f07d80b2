import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'

/** A port of this machine on which a server comes and goes. */
export interface Port {
  readonly number: number
  /** Breaks every connection; whoever comes is refused. */
  close(): Promise<void>
  /** Listens again where it did. */
  reopen(): Promise<void>
}

/** @param make a server that does not listen yet; called again by each `reopen` */
export async function openPort(make: () => Server): Promise<Port> {
  let open = await listen(make(), 0)
  const { number } = open
  return {
    number,
    close: () => open.close(),
    async reopen() {
      open = await listen(make(), number)
    },
  }
}

async function listen(server: Server, port: number) {
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    number: (server.address() as AddressInfo).port,
    async close() {
      if (!server.listening) return
      const closed = once(server, 'close')
      server.close()
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}

/** A cable to another server of this machine, to be cut and mended. */
export function openCable(target: { readonly host: string; readonly port: number }): Promise<Port> {
  return openPort(() =>
    createServer((near) => {
      const far = connect(target.port, target.host)
      near.pipe(far).pipe(near)
      near.on('error', () => far.destroy()).on('close', () => far.destroy())
      far.on('error', () => near.destroy()).on('close', () => near.destroy())
    }),
  )
}
