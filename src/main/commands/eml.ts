import { readFile, stat } from 'node:fs/promises'
import {
  dnsPatienceInMs,
  largestMailInBytes,
  type Resolver,
} from '../../capabilities/suspicious-mail/index.ts'
import { fail, ok, type Result } from '../../kernel/result.ts'
import { openResolver } from '../../platform/dns/open-resolver.ts'
import { type EmlArguments, readEmlArguments } from './eml-arguments.ts'
import { emlInWords } from './eml-in-words.ts'
import { shown } from './look-up-arguments.ts'
import { pathTyped } from './path-typed.ts'

const usage = `Usage : beffroi eml FICHIER [OPTIONS]

Dit d’un courriel enregistré (.eml ou .msg) s’il est dangereux, suspect, si rien d’anormal n’y est vu, ou si rien ne
peut être dit, et pourquoi. Rien de ce qu’il contient n’est lancé, aucun lien n’est suivi ; seul l’annuaire des noms de
domaine (DNS) est interrogé, pour savoir qui a le droit d’écrire au nom de l’expéditeur. Un courriel joint est jugé aussi.

  --domain DOMAINE      le domaine de la commune, pour reconnaître ce qui l’imite ; plusieurs fois s’il y en a plusieurs
  --resolver IP:PORT    le serveur DNS à interroger (sinon celui de la machine)
  --json                résultat en JSON

En JSON : verdict (dangerous, suspicious, nothing-unusual ou could-not-tell), title, says, because, todo, mails (le
courriel puis ceux qui y sont joints : verdict, because, depth, subject, from, reasons, authentication). Chaque raison a
code, weight (decisive, strong, light, eases ou blind), sentence et evidence, où aucune adresse n’est cliquable.

Le code de sortie est 0 quand un verdict est donné, quel qu’il soit, 2 quand le fichier n’est pas un courriel, est
illisible ou trop gros, ou quand la commande est mal écrite.
`

/** `beffroi eml`: needs neither database nor installation. */
export async function run(argv: string[]): Promise<number> {
  if (argv.includes('--help') || argv.includes('-h')) {
    process.stdout.write(usage)
    return 0
  }
  const read = readEmlArguments(argv)
  if (!read.ok) return badlyCalled(read.error)
  const bytes = await readMail(read.value.file)
  if (!bytes.ok) return badlyCalled(bytes.error)
  const { openMailJudge } = await import('../../capabilities/suspicious-mail/index.ts')
  const judged = await openMailJudge(read.value.domains, () => new Date()).judge(
    bytes.value,
    resolverWithin(read.value),
  )
  if (judged === null)
    return badlyCalled(`« ${shown(read.value.file)} » n’est pas un courriel : ni .eml, ni .msg.`)
  process.stdout.write(read.value.asJson ? `${JSON.stringify(judged, null, 2)}\n` : emlInWords(judged))
  return 0
}

async function readMail(file: string): Promise<Result<Buffer, string>> {
  const path = pathTyped(file)
  try {
    const { size } = await stat(path)
    if (size > largestMailInBytes)
      return fail(
        `« ${shown(file)} » est trop gros : ${largestMailInBytes / 1024 / 1024} Mo au plus peuvent être examinés.`,
      )
    return ok(await readFile(path))
  } catch {
    return fail(`« ${shown(file)} » ne peut pas être lu. Vérifiez son nom.`)
  }
}

/** All questions of one verdict share one deadline. */
function resolverWithin({ resolver }: EmlArguments): Resolver {
  const asked = openResolver(resolver === null ? {} : { servers: [resolver] })
  const deadline = AbortSignal.timeout(dnsPatienceInMs)
  return { lookUp: (name, type) => asked.lookUp(name, type, deadline) }
}

function badlyCalled(sentence: string): number {
  process.stderr.write(`${sentence}\n\nRien n’a été examiné. L’aide : beffroi eml --help\n`)
  return 2
}
