// npm run bench:scale: what a whole territory costs, asked by a hundred people at once.
import { join } from 'node:path'
import { root } from './install/places.mjs'
import { endWithSentence } from './install/problem.mjs'
import { install } from './install.mjs'
import { runNode } from './run.mjs'

await install().catch(endWithSentence)
process.exitCode = await runNode([join(root, 'tools', 'bench-scale', 'main.ts'), ...process.argv.slice(2)])
