import { getDomain } from 'tldts'
import { lookAlikesOf } from '../../capabilities/watch/domain/look-alikes/generate.ts'
import { readDomain } from '../../capabilities/watch/domain/target.ts'
import { differenceOf } from '../../capabilities/watch/look-alikes/finding.ts'
import {
  addressesOfSite,
  type SearchedName,
  searchNames,
} from '../../capabilities/watch/look-alikes/search.ts'
import { type LookUpArguments, readLookUpArguments, shown } from './look-up-arguments.ts'

const usage = `Usage : beffroi look-alikes DOMAINE [OPTIONS]

Cherche les noms de domaine qui ressemblent à celui d’une commune et qui existent : fautes de frappe, mot « mairie »,
autres terminaisons, lettres qui se ressemblent. Seul l’annuaire des noms de domaine (DNS) est interrogé.

  --name NOM            le nom de la commune, « Saint-Point » : d’autres noms sont alors essayés
  --departement CODE    son département, 71 ou 2A : la terminaison de son territoire est alors essayée
  --resolver IP:PORT    le serveur DNS à interroger (sinon celui de la machine)
  --json                résultat en JSON

En JSON : domain, tried (combien de noms ont été essayés), registered (ceux qui existent, les plus plausibles d’abord :
name, shown, kind, difference, nameServers, mailServers, addresses, isAtOwnSite, isParked ; null là où rien ne peut être
dit), couldNotTell (name et reason de ceux qui n’ont pas pu être vérifiés).

Le code de sortie est 0 quand la recherche a eu lieu, 2 quand la commande est mal écrite.
`

const siteDeadlineInMs = 5_000

/** `beffroi look-alikes`: needs neither database nor installation. */
export async function run(argv: string[]): Promise<number> {
  const { rest, values } = takeOptions(argv, ['--name', '--departement'])
  const read = readLookUpArguments(rest)
  if (!read.ok) return badlyCalled(read.error)
  const { positionals, resolver, asJson, isHelpAsked } = read.value
  if (isHelpAsked) {
    process.stdout.write(usage)
    return 0
  }
  const [given = ''] = positionals
  if (positionals.length !== 1) return badlyCalled('Indiquez un domaine, et un seul.')
  const typed = readDomain(given)
  const domain = typed.ok ? getDomain(typed.value.domain) : null
  if (!typed.ok || domain === null)
    return badlyCalled(`« ${shown(given)} » n’est pas un nom de domaine qui se dépose.`)
  const found = await search(domain, typed.value.host, values, resolver)
  process.stdout.write(asJson ? inJson(domain, found) : inWords(found))
  return 0
}

async function search(
  domain: string,
  host: string,
  values: Readonly<Record<string, string>>,
  resolver: LookUpArguments['resolver'],
): Promise<SearchedName[]> {
  const name = values['--name'] ?? null
  const departementCode = values['--departement']?.toUpperCase() ?? null
  const isFollowed = process.stderr.isTTY
  const lookAlikes = lookAlikesOf({ domains: [domain], name, departementCode })
  const found = await searchNames(lookAlikes, resolver, {
    ownAddresses: await addressesOfSite(host, resolver, siteDeadlineInMs),
    onProgress: (done) => {
      if (isFollowed) process.stderr.write(`\r\u001b[K${done} sur ${lookAlikes.length}`)
    },
  })
  if (isFollowed) process.stderr.write('\r\u001b[K')
  return found
}

function inJson(domain: string, found: readonly SearchedName[]): string {
  const registered = found.flatMap(({ name, shown, kind, was, is, seen }) =>
    seen === null ? [] : [{ name, shown, kind, difference: differenceOf({ kind, was, is }), ...seen }],
  )
  const couldNotTell = found.flatMap(({ name, registration }) =>
    registration.state === 'could-not-tell' ? [{ name, reason: registration.reason }] : [],
  )
  return `${JSON.stringify({ domain, tried: found.length, registered, couldNotTell }, null, 2)}\n`
}

function inWords(found: readonly SearchedName[]): string {
  const registered = found.filter(({ seen }) => seen !== null)
  const untold = found.filter(({ registration }) => registration.state === 'could-not-tell')
  return `${[
    `${found.length} noms essayés, ${registered.length} existent.`,
    ...registered.flatMap(linesOf),
    ...(untold.length === 0
      ? []
      : [
          '',
          `Impossible à dire pour ${untold.length} : un serveur de noms de domaine (DNS) n’a pas répondu comme il faut.`,
          ...untold.map(({ shown }) => `  ${shown}`),
        ]),
  ].join('\n')}\n`
}

function linesOf({ name, shown, seen, ...look }: SearchedName): string[] {
  if (seen === null) return []
  const { mailServers, addresses, isAtOwnSite, isParked } = seen
  const listed = (label: string, all: readonly string[] | null) =>
    `  ${label} : ${all === null ? 'impossible à dire' : all.length === 0 ? 'aucun' : all.join(', ')}`
  return [
    '',
    name === shown ? name : `${shown} (${name})`,
    `  ${differenceOf(look)}`,
    listed('courrier', mailServers),
    listed('site', addresses),
    ...(isAtOwnSite ? ['  même adresse que le site de la commune'] : []),
    ...(isParked ? ['  en attente chez un revendeur'] : []),
  ]
}

/** Takes `--name VALUE` and `--name=VALUE` out of the arguments. */
function takeOptions(argv: readonly string[], names: readonly string[]) {
  const values: Record<string, string> = {}
  const rest: string[] = []
  for (let index = 0; index < argv.length; index++) {
    const argument = argv[index] ?? ''
    const name = names.find((each) => argument === each || argument.startsWith(`${each}=`))
    const next = argv[index + 1]
    if (name === undefined) rest.push(argument)
    else if (argument !== name) values[name] = argument.slice(name.length + 1)
    else if (next === undefined) rest.push(argument)
    else {
      values[name] = next
      index += 1
    }
  }
  return { values, rest }
}

function badlyCalled(sentence: string): number {
  process.stderr.write(`${sentence}\n\nRien n’a été cherché. L’aide : beffroi look-alikes --help\n`)
  return 2
}
