import type { Verdict } from './verdicts.ts'

/** The words that other pages show too: a check under way, and the four verdicts. */
export const texts = {
  visit: {
    start: 'Vérifier maintenant',
    again: 'Vérifier de nouveau',
    starting: 'Lancement…',
    label: (target: string) => (target === '' ? 'Vérification en cours' : `Vérification de ${target}`),
    aboutToStart: 'La vérification va commencer.',
    canLeave: 'Une demi-minute environ. Vous pouvez quitter cette page : la vérification continue sans vous.',
    ended: 'La vérification est terminée.',
    failed: 'La dernière vérification n’a pas abouti.',
    stopped: 'La dernière vérification s’est interrompue.',
    failedHoldsNothing: 'Rien n’a été modifié, ni chez vous ni ici.',
    failedHolds: 'Les constats ci-dessous sont ceux d’avant ; ils restent valables à leur date.',
    failedToDo: 'Lancez-la de nouveau. Si cela se répète, prévenez la personne qui héberge Beffroi.',
  },

  verdicts: {
    ok: 'Bon',
    'to-fix': 'À corriger',
    'could-not-tell': 'Impossible à dire',
    'not-applicable': 'Sans objet',
  } satisfies Record<Verdict, string>,
} as const
