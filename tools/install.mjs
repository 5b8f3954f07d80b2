// Makes node_modules complete for package-lock.json. Runs on the Node of the machine (20 or newer), before
// anything is installed: plain JavaScript, nothing but Node itself.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { finishWithoutScripts, missingParts } from './install/finish.mjs'
import { takeLock } from './install/lock.mjs'
import { registryAnswers, runNpm } from './install/npm.mjs'
import { modules, root } from './install/places.mjs'
import {
  CannotInstall,
  diskFull,
  endWithSentence,
  explained,
  incomplete,
  noNetwork,
} from './install/problem.mjs'

/** node_modules holds 700 MB, and npm keeps a copy of what it downloads. */
const neededBytes = 1_000_000_000
const stampFile = join(modules, '.beffroi-installed')

/**
 * Installs what is missing. Silent and without any network call when everything is there.
 * Progress goes to standard error: the output of a command belongs to the command.
 */
export async function install(say = (sentence) => console.error(sentence)) {
  requireRecentNode()
  if (isInstalled()) return
  const release = await takeLock(say).catch((error) => {
    throw explained(error)
  })
  try {
    if (isInstalled()) return
    const startedAt = Date.now()
    if (!isComplete()) {
      requireRoom()
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

/** npm on a full disk works for minutes, undoes everything and blames something else. */
function requireRoom() {
  const { bavail, bsize } = statfsSync(root)
  if (bavail * bsize < neededBytes) throw new CannotInstall(diskFull())
}

async function runNpmCi() {
  const isOnline = await registryAnswers()
  try {
    // Offline, npm still installs from its own store if a neighbour has filled it, else says so at once.
    await runNpm(['ci', '--include=dev', '--include=optional', ...(isOnline ? [] : ['--offline'])], root)
  } catch (error) {
    throw isOnline || error instanceof CannotInstall ? error : new CannotInstall(noNetwork(error.message))
  }
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

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await install().catch(endWithSentence)
}
