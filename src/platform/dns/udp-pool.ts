import { makeAllowance } from './allowance.ts'
import { askOverTcp, type Exchange, type Patience } from './exchange.ts'
import type { Question } from './message.ts'
import type { ServerAddress } from './server-address.ts'
import type { Stop } from './stop.ts'
import { openUdpLine, type Pending, type UdpLine } from './udp-line.ts'

/** What one server is asked at most. */
export interface Politeness {
  /** Infinity where nobody else pays. */
  readonly queriesPerSecond: number
  readonly mostInFlight: number
}

export interface UdpPool {
  ask(question: Question, stop: Stop): Promise<Exchange>
  /** Datagrams sent so far, repeated ones included. */
  sent(): number
}

const lineCount = 4
/** A port that serves for long can be found out: each line is replaced after so many questions. */
const mostCarried = 10_000
const watchEveryMs = 50

const stopped: Exchange = { kind: 'fault', reason: 'stopped', detail: 'deadline' }

/**
 * A few long-lived sockets to one server, for thousands of questions. Questions wait their turn; each is sent again when
 * nothing comes, and again over TCP when the answer does not fit. One timer watches over all of them.
 */
export function openUdpPool(server: ServerAddress, patience: Patience, politeness: Politeness): UdpPool {
  const lines: UdpLine[] = []
  const retired = new Set<UdpLine>()
  const waiting = makeQueue<Pending>()
  const allowance = makeAllowance(politeness.queriesPerSecond, performance.now())
  let opening = 0
  let turn = 0
  let inFlight = 0
  let sent = 0
  let timer: NodeJS.Timeout | undefined

  function openLine(): void {
    opening++
    const line = openUdpLine(
      server,
      () => {
        opening--
        lines.push(line)
        sendWaiting()
      },
      (outcome) => {
        opening--
        line.close()
        if (lines.length + opening > 0) return
        for (let next = waiting.take(); next !== undefined; next = waiting.take()) next.resolve(outcome)
      },
    )
  }

  function sendWaiting(): void {
    while (inFlight < politeness.mostInFlight && allowance.isLeft()) {
      const line = lines[turn++ % lines.length]
      const next = line === undefined ? undefined : waiting.take()
      if (line === undefined || next === undefined) return
      if (next.stop.isStopped) {
        next.resolve(stopped)
        continue
      }
      inFlight++
      count()
      line.send(next, performance.now())
      if (line.carried >= mostCarried) retire(line)
    }
  }

  function count(): void {
    sent++
    allowance.use()
  }

  function retire(line: UdpLine): void {
    lines.splice(lines.indexOf(line), 1)
    retired.add(line)
    openLine()
  }

  function finish(asked: Pending, outcome: Exchange): void {
    if (outcome.kind === 'truncated') {
      // Its place is kept: a server that truncates everything is not asked more at once.
      void askOverTcp(server, asked.question, patience, asked.stop.signal()).then((whole) =>
        finish(asked, whole),
      )
      return
    }
    inFlight--
    asked.resolve(outcome)
    sendWaiting()
  }

  function watch(): void {
    const now = performance.now()
    allowance.grow(now)
    for (const line of [...lines, ...retired]) {
      for (const asked of line.pending.values()) {
        const outcome = asked.stop.isStopped ? stopped : timeoutOf(asked, now)
        if (outcome !== null) {
          line.drop(asked)
          finish(asked, outcome)
        } else if (now - asked.lastSentAt >= patience.resendAfterMs) {
          count()
          line.resend(asked, now)
        }
      }
    }
    for (const line of retired) {
      if (line.pending.size > 0) continue
      retired.delete(line)
      line.close()
    }
    for (const left of waiting.takeWhere(({ stop }) => stop.isStopped)) left.resolve(stopped)
    sendWaiting()
    if (inFlight > 0 || waiting.size() > 0) return
    clearInterval(timer)
    timer = undefined
  }

  function timeoutOf({ firstSentAt }: Pending, now: number): Exchange | null {
    if (now - firstSentAt < patience.timeoutInMs) return null
    return { kind: 'fault', reason: 'timeout', detail: `no answer in ${patience.timeoutInMs} ms` }
  }

  return {
    ask(question, stop) {
      return new Promise((resolve) => {
        const asked: Pending = {
          question,
          stop,
          resolve,
          settle: (outcome) => finish(asked, outcome),
          firstSentAt: 0,
          lastSentAt: 0,
          strays: 0,
        }
        waiting.add(asked)
        for (let missing = lineCount - lines.length - opening; missing > 0; missing--) openLine()
        if (timer === undefined) {
          allowance.grow(performance.now())
          timer = setInterval(watch, watchEveryMs)
        }
        sendWaiting()
      })
    },
    sent: () => sent,
  }
}

/** First come, first served; taking is as cheap from a long queue as from a short one. */
function makeQueue<T extends object>() {
  let items: (T | undefined)[] = []
  let head = 0
  return {
    size: () => items.length - head,
    add: (item: T) => items.push(item),
    take(): T | undefined {
      const item = items[head]
      if (item === undefined) return undefined
      // What was taken must not live as long as the queue: thousands of look-ups hang on it.
      items[head++] = undefined
      if (head === items.length || head > 4096) {
        items = items.slice(head)
        head = 0
      }
      return item
    },
    takeWhere(isTaken: (item: T) => boolean): T[] {
      const left = items.slice(head).filter((item) => item !== undefined)
      items = left.filter((item) => !isTaken(item))
      head = 0
      return left.filter(isTaken)
    },
  }
}
