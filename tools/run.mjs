// Runs one of our programs under the pinned Node, as if it had been started directly.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { stopSignals } from './install/npm.mjs'
import { pinnedNode, root } from './install/places.mjs'

const path = [
  dirname(pinnedNode),
  join(root, 'node_modules', '.bin'),
  process.env.PATH ?? process.env.Path ?? '',
]

/**
 * Resolves with the exit code; a program ended by a signal gives 128 + its number, as a shell does.
 * Signals are passed on. On Ctrl-C the terminal has already told the program: it hears it twice.
 */
export function runNode(args, options = {}) {
  const env = { ...process.env, PATH: path.join(delimiter) }
  const child = spawn(pinnedNode, args, { stdio: 'inherit', env, ...options })
  const passOn = (signal) => child.kill(signal)
  for (const signal of stopSignals) process.on(signal, passOn)
  const watch = whenNpmIsGone(() => child.kill('SIGTERM'))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => {
      clearInterval(watch)
      for (const name of stopSignals) process.off(name, passOn)
      resolve(code ?? 128 + (constants.signals[signal] ?? 0))
    })
  })
}

/**
 * npm passes SIGTERM to the `sh` between it and us, which dies of it without a word; killed by -9, npm tells
 * nobody. Either way a program left behind would hold the port and the data: it is stopped too.
 */
function whenNpmIsGone(stop) {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return undefined
  const parent = process.ppid
  const npm = [parent, parentOf(parent)].find((pid) => pid !== null && /^npm\b/.test(commandOf(pid)))
  const watch = setInterval(() => {
    const npmLeft = npm !== undefined && npm !== parent && parentOf(parent) !== npm
    if (process.ppid === parent && !npmLeft) return
    clearInterval(watch)
    stop()
  }, 500)
  watch.unref()
  return watch
}

/** Linux only; null elsewhere. */
function parentOf(pid) {
  const stat = readProcess(pid, 'stat')
  return stat ? Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) : null
}

function commandOf(pid) {
  return readProcess(pid, 'cmdline')
}

function readProcess(pid, file) {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return ''
  }
}
