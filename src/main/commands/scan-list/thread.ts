import { parentPort, workerData } from 'node:worker_threads'
import { scanDomain } from '../../../capabilities/watch/scan.ts'
import { openScanEnvironment } from '../../../capabilities/watch/scan-environment.ts'
import { shownReport } from '../shown-report.ts'
import type { News, Order, Task, ThreadSettings } from './messages.ts'

// A thread of `scan --list`: looks at the domains it is given, all at the same time, and sends back whole lines.
const environment = openScanEnvironment((workerData as ThreadSettings).scan)

/** Lines are sent together: a message for each would cost more than it carries. */
const fullInBytes = 256 * 1024
const longestWaitInMs = 50

let lines: string[] = []
let waitingInBytes = 0
let timer: NodeJS.Timeout | undefined
let isStopped = false

const tell = (news: News, moved: ArrayBuffer[] = []) => parentPort?.postMessage(news, moved)

function flush(): void {
  clearTimeout(timer)
  timer = undefined
  if (lines.length === 0) return
  const bytes = new TextEncoder().encode(lines.join(''))
  tell({ kind: 'lines', bytes, count: lines.length }, [bytes.buffer])
  lines = []
  waitingInBytes = 0
}

async function scan({ target, remark, input }: Task): Promise<void> {
  const report = await scanDomain(target, environment)
  if (isStopped) return
  // The columns last: `--resume` finds them there without reading the whole line (`earlier-output.ts`).
  const line = `${JSON.stringify({ ...shownReport(report, remark), input })}\n`
  lines.push(line)
  waitingInBytes += line.length
  if (waitingInBytes >= fullInBytes) flush()
  else timer ??= setTimeout(flush, longestWaitInMs)
}

parentPort?.on('message', (order: Order) => {
  if (order.kind === 'scan') {
    for (const task of order.tasks) {
      scan(task).catch((error: unknown) => {
        const detail = error instanceof Error ? (error.stack ?? error.message) : String(error)
        tell({ kind: 'failed', input: task.input, detail })
      })
    }
    return
  }
  isStopped = true
  flush()
  tell({ kind: 'stopped' })
})
