import { databaseAway, internal, rightWithdrawn, storageFull, unreadable } from './common-problems.ts'
import { isProblem, type Problem } from './problem.ts'

// PostgreSQL error classes: 08 connection, 57P operator intervention, 53 insufficient resources,
// 3D000 no such database, as while one is being put back.
const awayCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'ETIMEDOUT',
  'EPIPE',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '3D000',
  '08006',
  '08003',
  '08001',
])
const fullCodes = new Set(['53100', 'ENOSPC'])
const awayMessages = [
  'Connection terminated',
  'timeout exceeded when trying to connect',
  'timeout expired',
  'Cannot use a pool after calling end',
]

function* chain(error: unknown): Generator<object> {
  let link = error
  for (let depth = 0; depth < 5 && typeof link === 'object' && link !== null; depth++) {
    yield link
    if (link instanceof AggregateError) yield* link.errors
    link = 'cause' in link ? link.cause : undefined
  }
}

/** What a person is told of an exception. Only what the program does not know is a 500. */
export function problemOfFailure(error: unknown): Problem {
  for (const link of chain(error)) {
    if (isProblem(link)) return link
    const code = 'code' in link ? String(link.code) : ''
    const message = 'message' in link ? String(link.message) : ''
    if (code === '42501' && message.includes('row-level security')) return rightWithdrawn
    if (fullCodes.has(code)) return storageFull
    if (awayCodes.has(code) || awayMessages.some((text) => message.includes(text))) return databaseAway
    if ('status' in link && link.status === 400 && message.includes('JSON')) return unreadable
  }
  return internal
}
