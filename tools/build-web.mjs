// Builds the web app when its sources have changed since the last build.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { root } from './install/places.mjs'
import { CannotInstall } from './install/problem.mjs'
import { runNode } from './run.mjs'

const entry = join(root, 'index.html')
const stampFile = join(root, 'dist', 'web.stamp')

/** Silent when the build is up to date, or while there is no web entry. */
export async function buildWeb(say = (sentence) => console.error(sentence)) {
  if (!existsSync(entry)) return
  const stamp = fingerprint()
  if (
    existsSync(stampFile) &&
    readFileSync(stampFile, 'utf8') === stamp &&
    existsSync(join(root, 'dist', 'office', 'index.html'))
  )
    return
  const startedAt = Date.now()
  say('Beffroi prépare ses pages…')
  rmSync(stampFile, { force: true })
  const code = await runNode(
    [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn'],
    {
      cwd: root,
      stdio: ['ignore', process.stderr, process.stderr],
    },
  )
  if (code !== 0) {
    throw new CannotInstall(
      'Les pages de Beffroi n’ont pas pu être préparées ; la raison est écrite ci-dessus. Vos données n’ont pas été touchées. Vérifiez qu’il reste de la place sur le disque et que les fichiers de Beffroi sont ceux d’origine, puis relancez.',
    )
  }
  mkdirSync(join(root, 'dist'), { recursive: true })
  writeFileSync(stampFile, stamp)
  say(`Pages prêtes en ${Math.max(1, Math.round((Date.now() - startedAt) / 1000))} s.`)
}

/** Whatever a browser may receive: names and contents of the sources, and the versions they are built with. */
function fingerprint() {
  const hash = createHash('sha256')
  for (const path of sources()) {
    hash
      .update(`${relative(root, path)}\0`)
      .update(readFileSync(path))
      .update('\0')
  }
  return `${hash.digest('hex')}\n`
}

function sources() {
  const alone = ['index.html', 'tocsin.html', 'vite.config.ts', 'package-lock.json', 'tsconfig.json'].map(
    (name) => join(root, name),
  )
  const trees = ['ui', 'kernel', 'api-client', 'capabilities', 'main'].flatMap((name) =>
    filesUnder(join(root, 'src', name)),
  )
  const own = filesUnder(join(root, 'tools', 'web'))
  return [...alone.filter((path) => existsSync(path)), ...own, ...trees.filter(isForTheBrowser)].sort()
}

function isForTheBrowser(path) {
  const parts = relative(join(root, 'src'), path).split(sep)
  if (/\.test\.tsx?$/.test(path)) return false
  if (parts[0] === 'main') return !['server.ts', 'cli.ts', 'program.ts', 'agent.ts'].includes(parts[1] ?? '')
  if (parts[0] === 'capabilities')
    return ['web', 'domain', 'content'].includes(parts[2] ?? '') || /(-content|-page)\.ts$/.test(path)
  return true
}

function filesUnder(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true }).flatMap((item) => {
    const path = join(folder, item.name)
    return item.isDirectory() ? filesUnder(path) : [path]
  })
}
