import { pino } from 'pino'
import { type Identity, openIdentity } from '../../src/capabilities/identity/index.ts'
import { readConfig } from '../../src/platform/config.ts'
import { type Database, openDatabase } from '../../src/platform/db/database.ts'
import { type App, openApp } from '../../src/platform/http/app.ts'
import { openMetrics } from '../../src/platform/http/metrics.ts'
import { testDatabase } from './postgres.ts'
import { openVisitor, type Visitor } from './visitor.ts'

/** Sign-in alone, on a real database, with a clock that the test moves for our own delays. */
export interface IdentityApp {
  readonly identity: Identity
  readonly db: Database
  readonly app: App
  visitor(headers?: Record<string, string>): Visitor
  /** A second program on the same database, as after a restart. */
  restarted(): App
  moveClock(milliseconds: number): void
  /** Every line logged so far. */
  readonly logged: () => string
  close(): Promise<void>
}

export async function openIdentityApp(
  publicUrl = 'http://localhost:4300',
  settings: Record<string, string> = {},
): Promise<IdentityApp> {
  const { url, drop } = await testDatabase()
  const lines: string[] = []
  const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) })
  const db = openDatabase(url, log, () => new Date())
  let ahead = 0
  const open = () => {
    const identity = openIdentity({
      config: readConfig(settings),
      secrets: { sessionKey: 'a key of this test, longer than thirty-two characters' },
      db,
      log,
      // No letter is sent here: what is queued and sent is tested with the whole program.
      mail: null,
      queue: { enqueue: async () => {}, work: async () => {}, stop: async () => {} },
      publicUrl: () => publicUrl,
      clock: () => new Date(Date.now() + ahead),
    })
    const app = openApp(identity.routes, {
      log,
      metrics: openMetrics(),
      gate: {
        callerOf: identity.callerOf,
        placeOf: async () => null,
        officeOf: async () => null,
        noteAccess: async () => true,
      },
      trustProxy: true,
      publicUrl: () => publicUrl,
      version: '0.0.0',
      isReady: db.isReachable,
      metricsToken: null,
    })
    return { identity, app }
  }
  const { identity, app } = open()
  return {
    identity,
    db,
    app,
    visitor: (headers) => openVisitor(app, publicUrl, headers),
    restarted: () => open().app,
    moveClock(milliseconds) {
      ahead += milliseconds
    },
    logged: () => lines.join(''),
    async close() {
      await db.close()
      await drop()
    },
  }
}

export const strongPassword = 'Tisane-verte 4 chevaux'

/** The secret of a link, which stands after its `#`. */
export const tokenIn = (link: string | null) => link?.split('#')[1] ?? ''

/** Makes the first account through the set-up link; the visitor who did it is signed in. */
export async function setUp(
  house: IdentityApp,
  email = 'mairie@vaux.example',
  name = 'Camille Roux',
): Promise<Visitor> {
  const visitor = house.visitor()
  const token = tokenIn(await house.identity.setUpLink())
  const reply = await visitor.post('/api/v1/set-up', { token, name, email, password: strongPassword })
  if (reply.status !== 200) throw new Error(`set-up answered ${reply.status}`)
  return visitor
}
