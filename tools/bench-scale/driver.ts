// Asks on schedule, whatever the answers: runs in a thread of its own beside the program.
import { Agent, get } from 'node:http'
import { parentPort, workerData } from 'node:worker_threads'
import type { User } from './screens.ts'

export interface Drive {
  readonly port: number
  readonly users: readonly User[]
  readonly everyMs: number
  readonly seconds: number
}

export interface Answered {
  readonly what: string
  /** From the instant at which it was due to the last byte of the answer. */
  readonly ms: number
  readonly status: number
}

export interface Driven {
  readonly answers: readonly Answered[]
  /** How late this thread itself was at worst: the machine had other things to do. */
  readonly lateMs: number
}

async function drive({ port, users, everyMs, seconds }: Drive): Promise<Driven> {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 })
  const answers: Answered[] = []
  let lateMs = 0
  const startsAt = performance.now() + 200
  const ask = async (user: User, turn: number, dueAt: number) => {
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, dueAt - performance.now())))
    lateMs = Math.max(lateMs, performance.now() - dueAt)
    const asked = user.asks[turn % user.asks.length]
    if (asked === undefined) return
    const status = await statusOf(agent, port, asked.path, user)
    answers.push({ what: asked.what, ms: performance.now() - dueAt, status })
  }
  const turns = Math.floor((seconds * 1000) / everyMs)
  await Promise.all(
    users.flatMap((user, index) =>
      Array.from({ length: turns }, (_, turn) =>
        // Each begins elsewhere in the round, and at another instant.
        ask(user, turn + index * 7, startsAt + turn * everyMs + (index / users.length) * everyMs),
      ),
    ),
  )
  agent.destroy()
  return { answers, lateMs }
}

function statusOf(agent: Agent, port: number, path: string, { cookie, address }: User): Promise<number> {
  const headers = { cookie, 'x-forwarded-for': address, accept: 'application/json' }
  return new Promise((resolve) => {
    get({ agent, port, host: '127.0.0.1', path, headers }, (answer) => {
      answer.on('end', () => resolve(answer.statusCode ?? 0)).on('error', () => resolve(0))
      answer.resume()
    }).on('error', () => resolve(0))
  })
}

parentPort?.postMessage(await drive(workerData as Drive))
