// npm start [-- --demo]: installs what is missing, prepares the pages, starts the server.
import { join } from 'node:path'
import { buildWeb } from './build-web.mjs'
import { root } from './install/places.mjs'
import { endWithSentence } from './install/problem.mjs'
import { install } from './install.mjs'
import { runNode } from './run.mjs'

try {
  await install()
  await buildWeb()
} catch (error) {
  endWithSentence(error)
}
process.exitCode = await runNode([join(root, 'src', 'main', 'server.ts'), ...process.argv.slice(2)])
