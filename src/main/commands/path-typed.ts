import { resolve } from 'node:path'

/** A path as the person typed it: npm runs commands from the folder of the project, not from theirs. */
export function pathTyped(path: string): string {
  return resolve(process.env.INIT_CWD ?? process.cwd(), path)
}
