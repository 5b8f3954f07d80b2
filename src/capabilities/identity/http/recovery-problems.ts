import { problem } from '../../../platform/http/problem.ts'
import type { VouchRefusal } from '../recovery/recoveries.ts'

export const noRecovery = problem(
  410,
  'no-recovery',
  'Aucune demande en cours ici',
  'Aucune demande de récupération n’est en cours dans ce navigateur : elle a expiré, elle a été arrêtée, ou elle a été faite depuis un autre appareil. Votre compte n’a pas changé. Faites une nouvelle demande, ou reprenez depuis l’appareil où vous l’aviez faite.',
)

export const recoveryNotOpen = problem(
  409,
  'recovery-not-open',
  'Il est trop tôt',
  'Cette demande n’est pas encore ouverte. Votre compte n’a pas changé. Attendez l’heure affichée sur cette page.',
)

export const recoveryNoLongerVouched = problem(
  409,
  'recovery-no-longer-vouched',
  'Une confirmation manque à nouveau',
  'Une des personnes qui avaient confirmé n’administre plus, ou vous avez rejoint une autre organisation depuis. Votre compte n’a pas changé. Demandez à une personne qui administre de confirmer avec le code affiché.',
)

export const recoveryOver = problem(
  410,
  'recovery-over',
  'Déjà terminé',
  'Cette récupération est déjà arrêtée, terminée ou expirée. Rien n’a été modifié. Si un nouveau mot de passe a été choisi sans vous, appelez une personne qui administre votre organisation.',
)

export const vouchRefused = {
  unknown: problem(
    404,
    'not-found',
    'Introuvable',
    'Cette personne n’appartient pas à cet espace, ou n’existe pas. Rien n’a été modifié. Revenez à la liste.',
  ),
  'wrong-code': problem(
    422,
    'wrong-recovery-code',
    'Ce code ne correspond pas',
    'Aucune demande en cours de cette personne n’affiche ce code. Rien n’a été confirmé. Rappelez-la, au numéro que vous connaissez déjà, et demandez-lui de lire le code de sa page ; si elle n’a rien demandé, arrêtez la demande.',
    { errors: [{ pointer: '/code', detail: 'Ce code n’est pas celui de sa page.' }] },
  ),
  yourself: problem(
    409,
    'recovery-of-yourself',
    'Pas pour vous-même',
    'Personne ne confirme sa propre demande. Rien n’a été modifié. Si vous n’avez rien demandé, arrêtez-la.',
  ),
  'not-yours': problem(
    409,
    'may-not-vouch',
    'Vous ne pouvez pas confirmer cette demande',
    'Il faut administrer l’organisation de cette personne depuis sept jours au moins ; un relais ne confirme qu’après la commune, quand une seule personne peut y confirmer. Rien n’a été modifié. Demandez à une autre personne qui administre.',
  ),
  'said-before': problem(
    409,
    'vouched-before',
    'Vous avez déjà confirmé',
    'Votre confirmation compte déjà. Rien n’a été modifié. Il manque celle d’une autre personne.',
  ),
  machine: problem(
    409,
    'recovery-by-machine-only',
    'Deux confirmations ne suffiraient pas',
    'Ce compte ouvre trop, ou trop peu de personnes peuvent confirmer. Rien n’a été modifié. Seule la personne qui tient la machine peut le rendre, par un lien de secours.',
  ),
} satisfies Record<VouchRefusal, ReturnType<typeof problem>>

export const nothingToStop = problem(
  409,
  'nothing-to-stop',
  'Rien à arrêter',
  'Aucune demande n’est en cours pour cette personne : elle est terminée, expirée ou déjà arrêtée. Rien n’a été modifié. Rechargez la page.',
)
