// Where things are. Plain JavaScript for the Node of the machine, like everything in this folder.
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const onWindows = process.platform === 'win32'
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
export const modules = join(root, 'node_modules')

/** The Node of the program, from the npm package `node`, whatever the machine has (docs/adr/0003). */
export const pinnedNode = join(modules, 'node', 'bin', onWindows ? 'node.exe' : 'node')
