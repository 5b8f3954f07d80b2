// npm run bench: the figures that the product promises, measured on this machine beside a reference of the same run.
import { join } from 'node:path'
import { root } from './install/places.mjs'
import { endWithSentence } from './install/problem.mjs'
import { install } from './install.mjs'
import { runNode } from './run.mjs'

await install().catch(endWithSentence)
process.exitCode = await runNode([join(root, 'tools', 'bench.ts'), ...process.argv.slice(2)])
