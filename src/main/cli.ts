import type { Command } from './commands/command.ts'

/** Each command is loaded only when it is called: `scan` starts without a database. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  scan: () => import('./commands/scan.ts'),
  spf: () => import('./commands/spf.ts'),
  dmarc: () => import('./commands/dmarc.ts'),
  dkim: () => import('./commands/dkim.ts'),
  eml: () => import('./commands/eml.ts'),
  'look-alikes': () => import('./commands/look-alikes.ts'),
  verify: () => import('./commands/verify.ts'),
  playbook: () => import('./commands/playbook.ts'),
  backup: () => import('./commands/backup.ts'),
  restore: () => import('./commands/restore.ts'),
  export: () => import('./commands/export.ts'),
  import: () => import('./commands/import.ts'),
  'setup-link': () => import('./commands/setup-link.ts'),
}

const usage = `Usage : beffroi COMMANDE [OPTIONS]

  scan DOMAINE            ce qui se voit de l’extérieur : site, messagerie, certificat
                          (options : beffroi scan --help)
  spf DOMAINE             qui peut écrire au nom d’un domaine (SPF)
  dmarc DOMAINE           la consigne contre l’usurpation (DMARC), et où elle est trouvée
  dkim DOMAINE SÉLECTEUR  la clé qui sert à vérifier la signature des messages (DKIM)
  look-alikes DOMAINE     les noms de domaine qui ressemblent à celui-ci et qui existent
  verify FICHIER          vérifier une main courante exportée, sans serveur
  eml FICHIER             ce qu’il faut penser d’un courriel suspect, et pourquoi
  playbook                échanger les déroulés d’urgence (CACAO 2.0)
  backup FICHIER          sauvegarder toute l’installation, même en marche
  restore FICHIER         remettre une installation en état depuis une sauvegarde
  export COMMUNE          toutes les informations d’une commune, à emporter
  import FICHIER          reprendre ici l’export d’une commune venue d’ailleurs
  setup-link              un lien d’accès quand plus personne ne peut entrer
`

const [name = '', ...argv] = process.argv.slice(2)
const load = Object.hasOwn(commands, name) ? commands[name] : undefined

if (load !== undefined) {
  const command = await load()
  try {
    process.exitCode = await command.run(argv)
  } catch (error) {
    const { sentenceOf } = await import('./known-failure.ts')
    process.stderr.write(sentenceOf(error))
    process.exitCode = 1
  }
} else if (name === '' || name === 'help' || name === '--help' || name === '-h') {
  process.stdout.write(usage)
  process.exitCode = name === '' ? 2 : 0
} else {
  process.stderr.write(`La commande « ${name} » n’existe pas.\n\n${usage}`)
  process.exitCode = 2
}
