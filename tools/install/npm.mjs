// npm, as this installation needs it.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter } from 'node:path'
import { modules, onWindows, root } from './places.mjs'
import { CannotInstall, noAnswer } from './problem.mjs'

export const stopSignals = ['SIGINT', 'SIGTERM', ...(onWindows ? [] : ['SIGHUP'])]

/** Quiet, and giving up after seconds rather than minutes where there is no network. */
const npmHabits = [
  '--no-audit',
  '--no-fund',
  '--loglevel=error',
  '--fetch-retries=2',
  '--fetch-retry-mintimeout=1000',
  '--fetch-retry-maxtimeout=5000',
]

/**
 * npm itself, run by the Node it came with. Through `npm start`, PATH begins with node_modules/.bin, whose
 * `node` is the very program `npm ci` is about to delete.
 */
export async function runNpm(args, workingIn) {
  const path = (process.env.PATH ?? process.env.Path ?? '')
    .split(delimiter)
    .filter((folder) => !folder.startsWith(modules))
    .join(delimiter)
  const env = { ...process.env, PATH: path, npm_config_update_notifier: 'false' }
  for (const name of ['npm_config_omit', 'npm_config_production', 'NODE_ENV', 'NODE_OPTIONS'])
    delete env[name]
  const { npm_execpath: cli, npm_node_execpath: node } = process.env
  const viaNode =
    cli?.endsWith('npm-cli.js') && node && !node.startsWith(modules) && existsSync(cli) && existsSync(node)
  const [program, first] = viaNode ? [node, [cli]] : [onWindows ? 'npm.cmd' : 'npm', []]
  const npm = spawn(program, [...first, ...npmHabits, ...args], {
    cwd: workingIn,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
    shell: onWindows && !viaNode,
  })
  let words = ''
  npm.stderr.setEncoding('utf8').on('data', (text) => {
    words += text
  })
  let interruptedBy = null
  const interrupt = (signal) => {
    interruptedBy = signal
    npm.kill(signal)
  }
  for (const signal of stopSignals) process.on(signal, interrupt)
  const code = await new Promise((resolve, reject) => npm.on('error', reject).on('close', resolve))
  for (const signal of stopSignals) process.off(signal, interrupt)
  if (interruptedBy) {
    throw new CannotInstall(
      'Installation interrompue. Vos données n’ont pas été touchées. La même commande la reprendra.',
    )
  }
  if (code !== 0) throw new Error(words || `npm ${args[0]}: code ${code}`)
}

/** False when nobody is at the other end; a registry that refuses the question is there all the same. */
export async function registryAnswers() {
  try {
    await runNpm(['ping', '--fetch-retries=0', '--fetch-timeout=15000'], root)
    return true
  } catch (error) {
    if (error instanceof CannotInstall) throw error
    return !noAnswer.test(error.message)
  }
}
