import { writeFile } from 'node:fs/promises'
import { exportOrganisation } from '../../platform/backup/export-organisation.ts'
import { migrate } from '../../platform/db/migrate.ts'
import { openLog } from '../../platform/log.ts'
import { openProgram, version } from '../program.ts'
import { withInstallation } from './installation.ts'
import { pathTyped } from './path-typed.ts'

/** `export COMMUNE [FILE]`: everything one commune has here, as JSON. Exit 0, 1 when it has no space, 2 on bad usage. */
export async function run(argv: readonly string[]): Promise<number> {
  const [insee, file, ...rest] = argv
  if (insee === undefined || rest.length > 0 || !/^[0-9][0-9ABab][0-9]{3}$/.test(insee)) {
    process.stderr.write('Usage : npm run -s beffroi -- export CODE_INSEE [FICHIER]\n')
    return 2
  }
  const exported = await withInstallation(async ({ config, databaseUrl }) => {
    await migrate(databaseUrl)
    const program = await openProgram(config, databaseUrl, {
      log: openLog('silent'),
      publicUrl: () => config.publicUrl ?? 'http://localhost:4300',
      clock: () => new Date(),
    })
    try {
      const { db } = program.platform
      const organisationId = await program.capabilities.territory.organisationOf(insee.toUpperCase())
      if (organisationId === null) return null
      const content = await db.asJob(organisationId, (tx) => exportOrganisation(tx, organisationId))
      return { ...content, insee: insee.toUpperCase(), program: version, madeAt: new Date().toISOString() }
    } finally {
      await program.close()
    }
  })
  if (exported === null) {
    process.stderr.write(
      `Aucune commune ${insee} n’a d’espace dans cette installation. Rien n’a été écrit.\n`,
    )
    return 1
  }
  const text = `${JSON.stringify(exported, null, 2)}\n`
  if (file === undefined) {
    process.stdout.write(text)
    return 0
  }
  await writeFile(pathTyped(file), text, { mode: 0o600 })
  const count = Object.values(exported.tables).reduce((sum, rows) => sum + rows.length, 0)
  process.stdout.write(
    `Export écrit : ${file} (${count} lignes). Il contient des renseignements confidentiels sur la commune.\n`,
  )
  return 0
}
