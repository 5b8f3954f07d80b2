import { createServer } from 'node:http'
import { openLogbook, writeEntries } from '../../src/capabilities/incident/log/logbook.ts'
import { newEntries } from '../../src/capabilities/incident/log/shapes.ts'
import { openDatabase } from '../../src/platform/db/database.ts'
import { openLive } from '../../src/platform/live.ts'
import { openLog } from '../../src/platform/log.ts'

/**
 * A process that writes in logbooks as the server does, to be killed at any moment: it answers once the transaction has
 * ended, never before. Arguments: address of the database, person, organisation.
 */
const [databaseUrl = '', personId = '', organisationId = ''] = process.argv.slice(2)
const clock = () => new Date()
const db = openDatabase(databaseUrl, openLog('silent'), clock, 4)
const logbook = openLogbook({
  db,
  clock,
  secrets: { sessionKey: 'a key of this test, longer than thirty-two characters' },
  live: openLive(),
})
const caller = {
  ...{ personId, name: 'Claire Martin', email: 'test@example.fr', sessionId: personId },
  ...{ isInstaller: false, factors: 2 as const },
}
const author = { id: personId, name: caller.name, role: 'administrator', holderId: null }

const server = createServer((request, response) => {
  const parts: Buffer[] = []
  request.on('data', (part: Buffer) => parts.push(part))
  request.on('end', async () => {
    const log = { organisationId, incidentId: (request.url ?? '').slice(1) }
    const sent = newEntries.parse(JSON.parse(Buffer.concat(parts).toString('utf8')))
    const written = await logbook.inLog(caller, log, (tx, signer) =>
      writeEntries(tx, log, author, sent, signer, clock()),
    )
    if (written.kind !== 'written') throw new Error(written.kind)
    response.end(JSON.stringify(written.appended))
  })
})
// Whoever started it is gone.
process.on('disconnect', () => process.exit())
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.send?.(typeof address === 'object' ? address?.port : null)
})
