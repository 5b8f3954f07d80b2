// npm run -s beffroi -- COMMAND: the command line of Beffroi. Its output and its exit code are the command's own.
import { join } from 'node:path'
import { root } from './install/places.mjs'
import { endWithSentence } from './install/problem.mjs'
import { install } from './install.mjs'
import { runNode } from './run.mjs'

await install().catch(endWithSentence)
// What is compiled is kept, beside the sources it was made of: a command starts in half the time, its threads too.
process.env.NODE_COMPILE_CACHE ??= join(root, '.cache', 'compiled')
process.exitCode = await runNode([join(root, 'src', 'main', 'cli.ts'), ...process.argv.slice(2)])
