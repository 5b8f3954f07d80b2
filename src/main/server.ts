import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { type Config, readConfig } from '../platform/config.ts'
import { migrate } from '../platform/db/migrate.ts'
import { openEmbeddedPostgres } from '../platform/embedded-postgres/index.ts'
import { mountPages } from '../platform/http/pages.ts'
import { openLog } from '../platform/log.ts'
import { type Demonstration, openDemonstration } from './demonstration/index.ts'
import { sentenceOf } from './known-failure.ts'
import { openProgram, type Program } from './program.ts'

const pages = join(import.meta.dirname, '..', '..', 'dist', 'office')

/** Says what a person in front of the terminal needs; the log goes to standard error. */
const say = (line: string) => process.stdout.write(`${line}\n`)

async function main(): Promise<void> {
  const given = readConfig(process.env, process.argv.slice(2))
  const demonstration = given.demonstration ? await openDemonstration(given) : null
  const config = demonstration?.config ?? given
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
    clock: demonstration?.clock ?? (() => new Date()),
    ...(demonstration === null ? {} : { outsideWorld: demonstration.outsideWorld }),
  })
  await mountPages(program.app, pages)
  await program.begin()

  const server = serve({ fetch: program.app.fetch, port: config.port, hostname: config.host }, (address) => {
    if (publicUrl === '') publicUrl = `http://localhost:${address.port}`
    announce(program, demonstration, publicUrl).catch((error: unknown) => {
      process.stderr.write(sentenceOf(error))
      void stop(1)
    })
  })
  server.on('error', (error: NodeJS.ErrnoException) => {
    say(cannotListen(config, error))
    void stop(1)
  })

  let isStopping = false
  async function stop(code: number): Promise<void> {
    if (isStopping) return
    isStopping = true
    say('Arrêt en cours : les demandes commencées se terminent.')
    const closed = new Promise<void>((resolve) => server.close(() => resolve()))
    if ('closeIdleConnections' in server) server.closeIdleConnections()
    // Open event streams never end by themselves.
    const cutOff = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), 2_000)
    await closed
    clearTimeout(cutOff)
    await program.close()
    await postgres?.stop()
    await demonstration?.end()
    process.exit(code)
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void stop(0))
  void postgres?.exited.then(() => {
    if (!isStopping) log.error('the embedded PostgreSQL ended by itself')
  })
}

async function announce(
  program: Program,
  demonstration: Demonstration | null,
  publicUrl: string,
): Promise<void> {
  const { identity } = program.capabilities
  const links = demonstration === null ? null : await demonstration.fill(program, say)
  const setUp = demonstration === null ? await identity.setUpLink() : null
  say('')
  say(`  Beffroi veille : ${publicUrl}`)
  if (setUp !== null) {
    say('')
    say('  Première ouverture : suivez ce lien, il ne sert qu’une fois.')
    say(`  ${setUp}`)
  }
  if (links !== null) {
    say('')
    say('  Démonstration, rien n’est gardé : suivez l’un de ces liens, chacun ne sert qu’une fois.')
    say(`  En mairie : ${links.townHall}`)
    say(`  Au relais : ${links.relay}`)
  }
  say('')
  say('  Pour arrêter : Ctrl+C')
  say('')
}

function cannotListen({ host, port }: Config, error: NodeJS.ErrnoException): string {
  return error.code === 'EADDRINUSE'
    ? `Le port ${port} est déjà pris par un autre programme. Rien n’a été perdu. Choisissez-en un autre : PORT=${port + 1} npm start`
    : `Beffroi ne peut pas écouter sur ${host}:${port} (${error.code}). Rien n’a été perdu. Vérifiez HOST et PORT.`
}

try {
  await main()
} catch (error) {
  process.stderr.write(sentenceOf(error))
  process.exit(1)
}
