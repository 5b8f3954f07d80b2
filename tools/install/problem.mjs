// What can go wrong on somebody's machine, in a sentence for the person at the keyboard.
import { root } from './places.mjs'

/** What stops an installation, in a sentence for the person who started it. */
export class CannotInstall extends Error {}

/** Prints the sentence of a `CannotInstall` and ends; any other error is a bug and shows itself. */
export function endWithSentence(error) {
  if (!(error instanceof CannotInstall)) throw error
  console.error(`\n${error.message}\n`)
  process.exit(1)
}

export function incomplete(missing) {
  return `L’installation n’est pas complète (il manque : ${missing.join(', ')}). Cette machine (${process.platform} ${process.arch}) n’est peut-être pas prise en charge : il faut Linux avec la glibc, macOS ou Windows, sur x64 ou arm64. Effacez le dossier node_modules, puis relancez la même commande.`
}

/** Words of npm and Node for a network that does not answer. */
export const noAnswer =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|ENOTCACHED|network/i

export function noNetwork(words) {
  return `Beffroi n’a pas pu télécharger ses composants : le réseau ou le registre npm ne répond pas. Rien n’a été démarré. Vérifiez la connexion à Internet (et le proxy de la mairie, s’il y en a un), puis relancez la même commande.\n\n${lastLines(words)}`
}

export function diskFull() {
  return 'Le disque est plein, ou presque : les composants de Beffroi demandent 1 Go. Vos données n’ont pas été touchées. Libérez de la place, puis relancez la même commande.'
}

/** Reads the problem in what npm or the file system said. */
export function explained(error) {
  if (error instanceof CannotInstall) return error
  const words = error instanceof Error ? error.message : String(error)
  if (/ENOSPC|EDQUOT|no space left/i.test(words)) return new CannotInstall(diskFull())
  if (/EACCES|EPERM|EROFS/.test(words)) {
    return new CannotInstall(
      `Beffroi n’a pas le droit d’écrire dans ${root}. Rien n’a été démarré. Relancez avec le compte qui possède ce dossier.`,
    )
  }
  if (noAnswer.test(words)) return new CannotInstall(noNetwork(words))
  if (error.code === 'ENOENT' && /npm/.test(words)) {
    return new CannotInstall(
      'La commande npm est introuvable : Beffroi en a besoin pour s’installer. Installez Node avec npm depuis https://nodejs.org, puis relancez.',
    )
  }
  return new CannotInstall(
    `L’installation des composants a échoué. Rien n’a été démarré. Relancez la même commande ; si cela se répète, voici ce que npm a dit :\n\n${lastLines(words)}`,
  )
}

function lastLines(words) {
  return words.trim().split('\n').slice(-12).join('\n')
}
