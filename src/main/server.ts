import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { readConfig } from '../platform/config.ts'
import { migrate } from '../platform/db/migrate.ts'
import { openEmbeddedPostgres } from '../platform/embedded-postgres/index.ts'
import { mountPages } from '../platform/http/pages.ts'
import { openLog } from '../platform/log.ts'
import { sentenceOf } from './known-failure.ts'
import { openProgram } from './program.ts'

const pages = join(import.meta.dirname, '..', '..', 'dist', 'office')

/** Says what a person in front of the terminal needs; the log goes to standard error. */
const say = (line: string) => process.stdout.write(`${line}\n`)

async function main(): Promise<void> {
  const config = readConfig(process.env, process.argv.slice(2))
  const log = openLog(config.logLevel)
  await mkdir(config.dataDirectory, { recursive: true, mode: 0o700 })
  const postgres =
    config.databaseUrl === null
      ? await openEmbeddedPostgres({ dataDirectory: join(config.dataDirectory, 'postgres'), log })
      : null
  const databaseUrl = config.databaseUrl ?? postgres?.url ?? ''
  const { applied } = await migrate(databaseUrl)
  if (applied > 0) say(`Base de données à jour (${applied} étapes).`)

  let publicUrl = config.publicUrl ?? ''
  const program = await openProgram(config, databaseUrl, {
    log,
    publicUrl: () => publicUrl,
    clock: () => new Date(),
  })
  await mountPages(program.app, pages)
  await program.begin()

  const server = serve({ fetch: program.app.fetch, port: config.port, hostname: config.host }, (address) => {
    if (publicUrl === '') publicUrl = `http://localhost:${address.port}`
    void announce()
  })
  server.on('error', (error: NodeJS.ErrnoException) => {
    const taken = error.code === 'EADDRINUSE'
    say(
      taken
        ? `Le port ${config.port} est déjà pris par un autre programme. Rien n’a été perdu. Choisissez-en un autre : PORT=4301 npm start`
        : `Beffroi ne peut pas écouter sur ${config.host}:${config.port} (${error.code}). Rien n’a été perdu. Vérifiez HOST et PORT.`,
    )
    void stop(1)
  })

  async function announce(): Promise<void> {
    const link = await program.capabilities.identity.setUpLink()
    say('')
    say(`  Beffroi veille : ${publicUrl}`)
    if (link !== null) {
      say('')
      say('  Première ouverture : suivez ce lien, il ne sert qu’une fois.')
      say(`  ${link}`)
    }
    say('')
    say('  Pour arrêter : Ctrl+C')
    say('')
  }

  let isStopping = false
  async function stop(code: number): Promise<void> {
    if (isStopping) return
    isStopping = true
    say('Arrêt en cours : les demandes commencées se terminent.')
    const closed = new Promise<void>((resolve) => server.close(() => resolve()))
    if ('closeIdleConnections' in server) server.closeIdleConnections()
    const cutOff = setTimeout(() => {
      if ('closeAllConnections' in server) server.closeAllConnections()
    }, 5_000)
    await closed
    clearTimeout(cutOff)
    await program.close()
    await postgres?.stop()
    process.exit(code)
  }
  process.on('SIGTERM', () => void stop(0))
  process.on('SIGINT', () => void stop(0))
  void postgres?.exited.then(() => {
    if (!isStopping) log.error('the embedded PostgreSQL ended by itself')
  })
}

try {
  await main()
} catch (error) {
  process.stderr.write(sentenceOf(error))
  process.exit(1)
}
