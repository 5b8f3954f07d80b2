import { readFile } from 'node:fs/promises'
import { CannotImport, importOrganisation } from '../../platform/backup/import-organisation.ts'
import type { Config } from '../../platform/config.ts'
import { migrate } from '../../platform/db/migrate.ts'
import { openLog } from '../../platform/log.ts'
import { openProgram } from '../program.ts'
import { withInstallation } from './installation.ts'
import { pathTyped } from './path-typed.ts'

/** `import FILE`: takes in one commune that comes from another Beffroi. Exit 0, 1 when it is refused, 2 on bad usage. */
export async function run(argv: readonly string[]): Promise<number> {
  const [file, ...rest] = argv
  if (file === undefined || rest.length > 0 || file.startsWith('-')) {
    process.stderr.write('Usage : npm run -s beffroi -- import FICHIER.zip\n')
    return 2
  }
  const archive = await readFile(pathTyped(file)).catch(() => null)
  if (archive === null) {
    process.stderr.write(
      `Le fichier ${file} ne peut pas être lu. Rien n’a été enregistré. Vérifiez son nom.\n`,
    )
    return 1
  }
  try {
    const { organisation, people, rows } = await withInstallation(takeIn(archive))
    const links = people
      .map(({ name, role, link }) => `  ${name || 'sans nom'} (${role}) : ${link}\n`)
      .join('')
    process.stdout.write(
      `${organisation.name} (${organisation.insee}) est reprise : ${rows} lignes.\nPersonne n’y entre encore. Donnez à chacun son lien, qui sert une fois :\n${links}`,
    )
    return 0
  } catch (error) {
    if (!(error instanceof CannotImport)) throw error
    process.stderr.write(`${error.message}\n`)
    return 1
  }
}

/** Takes the archive in, and makes the links of those who were there. */
const takeIn =
  (archive: Uint8Array) =>
  async ({ config, databaseUrl }: { config: Config; databaseUrl: string }) => {
    await migrate(databaseUrl)
    const imported = await importOrganisation(databaseUrl, archive)
    const program = await openProgram(config, databaseUrl, {
      log: openLog('silent'),
      publicUrl: () => config.publicUrl ?? 'http://localhost:4300',
      clock: () => new Date(),
    })
    try {
      return { ...imported, people: await program.capabilities.integration.inviteBack(imported) }
    } finally {
      await program.close()
    }
  }
