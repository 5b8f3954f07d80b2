import { migrate } from '../../platform/db/migrate.ts'
import { openLog } from '../../platform/log.ts'
import { openProgram } from '../program.ts'
import { withInstallation } from './installation.ts'

/** `setup-link`: a one-time link for an installation nobody can enter any more. From the machine only. */
export async function run(argv: readonly string[]): Promise<number> {
  if (argv.length > 0) {
    process.stderr.write('Usage : npm run -s beffroi -- setup-link\n')
    return 2
  }
  const link = await withInstallation(async ({ config, databaseUrl }) => {
    await migrate(databaseUrl)
    const publicUrl = config.publicUrl ?? 'http://localhost:4300'
    const program = await openProgram(config, databaseUrl, {
      log: openLog('silent'),
      publicUrl: () => publicUrl,
      clock: () => new Date(),
    })
    try {
      return await program.capabilities.identity.rescueLink()
    } finally {
      await program.close()
    }
  })
  process.stdout.write(
    `Lien d’accès, à usage unique, valable vingt-quatre heures :\n${link}\nOuvrez-le dans un navigateur pendant que Beffroi est en marche (npm start). Ne l’envoyez par aucun courriel.\n`,
  )
  return 0
}
