/** Words of the phones that may come in without an account, and of the sealed envelopes. */
export const phonesTexts = {
  title: 'Téléphones',
  lead: 'Les téléphones qui ouvrent « Urgence informatique » pour votre commune, même sans réseau et sans compte.',
  add: {
    title: 'Ajouter un téléphone',
    meaning:
      'Un téléphone ajouté lit et écrit dans les dossiers d’urgence de la commune, et rien d’autre. Vous le retirez quand vous voulez.',
    person: 'À qui est-il ?',
    personHint: 'Ce nom signera ce qui sera écrit depuis ce téléphone.',
    job: 'Sa fonction',
    jobHint: 'Par exemple « secrétaire » ou « adjointe ».',
    submit: 'Afficher le code',
  },
  code: {
    title: 'Sur le téléphone, maintenant',
    steps: [
      'Ouvrez l’appareil photo et visez le carré.',
      'Ou ouvrez « Urgence informatique », touchez « Relier ce téléphone » et tapez les chiffres.',
      'Le code sert une fois, pendant quinze minutes. Il ne sera plus affiché.',
    ],
    square: 'Carré à viser avec l’appareil photo du téléphone',
    seen: 'C’est fait',
  },
  offline: {
    title: 'Ouvert en mode avion',
    proven: (moment: string) =>
      `Deux téléphones ont ouvert la page sans réseau. La preuve vaut jusqu’au ${moment}.`,
    unproven: 'Pas encore prouvé sur deux téléphones.',
    how: 'Un téléphone peut effacer ce qu’il gardait après quelques semaines. Tous les trois mois, passez-en deux en mode avion, ouvrez « Urgence informatique », puis remettez le réseau : ils le disent d’eux-mêmes.',
  },
  list: {
    title: 'Téléphones de la commune',
    none: 'Aucun téléphone',
    noneMeaning: 'Commencez par le vôtre et celui du maire : deux personnes, deux téléphones.',
    states: { 'in-use': 'En service', expired: 'Terminé', revoked: 'Retiré' },
    envelope: 'venu d’une enveloppe',
    joined: (moment: string) => `Ajouté le ${moment}`,
    used: (moment: string) => `dernier usage le ${moment}`,
    neverUsed: 'jamais utilisé',
    until: (moment: string) => `jusqu’au ${moment}`,
    offline: (moment: string) => `ouvert en mode avion le ${moment}`,
    revoke: 'Retirer',
    revoked: 'Ce téléphone n’ouvre plus rien. Ce qu’il a écrit reste.',
  },
  envelopes: {
    title: 'Enveloppes fermées',
    meaning:
      'Un code par enveloppe, pour la personne qui sera là le jour où vous n’y serez pas. Elle dira son nom et pourra ouvrir un dossier ou rejoindre celui qui est ouvert.',
    count: 'Combien d’enveloppes ?',
    submit: 'Préparer les codes',
    once: 'À recopier ou à imprimer maintenant',
    onceMeaning:
      'Ces codes ne seront plus affichés. Mettez chacun dans une enveloppe, fermez-la et notez dessus son numéro.',
    number: (number: number) => `Enveloppe ${number}`,
    print: 'Imprimer les feuilles (PDF)',
    notPrinted:
      'Les feuilles n’ont pas pu être préparées. Les codes sont encore ici : recopiez-les, ou recommencez.',
    none: 'Aucune enveloppe préparée.',
    batch: (moment: string) => `Série du ${moment}`,
    sealed: (count: number) =>
      count > 1 ? `${count} encore fermées` : count === 1 ? 'une encore fermée' : 'plus aucune fermée',
    used: (number: number, name: string) => `n° ${number} ouverte par ${name}`,
    revoke: 'Annuler celles qui restent',
    revoked: 'Les codes qui restaient n’ouvrent plus rien.',
  },
  notYours:
    'Seules les personnes qui administrent ou tiennent le secrétariat ajoutent et retirent des téléphones.',
} as const
