import { mkdtemp, rm } from 'node:fs/promises'
import { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAdaptorServer } from '@hono/node-server'
import { inject } from 'vitest'
import { openProgram, type Program } from '../../src/main/program.ts'
import { readConfig } from '../../src/platform/config.ts'
import { mountPages } from '../../src/platform/http/pages.ts'
import { openLog } from '../../src/platform/log.ts'
import { type CommuneOnline, type Fault, putOnline } from './commune-online.ts'
import { openCable, openPort, type Port } from './port.ts'
import { testDatabase } from './postgres.ts'
import { openVisitor, type Visitor } from './visitor.ts'

/** The whole product as people meet it: pages and API on a port, and an Internet to look at, all on this machine. */
export interface Office {
  readonly url: string
  readonly program: Program
  /** `commune.fr`: its DNS and its site, which the program visits for real. */
  readonly outside: CommuneOnline
  /** Where the product answers; closed, the machine is off. */
  readonly door: Port
  /** What links the program to its database; closed, the database is down. */
  readonly databaseCable: Port
  /** Calls the API without a browser, to lead a journey to where it begins. */
  visitor(): Visitor
  /** What the program believes the time to be, from now on. */
  moveClock(milliseconds: number): void
  close(): Promise<void>
}

export async function openOffice(fault: Fault = {}, settings: Record<string, string> = {}): Promise<Office> {
  const [outside, database, folder] = await Promise.all([
    putOnline(fault),
    testDatabase(),
    mkdtemp(join(tmpdir(), 'beffroi-office-')),
  ])
  const databaseUrl = new URL(database.url)
  const databaseCable = await openCable({ host: databaseUrl.hostname, port: Number(databaseUrl.port) })
  databaseUrl.port = String(databaseCable.number)

  let url = ''
  let ahead = 0
  const config = readConfig({ PORT: '0', BEFFROI_DATA: folder, ...settings })
  const program = await openProgram(config, databaseUrl.href, {
    log: openLog('silent'),
    publicUrl: () => url,
    clock: () => new Date(Date.now() + ahead),
    // The one of the scan tests: its mail servers are at addresses that nothing here may reach.
    outsideWorld: outside.environment,
  })
  await mountPages(program.app, inject('officePages'))
  await program.begin()
  const door = await openPort(() => httpServer(program))
  url = `http://localhost:${door.number}`

  return {
    url,
    program,
    outside,
    door,
    databaseCable,
    visitor: () => openVisitor(program.app, url),
    moveClock: (milliseconds) => {
      ahead += milliseconds
    },
    async close() {
      await door.close()
      await program.close()
      await databaseCable.close()
      await Promise.all([database.drop(), outside.close(), rm(folder, { recursive: true, force: true })])
    },
  }
}

function httpServer({ app }: Program): Server {
  const server = createAdaptorServer({ fetch: app.fetch })
  if (!(server instanceof Server)) throw new Error('the product is served over HTTP/1.1')
  return server
}
