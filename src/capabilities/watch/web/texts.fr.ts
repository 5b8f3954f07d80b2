import type { LevelName } from '../domain/levels.ts'
import { totalsInWords, type VerdictTotals } from '../domain/totals.ts'
import type { FindingGroup } from './groups.ts'

const points = (count: number) => `${count} ${count === 1 ? 'point' : 'points'}`

/** The words of what is seen from outside. */
export const texts = {
  title: 'Ce qui se voit de l’extérieur',
  room: 'Ce qui se voit',
  /** What to do comes first; what could not be seen is said, and never counted as good. */
  lead: (totals: VerdictTotals): string => {
    const { 'to-fix': toFix, 'could-not-tell': untold, ok } = totals
    if (toFix === 0 && ok === 0 && untold > 0) {
      return 'Nous n’avons rien pu conclure cette fois. Vérifiez de nouveau dans quelques heures.'
    }
    const seen = untold === 0 ? '' : ' parmi ce que nous avons pu voir'
    const first =
      toFix === 0
        ? `Rien à corriger${seen}`
        : toFix === 1
          ? 'Un point à corriger : il vient en premier'
          : 'Ce qui est à corriger vient en premier, le plus grave d’abord'
    return `${first}. En tout : ${totalsInWords(totals)}.`
  },
  visitCard: {
    title: 'La vérification',
    underWay: 'Vérification en cours',
    last: 'Faite ',
    mail: 'Messagerie',
    site: 'Site',
    noMail: 'Pas de messagerie',
    noSite: 'Pas de site',
    correct: 'Corriger ces adresses',
  },

  groups: {
    mail: 'La messagerie',
    site: 'Le site internet',
    domain: 'Le nom de domaine',
  } satisfies Record<FindingGroup, string>,
  quiet: (count: number) => `${points(count)} où il n’y a rien à faire`,
  dependents: (count: number) =>
    count > 1 ? `${count} autres points en dépendent` : 'Un autre point en dépend',
  untold:
    'Ce que nous n’avons pas pu dire n’est pas compté comme un défaut : une prochaine vérification tranchera.',

  empty: {
    title: 'Ici, ce que n’importe qui peut voir de votre commune',
    meaning:
      'Un escroc commence par regarder : peut-on écrire en votre nom, le site s’ouvre-t-il sans alerte, le certificat est-il valable ? Nous regardons avant lui, en une demi-minute, sans rien modifier et sans entrer nulle part.',
    noAddress:
      'Pour cela, il nous faut l’adresse de messagerie de la mairie et celle de son site, ou savoir qu’il n’y en a pas.',
    giveAddresses: 'Donner ces adresses',
  },

  levels: {
    title: 'Les niveaux du référentiel',
    meaning:
      'L’Agence nationale de la cohésion des territoires (ANCT) a fixé seize points pour la présence en ligne des communes, et deux niveaux : « a » pour l’essentiel, « aa » pour la suite.',
    what: 'Quoi',
    essential: 'Niveau a, l’essentiel',
    complete: 'Niveau aa, la suite',
    rows: { site: 'Site', mail: 'Messagerie', whole: 'Ensemble' },
    reached: 'Atteint',
    notYet: 'Pas encore',
    cannotTell: 'Impossible à dire',
    missing: 'Ce qui manque, niveau par niveau',
    missingFor: {
      '1.a': 'Site, niveau 1.a',
      '1.aa': 'Site, niveau 1.aa',
      '2.a': 'Messagerie, niveau 2.a',
      '2.aa': 'Messagerie, niveau 2.aa',
      a: 'Ensemble, niveau a',
      aa: 'Ensemble, niveau aa',
    } satisfies Record<LevelName, string>,
    asks: {
      '1.a':
        'Un site déclaré, sur un nom français ou européen, qui répond, toujours chiffré, avec un certificat valable, et qui reste sur son nom.',
      '1.aa': 'Tout le niveau 1.a, et toutes les façons d’écrire l’adresse mènent au site chiffré.',
      '2.a':
        'Une adresse déclarée, qui porte le nom du site, reçoit son courrier dans l’Union européenne et publie ses serveurs autorisés (SPF).',
      '2.aa':
        'Tout le niveau 2.a, et une consigne (DMARC) qui écarte les messages qui se font passer pour vous.',
      a: 'Le niveau a du site et celui de la messagerie, sauf le point 1.6.',
      aa: 'Les seize points.',
    } satisfies Record<LevelName, string>,
    wholeWithoutSite:
      'L’ensemble atteint le niveau a sans que le site atteigne le niveau 1.a. Ce n’est pas une erreur : le référentiel demande que le site reste sur son propre nom (point 1.6) pour le niveau du site, pas pour celui de l’ensemble.',
    source:
      'Référentiel de la présence numérique des territoires (RPNT), version 0.2.1 du 10 juillet 2026, de l’ANCT. Il n’a pas force de loi. Beffroi applique ses règles, sans délivrer de label ; une panne passagère n’y compte pas comme un défaut.',
  },

  finding: {
    crumb: 'Constat',
    seen: 'vu ',
    meaning: 'Ce que cela veut dire',
    nothingToDo: 'Rien.',
    laterTold: 'Rien pour l’instant : une prochaine vérification tranchera.',
    raw: 'Ce que nous avons vu, tel quel',
    rawSummary: 'Voir le relevé',
    rawMeaning: 'Pour la personne qui corrigera : rien n’y est reformulé.',
    copyRaw: 'Copier le relevé',
    history: 'Au fil du temps',
    since: 'depuis ',
    observed: 'vu ',
    seenTimes: (count: number) => `Vu ${count} fois de suite.`,
    criterion: (code: string) => `Point ${code} du référentiel de l’ANCT (RPNT 0.2.1).`,
    beside: 'Constat de Beffroi, à côté du référentiel de l’ANCT.',
  },
} as const
