import type { ScanSettings } from '../../capabilities/watch/scan-environment.ts'
import type { AskedTarget } from './asked-target.ts'
import { readScanArguments } from './scan-arguments.ts'

const usage = `Usage : beffroi scan DOMAINE [OPTIONS]
        beffroi scan --list LISTE.csv --ndjson [OPTIONS]

Regarde de l’extérieur le site et la messagerie d’une commune, ou de toute une liste. Rien n’est modifié nulle part.

Un domaine :
  --mail ADRESSE        l’adresse électronique déclarée (sinon mairie@DOMAINE est supposée)
  --no-mail             aucune adresse n’est déclarée
  --site URL            l’adresse du site déclarée (sinon https://DOMAINE est supposée)
  --no-site             aucun site n’est déclaré
  --selector NOM        un sélecteur DKIM de la messagerie ; autant de fois qu’il y en a
  --json                résultat en JSON

Une liste :
  --list LISTE.csv      première ligne domain,mail,site, puis une ligne par domaine. Adresse et site peuvent rester
                        vides : ils sont supposés comme ci-dessus ; « none » dit qu’il n’y en a pas
  --ndjson              une ligne de JSON par domaine, comme --json, les trois colonnes sous « input »
  --output FICHIER      écrire dans ce nouveau fichier plutôt qu’à l’écran
  --resume FICHIER      reprendre : compléter ce fichier, écrit par une fois précédente, de ce qui lui manque
  --concurrency N       domaines vérifiés en même temps : 16, au plus 64 ; 32, au plus 2000, quand --resolver est un
                        serveur de cette machine, que rien n’oblige alors à ménager

Dans les deux cas :
  --dns-only            ne poser que des questions au DNS : aucun site ni serveur de messagerie n’est contacté
  --no-smtp             ne se connecter à aucun serveur de messagerie (le port 25 est souvent fermé en sortie)
  --resolver IP:PORT    le serveur DNS à interroger (sinon celui de la machine)
  --contact ADRESSE     comment vous joindre, dit aux serveurs des sites (sinon le réglage BEFFROI_CONTACT)
  --trust FICHIER.pem   autorité de certification à reconnaître en plus
  --allow-private       accepter aussi les adresses des réseaux internes
  --http-port N         port utilisé à la place de 80
  --https-port N        port utilisé à la place de 443
  --smtp-port N         port utilisé à la place de 25
  --rdap URL            le registre des noms de domaine à interroger (RDAP), à la place de ceux que l’on connaît
  --deadline SECONDES   durée totale au plus pour un domaine (30 par défaut)

Le code de sortie est 0 quand la vérification a eu lieu, 2 quand la commande ou la liste est mal écrite. Avec --list :
130 ou 143 après Ctrl-C ou une demande d’arrêt, 141 quand plus personne ne lit les résultats, 1 quand ils ne peuvent
plus être écrits. Ce qui est écrit l’est toujours en lignes entières : --resume continue.
`

/** `beffroi scan`: needs neither database nor installation. */
export async function run(argv: string[]): Promise<number> {
  if (argv.includes('--help') || argv.includes('-h')) {
    process.stdout.write(usage)
    return 0
  }
  const read = await readScanArguments(argv)
  if (!read.ok) {
    process.stderr.write(`${read.error}\n\nRien n’a été vérifié. L’aide : beffroi scan --help\n`)
    return 2
  }
  if (read.value.kind === 'one') return runOne(read.value)
  // The threads of a list look at the domains: what that takes is not read a third time here.
  const { runList } = await import('./scan-list/run-list.ts')
  return runList(read.value.settings)
}

interface OneDomain {
  readonly asked: AskedTarget
  readonly settings: ScanSettings
  readonly asJson: boolean
}

async function runOne({ asked: { target, remark }, settings, asJson }: OneDomain): Promise<number> {
  const [{ scanDomain }, { openScanEnvironment }, { shownReport }, { reportInWords }] = await Promise.all([
    import('../../capabilities/watch/scan.ts'),
    import('../../capabilities/watch/scan-environment.ts'),
    import('./shown-report.ts'),
    import('./scan-in-words.ts'),
  ])
  const isFollowed = !asJson && process.stderr.isTTY
  const report = await scanDomain(target, openScanEnvironment(settings), ({ done, total, label }) => {
    if (isFollowed) process.stderr.write(`\r\u001b[K${done} sur ${total} : ${label}`)
  })
  if (isFollowed) process.stderr.write('\r\u001b[K')
  if (asJson) {
    process.stdout.write(`${JSON.stringify(shownReport(report, remark), null, 2)}\n`)
  } else {
    process.stdout.write(reportInWords(report, remark))
  }
  return 0
}
