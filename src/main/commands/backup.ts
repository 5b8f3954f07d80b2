import { writeBackup } from '../../platform/backup/write-backup.ts'
import { openSecrets } from '../../platform/secrets.ts'
import { version } from '../program.ts'
import { withInstallation } from './installation.ts'
import { pathTyped } from './path-typed.ts'

/** `backup FILE`: the whole installation in one file, while the program runs. Exit 0, or 2 on bad usage. */
export async function run(argv: readonly string[]): Promise<number> {
  const [file, ...rest] = argv
  if (file === undefined || rest.length > 0 || file.startsWith('-')) {
    process.stderr.write('Usage : npm run -s beffroi -- backup FICHIER\n')
    return 2
  }
  const count = await withInstallation(async ({ config, databaseUrl }) =>
    writeBackup(databaseUrl, pathTyped(file), {
      program: version,
      madeAt: new Date(),
      secrets: { ...(await openSecrets(config.dataDirectory)) },
    }),
  )
  process.stdout.write(
    `Sauvegarde écrite : ${file} (${count.tables} tables, ${count.rows} lignes).\nElle contient les comptes et les clés de l’installation : gardez-la hors de cette machine, en lieu sûr.\nElle n’est une preuve qu’une fois restaurée : npm run -s beffroi -- restore ${file}, sur une autre machine.\n`,
  )
  return 0
}
