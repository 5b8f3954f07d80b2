import { ofCommune } from '../../../kernel/commune-in-words.ts'
import { dayInWords } from '../../../kernel/day.ts'
import type { Audience } from '../../../platform/documents/form.ts'
import { type ActSection, filled, type WrittenAct } from '../domain/written-act.ts'
import type { InstallationDocument, MandateWords } from './mandate-content.ts'
import type { Mandate } from './mandate-store.ts'

type Agreed = Pick<
  Mandate,
  | 'communeName'
  | 'holderName'
  | 'holderSiren'
  | 'scopes'
  | 'fromOn'
  | 'untilOn'
  | 'breachNoticeHours'
  | 'grantedAt'
  | 'grantedHow'
  | 'signatory'
  | 'paperSignedOn'
>

export const actAudience: Audience = {
  kind: 'internal',
  label: 'À signer et à conserver',
  mention:
    'Ce document ne dit rien de l’état de sécurité de la commune : il peut être joint à une délibération.',
  footer: 'Convention de mandat',
}

export const deliberationAudience: Audience = {
  kind: 'internal',
  label: 'Modèle à adapter',
  mention: 'Ce document ne dit rien de l’état de sécurité de la commune : il peut être affiché et transmis.',
  footer: 'Modèle de délibération',
}

interface Sourced {
  readonly source: string
  readonly checkedOn: string
  readonly confidence: 'V' | 'V2' | 'M' | 'U'
}

const confidenceInWords = {
  V: 'lu dans le texte',
  V2: 'lu dans une page secondaire',
  M: 'de mémoire, à vérifier',
  U: 'incertain',
} as const

export const sourceInWords = ({ source, checkedOn, confidence }: Sourced): string =>
  `Source : ${source} · relu le ${dayInWords(checkedOn)} · ${confidenceInWords[confidence]}`

function valuesOf(mandate: Agreed): Record<string, string> {
  const { breachNoticeHours } = mandate
  return {
    commune: `la commune ${ofCommune(mandate.communeName)}`,
    holder: mandate.holderName,
    fromOn: dayInWords(mandate.fromOn),
    untilOn: dayInWords(mandate.untilOn),
    hours: breachNoticeHours === 1 ? 'une heure' : `${breachNoticeHours} heures`,
  }
}

const chosen = (words: MandateWords, scopes: Agreed['scopes']) =>
  words.scopes.filter(({ id }) => scopes.includes(id))

const section = (heading: string, texts: readonly string[], points: readonly string[] = []): ActSection => ({
  heading,
  texts,
  points,
  source: null,
})

/** The contract of RGPD art. 28(3) between a commune and the holder of its mandate. */
export function convention(mandate: Agreed, words: MandateWords): WrittenAct {
  const values = valuesOf(mandate)
  const scopes = chosen(words, mandate.scopes)
  const clauses = words.clauses.map((clause): ActSection => {
    const texts = clause.texts.map((text) =>
      text === '{noticeReason}' ? words.noticeReason : filled(text, values),
    )
    const points = clause.points ?? []
    const source = sourceInWords(clause)
    if (clause.id !== 'sub-processors') return { heading: clause.heading, texts, points, source }
    const listed = words.subProcessors.map(({ name, does, where }) => `${name} : ${does} (${where})`)
    const none = listed.length === 0 ? [filled(words.noSubProcessors, values)] : []
    return { heading: clause.heading, texts: [...texts, ...none], points: listed, source }
  })
  return {
    title: 'Convention de mandat',
    kicker: `Entre la commune ${ofCommune(mandate.communeName)} et ${mandate.holderName}`,
    intro: [
      `La commune ${ofCommune(mandate.communeName)}, représentée par son maire, et ${mandate.holderName}${
        mandate.holderSiren === null ? '' : ` (SIREN ${mandate.holderSiren})`
      }, représenté par la personne qui signe ci-dessous, conviennent de ce qui suit.`,
    ],
    sections: [
      section('Ce que la commune ouvre', ['Ces domaines, et aucun autre :'], scopes.map(opening)),
      section(
        'À quoi cela sert',
        ['Pour chaque domaine :'],
        scopes.map(({ label, purpose }) => `${label} : ${purpose}`),
      ),
      section(
        'Données et personnes concernées',
        ['Les données à caractère personnel qui peuvent être vues :'],
        [...scopes.map(({ label, personal }) => `${label} : ${personal}`)],
      ),
      section('Qui est concerné', ['Les personnes dont ces données parlent :'], words.people),
      ...clauses,
    ],
    signatures: [
      { who: `Pour la commune ${ofCommune(mandate.communeName)}`, line: howSigned(mandate) },
      { who: `Pour ${mandate.holderName}`, line: 'La personne qui représente l’organisme' },
    ],
  }
}

const opening = ({ label, opens }: { label: string; opens: string }) => `${label} : ${opens}`

function howSigned({ grantedAt, grantedHow, signatory, paperSignedOn }: Agreed): string {
  if (grantedAt === null || grantedHow === null) return 'Le maire, ou la personne qu’il a déléguée'
  const name = signatory ?? 'la commune'
  if (grantedHow === 'on-paper' && paperSignedOn !== null)
    return `Signée sur papier le ${dayInWords(paperSignedOn)} par ${name}`
  const day = dayInWords(grantedAt.toISOString().slice(0, 10))
  return grantedHow === 'by-letter'
    ? `Accordée le ${day} par ${name}, avec le code reçu par la poste`
    : `Accordée en ligne le ${day} par ${name}`
}

/** A deliberation to adapt: the council authorises the mayor to sign. */
export function deliberationModel(mandate: Agreed, words: MandateWords): WrittenAct {
  const scopes = new Intl.ListFormat('fr-FR').format(chosen(words, mandate.scopes).map(({ label }) => label))
  const values = { ...valuesOf(mandate), scopes }
  const { considering, reasons, decides, note } = words.deliberation
  const fill = (text: string) => filled(text, values)
  return {
    title: 'Mandat pour l’aide à la sécurité informatique',
    kicker: 'Modèle de délibération',
    intro: [note],
    sections: [
      section(
        'Le conseil municipal',
        [],
        considering.map(
          (text) =>
            `Vu ${text.replace(/\{(\w+)\}/g, (all, name: string) => (name === 'holder' ? mandate.holderName : all))}`,
        ),
      ),
      section('Exposé', reasons.map(fill)),
      {
        ...section(
          'Décide',
          [],
          decides.map((text) => lowered(fill(text))),
        ),
        source: sourceInWords(words.deliberation),
      },
      section('Vote', [
        'Présents :            Votants :            Pour :            Contre :            Abstentions :',
      ]),
    ],
    signatures: [{ who: `Pour la commune ${ofCommune(mandate.communeName)}`, line: 'Le maire' }],
  }
}

const lowered = (text: string) => text.charAt(0).toLocaleLowerCase('fr') + text.slice(1)

/** Beffroi's own papers: what the installation does with personal data, filled with its name. */
export function installationAct(
  document: InstallationDocument,
  installation: { readonly name: string; readonly address: string },
): WrittenAct {
  const values = { holder: installation.name, address: installation.address }
  return {
    title: document.title,
    kicker: document.kicker,
    intro: document.intro.map((text) => filled(text, values)),
    sections: document.sections.map(({ heading, texts = [], points = [], source }) => ({
      heading,
      texts: texts.map((text) => filled(text, values)),
      points: points.map((text) => filled(text, values)),
      source: source === undefined ? null : `Source : ${source}`,
    })),
    signatures: [],
  }
}
