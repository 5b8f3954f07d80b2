import { ofCommune } from '../../../kernel/commune-in-words.ts'
import type { CommuneSpace, Contact } from '../../territory/index.ts'
import type { CaseView } from '../case/case-shapes.ts'
import type { Texts } from '../domain/case-file.ts'
import type { IncidentKind } from '../domain/playbook.ts'
import { instantInWords } from '../domain/wording-clock.ts'

/** A line of the main courante, with its words when they still stand. */
export interface LogLine {
  readonly at: string
  readonly by: string
  readonly text: string | null
  readonly attachments: readonly {
    readonly name: string
    readonly sha256: string
    readonly sizeInBytes: number
  }[]
}

export interface CaseToWrite {
  readonly space: Pick<CommuneSpace, 'insee' | 'name' | 'population' | 'departement' | 'epci' | 'profile'>
  readonly contacts: readonly Contact[]
  readonly view: CaseView
  readonly lines: readonly LogLine[]
  /** Of the key that signs the logbook. */
  readonly fingerprint: string
  readonly writer: string
  readonly now: Date
}

const often = 60

/** The names that a file may leave blank; each is filled from a case, or stays empty. */
export const blankNames = [
  ...(['commune', 'de-la-commune', 'departement', 'epci', 'habitants', 'redige-par'] as const),
  ...(['maire', 'maire-tel', 'dpo', 'assureur', 'prestataire', 'prefecture', 'prestataire-touche'] as const),
  ...(['genre', 'signe', 'vu-le', 'clos-le', 'decouverte', 'issue', 'etape', 'a-faire', 'retard'] as const),
  ...(['nature', 'origine', 'cause', 'personnes-informees', 'effets', 'mesures', 'autorites'] as const),
  ...(['registre-faits', 'registre-mesures', 'chronologie', 'preuves', 'empreinte', 'degats'] as const),
  ...(['sur-papier', 'delai-assureur', 'plainte-avant', 'plainte-deposee', 'plainte-phrase'] as const),
  ...(['echeances', 'taches', 'decisions', 'personnes-du-dossier', 'lecons'] as const),
]
type BlankName = (typeof blankNames)[number]

/** What each kind says of itself in a first notification, to be corrected by whoever knows more. */
const breachOf: Readonly<
  Record<IncidentKind, { readonly nature: string; readonly origine: string; readonly cause: string }>
> = {
  ransomware: { nature: 'Perte de disponibilité', origine: hacking(), cause: 'Externe malveillante' },
  'compromised-mailbox': {
    nature: 'Perte de confidentialité',
    origine: hacking(),
    cause: 'Externe malveillante',
  },
  'phishing-clicked': {
    nature: 'Perte de confidentialité',
    origine: hacking(),
    cause: 'Externe malveillante',
  },
  'false-rib': { nature: '', origine: hacking(), cause: 'Externe malveillante' },
  'defaced-site': { nature: 'Perte d’intégrité', origine: hacking(), cause: 'Externe malveillante' },
  'denial-of-service': {
    nature: 'Perte de disponibilité',
    origine: hacking(),
    cause: 'Externe malveillante',
  },
  'data-leak': { nature: 'Perte de confidentialité', origine: '', cause: 'Inconnue' },
  'lost-device': {
    nature: 'Perte de confidentialité\nPerte de disponibilité',
    origine: 'Équipement perdu ou volé',
    cause: 'Inconnue',
  },
  unknown: { nature: '', origine: '', cause: 'Inconnue' },
}

function hacking(): string {
  return 'Piratage, logiciel malveillant, hameçonnage'
}

/** All that a case says already, under the names that the files use. */
export function knownOfCase(given: CaseToWrite): Texts {
  const { space, view, lines, writer, fingerprint } = given
  const when = (at: string) => instantInWords(new Date(at), given.now, view.timeZone)
  const breach = breachOf[kindOf(view.incident.kind)]
  const told = [...lines].sort((one, other) => one.at.localeCompare(other.at))
  const known: Readonly<Record<BlankName, string>> = {
    commune: space.name,
    'de-la-commune': ofCommune(space.name),
    departement: space.departement,
    epci: space.epci?.name ?? '',
    habitants: String(space.population),
    'redige-par': writer,
    ...ofContacts(given.contacts),
    'prestataire-touche':
      view.situation['provider-affected'] === 'yes' ? ofRole(given.contacts, 'provider') : '',
    genre: view.incident.title,
    signe: view.playbook.sign,
    'vu-le': when(view.incident.begunAt),
    'clos-le': view.incident.closedAt === null ? '' : when(view.incident.closedAt),
    decouverte: told.find(({ text }) => text !== null)?.text ?? '',
    issue: view.incident.outcome?.words ?? '',
    etape: view.steps.find(({ id }) => id === view.currentStepId)?.title ?? '',
    'a-faire': listed(view.steps.filter(({ doneAt }) => doneAt === null).map(({ title }) => title)),
    retard: view.clocks.find(({ id, state }) => id === 'cnil' && state === 'late')?.reason ?? '',
    ...breach,
    'personnes-informees':
      view.situation['high-risk'] === 'yes' ? 'Non mais elles le seront' : 'Non déterminé',
    effets: view.breach?.effects ?? '',
    'registre-faits': view.breach?.facts ?? '',
    'registre-mesures': view.breach?.measures ?? '',
    mesures: listed(
      view.steps.flatMap(({ title, doneAt, doneBy }) =>
        doneAt === null ? [] : [`${title} (${when(doneAt)}${doneBy === null ? '' : `, ${doneBy}`})`],
      ),
    ),
    autorites: listed(
      view.steps
        .filter(({ id, doneAt }) => ['plainte', 'warn-insurer', 'health'].includes(id) && doneAt !== null)
        .map(({ title }) => title),
    ),
    chronologie: listed(
      told
        .slice(0, often)
        .flatMap(({ at, by, text }) => (text === null ? [] : [`${when(at)}, ${by} : ${text}`])),
    ),
    preuves: listed(
      told.flatMap(({ attachments }) => attachments.map(({ name, sha256 }) => `${name} — ${sha256}`)),
    ),
    empreinte: fingerprint,
    degats: listed(
      stopped(view).map(
        ({ label, state, note }) =>
          `${label} : ${stateWord(view, state)}${note === null ? '' : ` (${note})`}`,
      ),
    ),
    'sur-papier': listed(
      stopped(view).flatMap(({ label, onPaper }) => onPaper.slice(0, 1).map((line) => `${label} : ${line}`)),
    ),
    ...ofClocks(view, when),
    taches: listed(
      view.tasks
        .filter(({ state }) => state !== 'done')
        .map(({ title, person }) => `${title} : ${person ?? 'personne encore'}`),
    ),
    decisions: listed(
      view.decisions.map(
        ({ title, answer, decidedBy, decidedAs, decidedAt }) =>
          `${title} : ${answer === 'yes' ? 'oui' : 'non'}, ${decidedBy} (${decidedAs === 'mayor' ? 'maire' : 'adjoint'}), ${when(decidedAt)}`,
      ),
    ),
    'personnes-du-dossier': listed(view.people.map(({ name, lastAt }) => `${name}, vu ${when(lastAt)}`)),
    lecons: listed(view.lessons.map(({ words }) => words)),
  }
  return known
}

const listed = (lines: readonly string[]): string => lines.join('\n')

const kindOf = (name: string): IncidentKind =>
  Object.hasOwn(breachOf, name) ? (name as IncidentKind) : 'unknown'

const stopped = ({ damage }: CaseView) =>
  damage.services.filter(({ state }) => state === 'down' || state === 'degraded')

const stateWord = ({ damage }: CaseView, state: keyof CaseView['damage']['states']): string =>
  (damage.states[state] ?? state).toLocaleLowerCase('fr')

function ofClocks({ clocks, steps }: CaseView, when: (at: string) => string) {
  const complaint = clocks.find(({ id }) => id === 'plainte')
  const insurer = clocks.find(({ id }) => id === 'insurer')
  const filed = steps.find(({ id }) => id === 'plainte')?.doneAt ?? null
  const before = (at: string | null | undefined) =>
    at === null || at === undefined ? '' : `avant le ${when(at)}`
  return {
    'delai-assureur': before(insurer?.deadlineAt),
    'plainte-avant': before(complaint?.deadlineAt),
    'plainte-deposee': filed === null ? '' : `Le ${when(filed)}`,
    'plainte-phrase': filed === null ? 'Elle porte plainte.' : 'Elle a porté plainte.',
    echeances: listed(
      clocks.map(({ title, deadlineAt, stateInWords }) =>
        [title, before(deadlineAt), stateInWords].filter((part) => part !== '').join(', '),
      ),
    ),
  }
}

function ofRole(contacts: readonly Contact[], role: Contact['role']): string {
  const one = contacts.find((contact) => contact.role === role)
  return [one?.name, one?.phone]
    .filter((part) => part !== null && part !== undefined && part !== '')
    .join(', ')
}

function ofContacts(contacts: readonly Contact[]) {
  const mayor = contacts.find(({ role }) => role === 'mayor')
  return {
    maire: mayor?.name ?? '',
    'maire-tel': mayor?.phone ?? '',
    dpo: ofRole(contacts, 'dpo'),
    assureur: ofRole(contacts, 'insurer'),
    prestataire: ofRole(contacts, 'provider'),
    prefecture: ofRole(contacts, 'prefecture'),
  }
}
