import { hostname } from 'node:os'
import type { SpfLookUp } from '../../capabilities/watch/domain/spf/asked.ts'
import { evaluateSpf, type SpfEvaluation } from '../../capabilities/watch/domain/spf/evaluate.ts'
import { walkSpf } from '../../capabilities/watch/domain/spf/walk.ts'
import { openResolver } from '../../platform/dns/open-resolver.ts'
import { readSpfArguments } from './spf-arguments.ts'
import { evaluationInWords, problemInWords } from './spf-in-words.ts'
import { spfTreeInWords } from './spf-tree-in-words.ts'

const usage = `Usage : beffroi spf [DOMAINE] --ip ADRESSE [OPTIONS]
        beffroi spf DOMAINE [OPTIONS]

Dit si une machine peut écrire au nom d’un domaine (SPF, RFC 7208). Sans --ip, montre l’enregistrement du
domaine et tout ce à quoi il mène, avec le compte des recherches.

  --ip ADRESSE          la machine qui envoie, en IPv4 ou en IPv6
  --sender ADRESSE      l’expéditeur annoncé ; vide ("") pour un avis de non-remise, jugé sur --helo
  --helo NOM            le nom que la machine annonce
  --resolver IP:PORT    le serveur DNS à interroger (sinon celui de la machine)
  --json                résultat en JSON

Avec DOMAINE et --ip, c’est l’enregistrement de DOMAINE qui est évalué.
Le code de sortie est 0 quand l’évaluation a eu lieu, quel qu’en soit le résultat, 2 quand la commande est mal
écrite.
`

/** « at least 20 seconds » (RFC 7208 section 4.6.4); past it the result is `temperror`. */
const deadlineInMs = 30_000

/** `beffroi spf`: needs neither database nor installation. */
export async function run(argv: string[]): Promise<number> {
  if (argv.includes('--help') || argv.includes('-h')) {
    process.stdout.write(usage)
    return 0
  }
  const read = readSpfArguments(argv)
  if (!read.ok) {
    process.stderr.write(`${read.error}\n\nRien n’a été évalué. L’aide : beffroi spf --help\n`)
    return 2
  }
  const { ip, sender, helo, domain, resolver: server, asJson } = read.value
  const resolver = openResolver(server === null ? {} : { servers: [server] })
  const deadline = AbortSignal.timeout(deadlineInMs)
  const lookUp: SpfLookUp = (name, type) => resolver.lookUp(name, type, deadline)
  if (ip !== null) {
    const asked = { ip, sender, helo, receiver: hostname(), now: new Date() }
    const told = await evaluateSpf(domain === null ? asked : { ...asked, domain }, lookUp)
    process.stdout.write(asJson ? inJson(told) : evaluationInWords(told))
  } else if (domain !== null) {
    const tree = await walkSpf(domain, lookUp)
    process.stdout.write(
      asJson ? `${JSON.stringify(tree, null, 2)}\n` : `${spfTreeInWords(tree).join('\n')}\n`,
    )
  }
  return 0
}

function inJson({ result, explanation, problem, domain, matched, ...counts }: SpfEvaluation): string {
  const shown = {
    result,
    explanation,
    problem: problem && { ...problem, sentence: problemInWords(problem) },
    domain,
    matched: matched?.term ?? null,
    matchedIn: matched?.domain ?? null,
    ...counts,
  }
  return `${JSON.stringify(shown, null, 2)}\n`
}
