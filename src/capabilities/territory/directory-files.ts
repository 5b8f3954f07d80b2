import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type Directory, directoryFrom } from './domain/directory.ts'

const packageFile = createRequire(import.meta.url).resolve('@etalab/decoupage-administratif/package.json')

/** The edition installed with the program, such as `6.0.0`. */
export async function installedEdition(): Promise<string> {
  return (await readJson(packageFile)).version
}

/** Reads the files of `@etalab/decoupage-administratif` (INSEE, DGCL, La Poste; Licence Ouverte), about 20 MB of JSON. */
export async function readDirectory(): Promise<Directory> {
  const folder = join(dirname(packageFile), 'data')
  const [communes, epci, departements, regions] = await Promise.all(
    ['communes', 'epci', 'departements', 'regions'].map((name) => readJson(join(folder, `${name}.json`))),
  )
  return directoryFrom({ communes, epci, departements, regions })
}

async function readJson(file: string) {
  return JSON.parse(await readFile(file, 'utf8'))
}
