import { sizeOfRsa } from '../../capabilities/watch/checks/dkim-key.ts'
import {
  type DkimExamination,
  examineDkim,
  nameOfSelector,
} from '../../capabilities/watch/domain/dkim/examine.ts'
import type { DkimFault } from '../../capabilities/watch/domain/dkim/key-record.ts'
import { readDnsName } from '../../capabilities/watch/domain/host-name.ts'
import { readLookUpArguments, shown } from './look-up-arguments.ts'

const usage = `Usage : beffroi dkim DOMAINE SÉLECTEUR [OPTIONS]

La clé publiée pour vérifier la signature des messages d’un domaine (DKIM, RFC 6376). Le sélecteur est le nom que donne
qui envoie les messages : la mention s= de l’en-tête DKIM-Signature. Rien n’est modifié nulle part.

  --resolver IP:PORT    le serveur DNS à interroger (sinon celui de la machine)
  --json                résultat en JSON

En JSON : domain, selector, name, found, version, keyType, keySizeInBits, isRevoked, isTest, flags,
verdict (ok, to-fix ou could-not-tell), reason, faults (la plus grave d’abord), records.

Le code de sortie est 0 quand la recherche a eu lieu, 2 quand la commande est mal écrite.
`

const deadlineInMs = 30_000
const longestName = 253

/** `beffroi dkim`: needs neither database nor installation. */
export async function run(argv: string[]): Promise<number> {
  const read = readLookUpArguments(argv)
  if (!read.ok) return badlyCalled(read.error)
  const { positionals, resolver, asJson, isHelpAsked } = read.value
  if (isHelpAsked) {
    process.stdout.write(usage)
    return 0
  }
  const [givenDomain = '', givenSelector = ''] = positionals
  if (positionals.length !== 2) return badlyCalled('Indiquez un domaine et un sélecteur.')
  const domain = readDnsName(givenDomain)
  if (domain === null) return badlyCalled(`« ${shown(givenDomain)} » n’est pas un nom de domaine.`)
  const selector = readDnsName(givenSelector)
  if (selector === null || nameOfSelector(selector, domain).length > longestName)
    return badlyCalled(`« ${shown(givenSelector)} » n’est pas un sélecteur.`)
  const told = await resolver.lookUp(
    nameOfSelector(selector, domain),
    'TXT',
    AbortSignal.timeout(deadlineInMs),
  )
  const examination = examineDkim(domain, selector, told, sizeOfRsa)
  process.stdout.write(asJson ? `${JSON.stringify(examination, null, 2)}\n` : inWords(examination))
  return 0
}

const faultInWords: Readonly<Record<DkimFault, string>> = {
  absent: 'aucune clé à ce nom',
  'broken-alias': 'ce nom renvoie à un autre (CNAME), où il n’y a pas de clé',
  'several-records': 'plusieurs clés au même nom : les messageries ne savent pas laquelle prendre',
  'badly-written': 'le texte ne se lit pas comme une clé',
  version: 'la mention v= n’est pas « DKIM1 », ou ne vient pas en premier',
  'no-key': 'la mention p= manque',
  revoked: 'la clé a été retirée (p= vide)',
  'unknown-key-type': 'type de clé inconnu : il faut rsa ou ed25519',
  'unreadable-key': 'la clé est illisible',
  'key-too-short': 'clé trop courte : les messageries la refusent (RFC 8301)',
  'weak-key': 'clé courte : la règle en demande 2048 bits (RFC 8301)',
  'sha1-only': 'seule l’empreinte sha1 est permise, que les messageries refusent (RFC 8301)',
  'not-for-mail': 'la clé n’est pas faite pour les messages (mention s=)',
  'test-mode': 'mode d’essai (t=y) : les messages comptent comme non signés',
}

function inWords(seen: DkimExamination): string {
  const key =
    seen.keyType === null || seen.keySizeInBits === null
      ? []
      : [`  Clé        ${seen.keyType}, ${seen.keySizeInBits} bits`]
  const state =
    seen.reason === null
      ? seen.faults.length === 0
        ? ['  Constat    bien']
        : seen.faults.map((fault) => `  À corriger ${faultInWords[fault]}`)
      : [`  Constat    incertain : pas de réponse certaine (${seen.reason})`]
  return [`Clé de signature (DKIM) ${seen.name}`, '', ...key, ...state, ''].join('\n')
}

function badlyCalled(sentence: string): number {
  process.stderr.write(`${sentence}\n\nRien n’a été vérifié. L’aide : beffroi dkim --help\n`)
  return 2
}
