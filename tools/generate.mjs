// npm run generate: makes again the types of the database and the browser's client of the API, never edited by hand.
import { join } from 'node:path'
import { root } from './install/places.mjs'
import { endWithSentence } from './install/problem.mjs'
import { install } from './install.mjs'
import { runNode } from './run.mjs'

try {
  await install()
  process.exitCode = await runNode([join(root, 'tools', 'generate.ts')])
} catch (error) {
  endWithSentence(error)
}
