import { dayInWords } from '../../../kernel/day.ts'

const number = new Intl.NumberFormat('fr-FR')
const counted = (count: number, one: string, many: string) =>
  `${number.format(count)}\u00a0${count > 1 ? many : one}`

export const todayTexts = {
  window: 'Aujourd’hui',
  title: (count: number) =>
    count === 0
      ? 'Aucune commune n’attend quelqu’un aujourd’hui'
      : count === 1
        ? 'Une commune a besoin de quelqu’un'
        : `${number.format(count)} communes à appeler d’abord`,
  lead: (total: number, inForce: number) =>
    `Vous suivez ${counted(total, 'commune', 'communes')}, dont ${number.format(inForce)} sous mandat. Ne compte ici que ce que chaque mandat vous laisse voir.`,
  needyTitle: 'Qui appeler d’abord',
  calm: 'Rien ne s’est dégradé, aucun mandat ne finit bientôt et chaque commune a ouvert son espace.',
  worse: (count: number) =>
    `${counted(count, 'point visible de l’extérieur s’est dégradé', 'points visibles de l’extérieur se sont dégradés')}`,
  endsOn: (day: string) => `le mandat se termine le ${dayInWords(day)}`,
  neverOpened: 'personne ne s’est jamais connecté',
  essentials: (count: number) =>
    counted(count, 'mesure essentielle à mettre en place', 'mesures essentielles à mettre en place'),
  seeAll: 'Voir toutes les communes',
  progressTitle: 'Ce qui a avancé ce mois-ci',
  ended: (count: number) =>
    count === 0
      ? 'Aucune action terminée pour l’instant.'
      : `${counted(count, 'action terminée', 'actions terminées')}.`,
  granted: (count: number) => `${counted(count, 'mandat accordé', 'mandats accordés')}.`,
  endedIn: (count: number) => counted(count, 'action', 'actions'),
  countsTitle: 'En bref',
  counts: {
    goneWorse: 'Un point s’est dégradé',
    endsSoon: 'Mandat qui finit dans les 60 jours',
    neverOpened: 'Jamais connectées',
  },
  reportTitle: 'Rapport annuel',
  reportAbout:
    'Pour vos instances : des chiffres d’ensemble, jamais ceux d’une commune, ni d’un groupe de moins de cinq.',
  report: (year: number) => `Rapport ${year} (PDF)`,
  emptyTitle: 'Dites quelles communes vous suivez',
  empty: 'Ensuite, cette page vous dira chaque matin laquelle a besoin de quelqu’un.',
  add: 'Ajouter des communes',
} as const
