import { randomUUID } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { dayInWords } from '../../kernel/day.ts'
import { restoreBackup } from '../../platform/backup/restore-backup.ts'
import { withInstallation } from './installation.ts'
import { pathTyped } from './path-typed.ts'

/** `restore FILE [--replace]`: all of it or nothing. Exit 0, or 2 on bad usage. */
export async function run(argv: readonly string[]): Promise<number> {
  const replace = argv.includes('--replace')
  const [file, ...rest] = argv.filter((word) => word !== '--replace')
  if (file === undefined || rest.length > 0 || file.startsWith('-')) {
    process.stderr.write('Usage : npm run -s beffroi -- restore FICHIER [--replace]\n')
    return 2
  }
  const { head, rows } = await withInstallation(
    async ({ config, databaseUrl }) => {
      const restored = await restoreBackup(databaseUrl, pathTyped(file), { replace })
      // The keys come back with the data: second factors and sessions were sealed with them.
      await mkdir(config.dataDirectory, { recursive: true, mode: 0o700 })
      // A logbook signed after the backup was made must not be written on as if nothing were missing.
      const secrets = { ...restored.head.secrets, incarnation: randomUUID() }
      await writeFile(join(config.dataDirectory, 'secrets.json'), JSON.stringify(secrets), { mode: 0o600 })
      return restored
    },
    { exclusive: true },
  )
  process.stdout.write(
    `Installation restaurée : ${rows} lignes, telles qu’elles étaient le ${dayInWords(head.madeAt.slice(0, 10))} à ${head.madeAt.slice(11, 16)} (UTC).\nDémarrez Beffroi avec npm start.\n`,
  )
  return 0
}
