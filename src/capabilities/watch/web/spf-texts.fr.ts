import type { SpfBranchNote, SpfNodeState } from '../domain/spf/tree.ts'

const searches = (count: number) => `${count} ${count > 1 ? 'recherches' : 'recherche'}`

/** The words of the picture of an SPF record. */
export const texts = {
  title: 'Où mène cette liste',
  meaning:
    'Pour savoir qui peut écrire en votre nom, une messagerie lit la liste terme à terme et cherche ce que chacun désigne. Elle abandonne au-delà de dix recherches.',
  count: (lookUps: number) => `${searches(lookUps)} sur 10`,
  tooMany: (lookUps: number) => `${searches(lookUps)}, alors que 10 sont permises`,
  voids: (count: number) => `Sans résultat : ${count} sur 2 tolérées.`,
  nthSpoken: (count: number) => `Recherche ${count} : `,
  list: (domain: string) => `La liste de ${domain}`,
  fault: 'terme fautif',
  states: {
    read: null,
    faulty: 'contient une faute',
    'several-records': 'publie plusieurs listes',
    'no-record': 'ne publie pas de liste',
    'no-such-name': 'ce nom n’existe pas',
    'bad-name': 'ce nom est impossible',
    'could-not-tell': 'n’a pas répondu',
    loop: 'ramène d’où l’on vient',
    'not-followed': 'n’a pas été suivi plus loin',
  } satisfies Record<SpfNodeState, string | null>,
  notes: {
    void: 'ne mène à rien',
    'could-not-tell': 'n’a pas répondu',
    'too-many-names': 'mène à plus de dix serveurs',
    'depends-on-message': 'dépend de chaque message',
    'never-reached': 'n’est jamais lu',
  } satisfies Record<SpfBranchNote, string>,
} as const
