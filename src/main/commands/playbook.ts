import { readFile, stat, writeFile } from 'node:fs/promises'
import { fromCacao, type ReadPlaybook } from '../../capabilities/incident/cacao/from-cacao.ts'
import { toCacao } from '../../capabilities/incident/cacao/to-cacao.ts'
import { incidentKinds } from '../../capabilities/incident/domain/playbook.ts'
import { playbookOf } from '../../capabilities/incident/playbook-content.ts'
import { shown } from './look-up-arguments.ts'
import { pathTyped } from './path-typed.ts'

const usage = `Usage : beffroi playbook export DÉROULÉ [FICHIER.json]
        beffroi playbook import FICHIER.json

Les déroulés d’urgence au format CACAO 2.0 (OASIS), pour les échanger avec d’autres outils.

  export   écrit un déroulé, dans le fichier ou à l’écran
  import   relit un fichier et dit s’il est sûr à suivre ; rien n’est exécuté ni enregistré

Déroulés : ${incidentKinds.join(', ')}

Le code de sortie est 0 quand c’est fait, 1 quand le fichier est refusé (la raison est dite), 2 quand la commande est mal
écrite.
`

const largestFileInBytes = 8 * 1024 * 1024

/** `beffroi playbook`: needs neither database nor installation. */
export async function run(argv: string[]): Promise<number> {
  const [verb, name, target] = argv
  if (verb === '--help' || verb === '-h') {
    process.stdout.write(usage)
    return 0
  }
  if (verb === 'export' && name !== undefined && argv.length <= 3) return exportPlaybook(name, target)
  if (verb === 'import' && name !== undefined && argv.length === 2) return importPlaybook(name)
  process.stderr.write(usage)
  return 2
}

async function exportPlaybook(name: string, target: string | undefined): Promise<number> {
  const kind = incidentKinds.find((one) => one === name)
  if (kind === undefined) {
    process.stderr.write(`Le déroulé « ${shown(name)} » n’existe pas.\n\n${usage}`)
    return 2
  }
  const text = `${JSON.stringify(toCacao(playbookOf(kind)), null, 2)}\n`
  if (target === undefined) {
    process.stdout.write(text)
    return 0
  }
  await writeFile(pathTyped(target), text)
  process.stdout.write(`Le déroulé « ${playbookOf(kind).title} » est dans ${shown(target)}.\n`)
  return 0
}

async function importPlaybook(path: string): Promise<number> {
  const text = await readText(pathTyped(path))
  if (text === null) {
    process.stderr.write(`Le fichier ${shown(path)} ne se lit pas, ou dépasse 8 Mo.\n`)
    return 2
  }
  const read = fromCacao(text)
  if (!read.ok) {
    process.stderr.write(`Refusé. ${shown(read.error.reason)}\nÀ l’endroit : ${shown(read.error.where)}\n`)
    return 1
  }
  process.stdout.write(inWords(read.value))
  return 0
}

async function readText(path: string): Promise<string | null> {
  try {
    const { size } = await stat(path)
    return size > largestFileInBytes ? null : await readFile(path, 'utf8')
  } catch {
    return null
  }
}

function inWords(read: ReadPlaybook): string {
  const { title, steps } = read.kind === 'ours' ? read.playbook : read
  const verdict =
    read.kind === 'ours'
      ? 'L’ordre officiel est respecté. Pour le reprendre, copiez-le dans les déroulés (docs/how-to/add-a-playbook.md).'
      : 'Écrit ailleurs, sans nos précisions. C’est une lecture, pas une marche à suivre.'
  const lines = steps.map((step, index) => `${String(index + 1).padStart(3)}. ${shown(step.title)}`)
  return `${shown(title)}\n${verdict}\n\n${lines.join('\n')}\n`
}
