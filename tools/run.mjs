// Runs one of our programs under the pinned Node, as if it had been started directly.
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { pinnedNode, root, stopSignals } from './install.mjs'

/** `node_modules/.bin` first, and the pinned Node for whatever a program starts in turn. */
export const environment = {
  ...process.env,
  PATH: [
    dirname(pinnedNode),
    join(root, 'node_modules', '.bin'),
    process.env.PATH ?? process.env.Path ?? '',
  ].join(delimiter),
}

/**
 * Resolves with the exit code; a program ended by a signal gives 128 + its number, as a shell does.
 * Signals are passed on. On Ctrl-C the terminal has already told the program: it hears it twice.
 */
export function runNode(args, options = {}) {
  const child = spawn(pinnedNode, args, { stdio: 'inherit', env: environment, ...options })
  const passOn = (signal) => child.kill(signal)
  for (const signal of stopSignals) process.on(signal, passOn)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => {
      for (const name of stopSignals) process.off(name, passOn)
      resolve(code ?? 128 + (constants.signals[signal] ?? 0))
    })
  })
}
