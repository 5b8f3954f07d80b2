import { scanDomain } from '../../capabilities/watch/scan.ts'
import { openScanEnvironment } from '../../capabilities/watch/scan-environment.ts'
import { readScanArguments } from './scan-arguments.ts'
import { reportInWords } from './scan-in-words.ts'

const usage = `Usage : beffroi scan DOMAINE [OPTIONS]

Regarde de l’extérieur le site et la messagerie d’une commune. Rien n’est modifié nulle part.

  --mail ADRESSE        l’adresse électronique déclarée (sinon mairie@DOMAINE est supposée)
  --no-mail             aucune adresse n’est déclarée
  --site URL            l’adresse du site déclarée (sinon https://DOMAINE est supposée)
  --no-site             aucun site n’est déclaré
  --resolver IP:PORT    le serveur DNS à interroger (sinon celui de la machine)
  --trust FICHIER.pem   autorité de certification à reconnaître en plus
  --allow-private       accepter aussi les adresses des réseaux internes
  --http-port N         port utilisé à la place de 80
  --https-port N        port utilisé à la place de 443
  --deadline SECONDES   durée totale au plus (30 par défaut)
  --json                résultat en JSON

Le code de sortie est 0 quand la vérification a eu lieu, 2 quand la commande est mal écrite.
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
  const { target, settings, remark, asJson } = read.value
  const isFollowed = !asJson && process.stderr.isTTY
  const report = await scanDomain(target, openScanEnvironment(settings), ({ done, total, label }) => {
    if (isFollowed) process.stderr.write(`\r\u001b[K${done} sur ${total} : ${label}`)
  })
  if (isFollowed) process.stderr.write('\r\u001b[K')
  if (asJson) {
    const { domain, criteria, levels, findings, ...others } = report
    const shown = { domain, criteria, levels, ...others, ...(remark === null ? {} : { remark }), findings }
    process.stdout.write(`${JSON.stringify(shown, null, 2)}\n`)
  } else {
    process.stdout.write(reportInWords(report, remark))
  }
  return 0
}
