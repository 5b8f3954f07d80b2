import { dayInWords } from '../../../kernel/day.ts'

const number = new Intl.NumberFormat('fr-FR')
const counted = (count: number, one: string, many: string) =>
  `${number.format(count)}\u00a0${count > 1 ? many : one}`

export const communesTexts = {
  title: 'Communes',
  lead: (total: number, inForce: number) =>
    total === 0
      ? 'Dites quelles communes vous suivez. Vous verrez d’abord ce que tout le monde peut voir ; le reste s’ouvre avec le mandat de chacune.'
      : `Vous suivez ${counted(total, 'commune', 'communes')}, dont ${number.format(inForce)} sous mandat.`,
  add: 'Ajouter des communes',
  export: 'Télécharger le tableau (CSV)',
  propose: 'Proposer des mandats',
  search: 'Nom ou code INSEE',
  standing: 'Mandat',
  gap: 'À remarquer',
  epci: 'Intercommunalité',
  departement: 'Département',
  all: 'Toutes',
  allOfThem: 'Tous',
  apply: 'Afficher',
  clear: 'Tout afficher',
  filters: 'Filtrer les communes',
  standings: {
    none: 'Sans mandat',
    proposed: 'Mandat proposé',
    'to-come': 'Mandat à venir',
    'in-force': 'Mandat en cours',
    over: 'Mandat terminé',
    'ends-soon': 'Se termine dans les 60 jours',
  },
  gaps: {
    'never-opened': 'Personne ne s’est jamais connecté',
    'no-visit': 'Aucune vérification',
    'gone-worse': 'Un point s’est dégradé',
  },
  caption: (from: number, to: number, total: number) =>
    `Communes ${number.format(from)} à ${number.format(to)} sur ${number.format(total)}`,
  captionOne: (total: number) => counted(total, 'commune', 'communes'),
  columns: {
    name: 'Commune',
    population: 'Habitants',
    epci: 'Intercommunalité',
    mandate: 'Mandat',
    known: 'Connu, prouvé',
    actions: 'À faire',
    visit: 'Vu de l’extérieur',
    activity: 'Dernière réponse',
  },
  sort: 'Trier par',
  ascending: ', du plus petit au plus grand',
  descending: ', du plus grand au plus petit',
  inForceUntil: (day: string) => `Jusqu’au ${dayInWords(day)}`,
  noMandate: 'Sans mandat',
  knownOf: (known: number, proven: number) =>
    `${Math.round(known * 100)}\u00a0%, ${Math.round(proven * 100)}\u00a0%`,
  notOpened: 'Personne ne s’est connecté',
  notShared: '–',
  notSharedMeaning: 'Non ouvert par un mandat',
  neverVisited: 'Pas encore vérifié',
  actions: (count: number) => counted(count, 'action', 'actions'),
  nothingToFix: 'Rien à corriger',
  toFix: (count: number) => `${number.format(count)} à corriger`,
  worse: (count: number) => counted(count, 'point dégradé', 'points dégradés'),
  acts: 'Note et retrait',
  open: 'Noter',
  about: (name: string) => `quelque chose sur ${name}, ou l’ôter de la liste`,
  note: 'Note de votre équipe',
  noteHint: 'La commune ne la voit pas. N’y mettez rien de sensible.',
  keepNote: 'Garder cette note',
  close: 'Ne rien changer',
  takeOff: 'Ôter de la liste',
  takeOffMeaning: (isUnderMandate: boolean) =>
    isUnderMandate
      ? 'La note est effacée. Le mandat reste : la commune continue de figurer ici tant qu’il dure.'
      : 'La commune et sa note quittent votre liste. Vous pourrez l’ajouter de nouveau.',
  withoutMandate:
    'D’une commune sans mandat, vous voyez ce que dit l’annuaire public. Rien d’autre n’est visible sans mandat.',
  emptyTitle: 'Aucune commune pour l’instant',
  empty: 'Collez une liste de codes INSEE, choisissez un fichier, ou prenez toute une intercommunalité.',
  noneTitle: 'Aucune commune ne correspond',
  none: 'Élargissez les filtres, ou affichez toutes les communes.',
  pages: 'Pages de la liste',
  previous: 'Page précédente',
  next: 'Page suivante',
  pageOf: (page: number, count: number) => `Page ${number.format(page)} sur ${number.format(count)}`,
  moved: (count: number) =>
    count > 1
      ? `${number.format(count)} communes de votre liste ont fusionné`
      : 'Une commune de votre liste a fusionné',
  movedTo: (insee: string, name: string, into: string) => `${insee} est aujourd’hui ${name} (${into}).`,
  follow: 'Mettre la liste à jour',
} as const
