/** Why the embedded database could not start. Each one has a sentence for the person at the keyboard. */
export type EmbeddedPostgresProblem =
  | { readonly kind: 'already-in-use'; readonly dataDirectory: string; readonly byProcess: number }
  | { readonly kind: 'no-access'; readonly path: string }
  | { readonly kind: 'disk-full'; readonly dataDirectory: string }
  | { readonly kind: 'no-binaries'; readonly platform: string }
  | { readonly kind: 'needs-ordinary-user' }
  | { readonly kind: 'unknown-user'; readonly uid: number }
  | { readonly kind: 'not-a-database'; readonly path: string }
  | { readonly kind: 'password-lost'; readonly path: string }
  | { readonly kind: 'other-version'; readonly ofData: string; readonly ofProgram: string }
  | { readonly kind: 'port-taken'; readonly port: number }
  | { readonly kind: 'leftover-will-not-stop'; readonly processes: readonly number[] }
  | { readonly kind: 'did-not-start'; readonly lastLines: string }

/** What happened, what still holds, what to do now: in French, for the terminal. */
export function explainProblem(problem: EmbeddedPostgresProblem): string {
  switch (problem.kind) {
    case 'already-in-use':
      return `Un autre Beffroi (processus ${problem.byProcess}) utilise déjà le dossier ${problem.dataDirectory}. Vos données sont intactes. Arrêtez-le d’abord, ou choisissez un autre dossier avec BEFFROI_DATA.`
    case 'no-access':
      return `Beffroi ne peut pas lire ou écrire ${problem.path}. Rien n’a été modifié. Relancez-le avec le compte utilisé la première fois, ou rendez ce dossier au compte actuel (commande chown).`
    case 'disk-full':
      return `Le disque qui contient ${problem.dataDirectory} est plein. Ce qui était enregistré est intact. Libérez au moins 500 Mo, puis relancez la même commande.`
    case 'no-binaries':
      return `PostgreSQL n’est pas fourni pour cette machine (${problem.platform}), ou l’installation est incomplète. Relancez « npm ci », ou indiquez un serveur PostgreSQL avec DATABASE_URL.`
    case 'needs-ordinary-user':
      return 'PostgreSQL refuse de fonctionner sous le compte root, et cette machine n’offre pas d’autre compte à sa place. Relancez Beffroi avec un compte ordinaire, ou indiquez un serveur PostgreSQL avec DATABASE_URL.'
    case 'unknown-user':
      return `Le compte numéro ${problem.uid} n’existe pas dans /etc/passwd, et PostgreSQL l’exige pour créer la base. Ajoutez-le, lancez Beffroi avec un compte existant, ou indiquez un serveur PostgreSQL avec DATABASE_URL.`
    case 'not-a-database':
      return `Le dossier ${problem.path} contient autre chose qu’une base de Beffroi. Rien n’a été modifié. Choisissez un autre dossier avec BEFFROI_DATA, ou restaurez une sauvegarde.`
    case 'password-lost':
      return `Le mot de passe de la base, gardé dans ${problem.path}, manque ou ne convient plus. Vos données sont intactes. Remettez ce fichier depuis une copie du dossier, ou restaurez une sauvegarde.`
    case 'other-version':
      return `La base a été créée par PostgreSQL ${problem.ofData} ; ce Beffroi fournit PostgreSQL ${problem.ofProgram}. Vos données sont intactes. Avec l’ancienne version de Beffroi, lancez « npm run -s beffroi -- backup FICHIER » ; puis avec celle-ci, dans un dossier neuf, « npm run -s beffroi -- restore FICHIER ».`
    case 'port-taken':
      return `Le port ${problem.port}, demandé pour la base, est déjà pris par un autre programme. Rien n’a été modifié. Libérez-le ou choisissez-en un autre.`
    case 'leftover-will-not-stop':
      return `Une base laissée par un arrêt brutal tourne encore et ne s’arrête pas (processus ${problem.processes.join(', ')}). Vos données sont intactes. Arrêtez ces processus ou redémarrez la machine, puis relancez la même commande.`
    case 'did-not-start':
      return `La base de données n’a pas démarré. Ce qui était enregistré n’a pas été effacé. Relancez la même commande ; si cela se répète, voici ce que PostgreSQL a dit :\n${problem.lastLines}`
  }
}

/** Reads the problem behind a failed file operation or PostgreSQL's last words. */
export function problemFromWords(words: string, dataDirectory: string): EmbeddedPostgresProblem {
  if (/No space left on device|ENOSPC|Disk quota exceeded|EDQUOT/.test(words)) {
    return { kind: 'disk-full', dataDirectory }
  }
  const unknownUser = /could not look up effective user ID (\d+)/.exec(words)
  if (unknownUser) return { kind: 'unknown-user', uid: Number(unknownUser[1]) }
  if (/Permission denied|EACCES|EPERM|EROFS|Read-only file system|has wrong ownership/.test(words)) {
    return { kind: 'no-access', path: dataDirectory }
  }
  return { kind: 'did-not-start', lastLines: words.trim() }
}
