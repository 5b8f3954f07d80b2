import { CannotRestore } from '../platform/backup/restore-backup.ts'
import { WrongSetting } from '../platform/config.ts'
import { CannotMigrate } from '../platform/db/migrate.ts'
import { CannotStartPostgres } from '../platform/embedded-postgres/index.ts'

const known = [WrongSetting, CannotStartPostgres, CannotMigrate, CannotRestore]

/** What to print for a failure at the terminal: its own sentence when it is an expected one, else all we know. */
export function sentenceOf(error: unknown): string {
  if (known.some((kind) => error instanceof kind) && error instanceof Error) return `\n${error.message}\n\n`
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ECONNREFUSED' || code === '28P01' || code === '3D000') {
    return `\nLa base de données ne répond pas ou refuse l’accès (${code}). Rien n’a été modifié. Vérifiez DATABASE_URL et que PostgreSQL est en marche, puis relancez.\n\n`
  }
  if (code === 'ENOENT' || code === 'EACCES' || code === 'ENOSPC') {
    return `\nUn fichier n’a pas pu être lu ou écrit (${code} : ${error instanceof Error ? error.message : ''}). Rien d’autre n’a été modifié. Vérifiez le chemin, les droits et la place sur le disque.\n\n`
  }
  return `\nBeffroi a rencontré une erreur qu’il ne connaît pas. Vos données n’ont pas été modifiées.\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`
}
