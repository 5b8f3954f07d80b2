import {
  type DocumentContent,
  type DocumentForm,
  headOf,
  type Letterhead,
} from '../../../platform/documents/form.ts'
import { type GroupFigures, planFigures, presenceFigures, type SizeClass } from '../domain/annual-figures.ts'
import type { ReportRow } from '../report-store.ts'

export interface AnnualReportInput {
  readonly letterhead: Letterhead
  readonly year: number
  /** The year is not over: the report says to which day it counts. */
  readonly isUnderWay: boolean
  readonly communes: readonly ReportRow[]
}

export const annualReport: DocumentForm<AnnualReportInput> = {
  file: new URL('./annual-report.typ', import.meta.url),
  fill: fillAnnualReport,
}

const number = new Intl.NumberFormat('fr-FR')
const percent = (share: number) => `${Math.round(share * 100)} %`
const counted = (count: number, one: string, many: string) =>
  `${number.format(count)} ${count > 1 ? many : one}`

export function fillAnnualReport(input: AnnualReportInput): DocumentContent & Record<string, unknown> {
  const { letterhead, year, isUnderWay, communes } = input
  const inForce = communes.filter(({ standing }) => standing === 'in-force')
  const plan = planFigures(communes)
  const presence = presenceFigures(communes)
  const ended = communes.reduce((sum, { endedActions }) => sum + endedActions, 0)
  const sharingPlan = communes.filter(({ seesPlan }) => seesPlan).length
  return {
    ...headOf(`Rapport annuel ${year} : la sécurité informatique des communes suivies`, letterhead, {
      kind: 'internal',
      label: 'Pour les instances de l’organisation',
      mention:
        'Ce rapport ne nomme aucune commune. Ce qu’il dit de leur état porte sur cinq communes au moins.',
      footer: 'Chiffres d’ensemble, sur cinq communes au moins',
    }),
    kicker: isUnderWay ? `Année ${year}, en cours` : `Année ${year}`,
    figures: [
      { number: number.format(communes.length), words: 'communes suivies' },
      { number: number.format(inForce.length), words: 'mandats en cours' },
      {
        number: number.format(communes.filter(({ grantedInYear }) => grantedInYear).length),
        words: `mandats accordés en ${year}`,
      },
      {
        number: sharingPlan < 5 ? '–' : number.format(ended),
        words: `actions terminées en ${year}`,
      },
    ],
    mandates: [
      { label: 'Mandat en cours', count: inForce.length },
      { label: 'Mandat à venir', count: countOf(communes, 'to-come') },
      { label: 'Mandat proposé, sans réponse', count: countOf(communes, 'proposed') },
      { label: 'Sans mandat', count: countOf(communes, 'none') + countOf(communes, 'over') },
    ].map(({ label, count }) => ({ label, count: number.format(count) })),
    opened: inForce.length < 5 ? null : openedInWords(inForce),
    plan:
      plan === null
        ? null
        : {
            lead: `${counted(plan.all.communes, 'commune partage', 'communes partagent')} leur plan avec l’organisation. La moitié d’entre elles ont prouvé au moins ${percent(plan.all.medianProven)} de ce qui les concerne.`,
            progress: progressInWords(plan.all, year),
            rows: [
              ...plan.bySize.map((group) => rowOf(sizeInWords(group.size), group)),
              ...(plan.bySize.length > 1 ? [rowOf('Toutes tailles', plan.all)] : []),
            ],
          },
    presence:
      presence === null
        ? null
        : `Sur ${number.format(presence.communes)} communes dont le site et la messagerie ont été vérifiés, ${percent(presence.shareEssential)} atteignent le niveau essentiel du référentiel de la présence numérique des territoires (RPNT).`,
    tooFew:
      'Moins de cinq communes ont ouvert cette partie : aucun chiffre d’ensemble ne peut être donné sans en désigner une.',
    sources: [
      'Communes, populations et intercommunalités : annuaire officiel (INSEE et DGCL, édition 2026, par Etalab).',
      'États des mesures : réponses des communes, documents apportés et vérifications, dans Beffroi, au dernier relevé de l’année. «\u00a0Prouvé\u00a0» veut dire qu’une preuve datée est encore valable.',
      'Site et messagerie : référentiel de la présence numérique des territoires (RPNT), version 0.2.1.',
      'Mandats et vérifications : au jour de ce rapport. Seules comptent les communes dont le mandat en cours ouvre la partie concernée. Les tailles qui réunissent moins de cinq communes sont jointes à la taille voisine.',
    ],
  }
}

const countOf = (communes: readonly ReportRow[], standing: ReportRow['standing']) =>
  communes.filter((one) => one.standing === standing).length

function openedInWords(inForce: readonly ReportRow[]): string {
  const opened = inForce.filter(({ isOpened }) => isOpened === true).length
  return `${counted(opened, 'commune sous mandat a ouvert son espace', 'communes sous mandat ont ouvert leur espace')}, sur ${number.format(inForce.length)}.`
}

function progressInWords({ medianProven, medianProvenBefore }: GroupFigures, year: number): string | null {
  if (medianProvenBefore === null) return null
  const points = Math.round(medianProven * 100) - Math.round(medianProvenBefore * 100)
  if (points === 0) return `C’est autant qu’au premier relevé de ${year}.`
  const by = `${Math.abs(points)} point${Math.abs(points) > 1 ? 's' : ''}`
  return `C’est ${by} de ${points > 0 ? 'plus' : 'moins'} qu’au premier relevé de ${year}.`
}

const rowOf = (size: string, group: GroupFigures) => ({
  size,
  communes: number.format(group.communes),
  known: percent(group.medianKnown),
  proven: percent(group.medianProven),
  complete: percent(group.shareComplete),
})

function sizeInWords({ from, below }: SizeClass): string {
  if (below === null) return from === 0 ? 'Toutes tailles' : `${number.format(from)} habitants et plus`
  return from === 0
    ? `Moins de ${number.format(below)} habitants`
    : `De ${number.format(from)} à ${number.format(below - 1)} habitants`
}
