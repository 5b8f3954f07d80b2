import type { LookAlikeGroup } from './look-alike-groups.ts'

const names = (count: number) => `${count} ${count > 1 ? 'noms' : 'nom'}`

/** The words of the names that look like the commune's. */
export const texts = {
  title: 'Noms voisins du vôtre',
  crumb: 'Noms voisins',
  lead: 'Un escroc peut prendre un nom de domaine presque pareil au vôtre pour écrire à vos habitants. Nous cherchons ceux qui existent ; vous dites lesquels sont à vous.',
  see: 'Voir les noms voisins',
  card: 'Les noms voisins du vôtre',

  search: {
    title: 'La recherche',
    start: 'Chercher',
    again: 'Chercher de nouveau',
    starting: 'Lancement…',
    label: 'Recherche des noms voisins',
    aboutToStart: 'La recherche va commencer.',
    canLeave: 'Une minute environ. Vous pouvez quitter cette page : la recherche continue sans vous.',
    ended: 'La recherche est terminée.',
    lastAt: 'Faite ',
    tried: (count: number) =>
      `${names(count)} ${count > 1 ? 'essayés' : 'essayé'} : fautes de frappe, mot « mairie », autres terminaisons, lettres qui se ressemblent.`,
    untold: (count: number) =>
      count > 1
        ? `${count} noms n’ont pas pu être vérifiés : un serveur n’a pas répondu comme il faut.`
        : 'Un nom n’a pas pu être vérifié : un serveur n’a pas répondu comme il faut.',
    whichUntold: 'Lesquels ?',
    failed: 'La dernière recherche n’a pas abouti.',
    stopped: 'La dernière recherche s’est interrompue.',
    holds: 'Les noms déjà trouvés et votre tri sont intacts.',
    toDo: 'Lancez-la de nouveau. Si cela se répète, prévenez la personne qui héberge Beffroi.',
    quiet:
      'Nous interrogeons seulement l’annuaire public des noms de domaine (DNS), sans visiter aucun site.',
  },

  empty: {
    title: 'Ici, les noms qu’on pourrait prendre pour le vôtre',
    meaning:
      'Nous essayons les plus plausibles, d’après votre nom et vos adresses, et gardons ceux qui existent vraiment. Rien n’est modifié nulle part.',
  },
  noneFound: 'Aucun nom voisin n’existe parmi ceux que nous avons pu vérifier. Il n’y a rien à trier.',

  groups: {
    toSort: 'À trier',
    suspect: 'Suspects',
    ours: 'À nous',
    unrelated: 'Sans rapport',
    gone: 'Disparus',
  } satisfies Record<LookAlikeGroup, string>,
  explained: {
    toSort: 'Ces noms existent. Vous seuls savez s’ils sont à vous.',
    suspect: 'Personne à la mairie ne connaît ces noms, ou quelqu’un s’en est servi contre vous.',
    ours: 'Ils ont été pris par la commune, ou pour elle. Pensez à les renouveler.',
    unrelated: 'Ils appartiennent à d’autres : une autre commune, une entreprise, une association.',
    gone: 'La dernière recherche ne les trouve plus. Ils restent ici pour mémoire.',
  } satisfies Record<LookAlikeGroup, string>,
  names,
  show: (count: number) => (count > 1 ? 'Voir ces noms' : 'Voir ce nom'),

  sortAs: { ours: 'À nous', unrelated: 'Sans rapport', suspect: 'Suspect' },
  sort: (shown: string) => `Trier ${shown}`,
  toSortAgain: 'Remettre à trier',
  sorted: {
    ours: (shown: string) => `${shown} est rangé dans « À nous ».`,
    unrelated: (shown: string) => `${shown} est rangé dans « Sans rapport ».`,
    suspect: (shown: string) => `${shown} est rangé dans « Suspects ».`,
    toSort: (shown: string) => `${shown} est de nouveau à trier.`,
  },
  undo: 'Annuler',
  sortedBy: (by: string) => `Trié par ${by} `,
  asAsked: 'S’écrit en réalité ',

  seen: {
    since: 'Vu depuis ',
    gone: 'Plus vu depuis ',
    mail: (servers: readonly string[]) => `Peut recevoir et envoyer du courrier (${servers.join(', ')}).`,
    noMail: 'N’annonce pas de messagerie.',
    mailUntold: 'Messagerie : impossible à dire cette fois.',
    site: (addresses: readonly string[]) => `Mène à un site ou à une machine (${addresses.join(', ')}).`,
    noSite: 'Ne mène à aucun site.',
    siteUntold: 'Site : impossible à dire cette fois.',
    parked: 'En attente chez un revendeur : il n’affiche que de la publicité ou une annonce de vente.',
    ownSite: 'Mène à la même adresse que votre site : il est sans doute à vous, ou chez le même hébergeur.',
    otherCommune: (name: string, departement: string) =>
      `Sans doute une autre commune : ${name} (${departement}).`,
  },

  steps: 'Que faire d’un nom suspect',
  stepsMeaning: 'Beffroi n’écrit à personne à votre place. Dans l’ordre :',
  source: (source: string) => `Source : ${source}.`,
  open: (url: string) => `Ouvrir ${url.replace(/^https:\/\/(www\.)?/, '')}`,
  ask: 'Un texte à envoyer à votre prestataire',
  copyAsk: 'Copier ce texte',
} as const
