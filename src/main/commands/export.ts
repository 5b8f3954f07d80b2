import { writeFile } from 'node:fs/promises'
import { exportOrganisation } from '../../platform/backup/export-organisation.ts'
import { migrate } from '../../platform/db/migrate.ts'
import { openLog } from '../../platform/log.ts'
import { openProgram, version } from '../program.ts'
import { withInstallation } from './installation.ts'
import { pathTyped } from './path-typed.ts'

/** `export COMMUNE FILE`: everything one commune has here. Exit 0, 1 when it has no space, 2 on bad usage. */
export async function run(argv: readonly string[]): Promise<number> {
  const [insee, file, ...rest] = argv
  if (
    insee === undefined ||
    file === undefined ||
    rest.length > 0 ||
    !/^[0-9][0-9ABab][0-9]{3}$/.test(insee)
  ) {
    process.stderr.write('Usage : npm run -s beffroi -- export CODE_INSEE FICHIER.zip\n')
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
      const { platform, capabilities } = program
      const organisationId = await capabilities.territory.organisationOf(insee.toUpperCase())
      if (organisationId === null) return null
      const nameOf = capabilities.identity.names
      return await platform.db.asJob(organisationId, (tx) =>
        exportOrganisation(tx, organisationId, { program: version, madeAt: new Date(), nameOf }),
      )
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
  await writeFile(pathTyped(file), exported.archive, { mode: 0o600 })
  process.stdout.write(
    `Export écrit : ${file} (${exported.rows} lignes).\nEmpreinte : ${exported.fingerprint}\nIl contient des renseignements confidentiels sur la commune.\n`,
  )
  return 0
}
