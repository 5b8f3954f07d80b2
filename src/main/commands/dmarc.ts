import { examineDmarc } from '../../capabilities/watch/domain/dmarc/examine.ts'
import { readDnsName } from '../../capabilities/watch/domain/host-name.ts'
import type { LookUp } from '../../platform/dns/look-up.ts'
import { dmarcInWords } from './dmarc-in-words.ts'
import { readLookUpArguments, shown } from './look-up-arguments.ts'

const usage = `Usage : beffroi dmarc DOMAINE [OPTIONS]

La consigne contre l’usurpation (DMARC) qui vaut pour un domaine, cherchée comme le font les messageries : au domaine
lui-même, puis en remontant (RFC 9989). Rien n’est modifié nulle part.

  --resolver IP:PORT    le serveur DNS à interroger (sinon celui de la machine)
  --json                résultat en JSON

En JSON : domain, policy (none, quarantine, reject ou null), appliedPolicy (un cran plus bas en mode d’essai),
couldNotTell (pourquoi rien ne peut être dit), foundAt, record, step (la question qui l’a trouvée ; 1 est le domaine
lui-même), queries, organizationalDomain, reader (itself, existing-subdomain ou absent-subdomain), exists, tags, isTest,
subdomains (existing et absent), walk (chaque question et sa réponse), reports (adresses et accords), remarks.

Le code de sortie est 0 quand la recherche a eu lieu, 2 quand la commande est mal écrite.
`

const deadlineInMs = 30_000

/** `beffroi dmarc`: needs neither database nor installation. */
export async function run(argv: string[]): Promise<number> {
  const read = readLookUpArguments(argv)
  if (!read.ok) return badlyCalled(read.error)
  const { positionals, resolver, asJson, isHelpAsked } = read.value
  if (isHelpAsked) {
    process.stdout.write(usage)
    return 0
  }
  const [given = ''] = positionals
  if (positionals.length !== 1) return badlyCalled('Indiquez un domaine, et un seul.')
  const domain = readDnsName(given)
  if (domain === null) return badlyCalled(`« ${shown(given)} » n’est pas un nom de domaine.`)
  const signal = AbortSignal.timeout(deadlineInMs)
  const asked = new Map<string, Promise<LookUp<string>>>()
  const examination = await examineDmarc(domain, (name) => {
    const told = asked.get(name) ?? resolver.lookUp(name, 'TXT', signal)
    asked.set(name, told)
    return told
  })
  process.stdout.write(
    asJson ? `${JSON.stringify(examination, null, 2)}\n` : `${dmarcInWords(examination)}\n`,
  )
  return 0
}

function badlyCalled(sentence: string): number {
  process.stderr.write(`${sentence}\n\nRien n’a été vérifié. L’aide : beffroi dmarc --help\n`)
  return 2
}
