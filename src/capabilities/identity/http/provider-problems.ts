import { type Problem, problem } from '../../../platform/http/problem.ts'
import type { ProviderFailure } from '../provider.ts'

export const noProvider = problem(
  404,
  'no-provider',
  'Pas de fournisseur d’identité ici',
  'Cette installation n’est reliée à aucun fournisseur d’identité. Rien n’a été modifié. Connectez-vous avec une clé d’accès ou un mot de passe.',
)

/** What an identity provider could not do, by kind. */
export const providerFailed = {
  away: problem(
    503,
    'provider-away',
    'Le fournisseur d’identité ne répond pas',
    'Le service qui confirme votre identité ne répond pas en ce moment. Votre compte n’a pas changé. Connectez-vous avec une clé d’accès ou votre mot de passe, ou réessayez dans quelques minutes.',
    { retryAfterSeconds: 60 },
  ),
  cancelled: problem(
    409,
    'provider-cancelled',
    'La connexion n’a pas été confirmée',
    'Vous avez renoncé, ou le fournisseur d’identité n’a pas confirmé qui vous êtes. Rien n’a été modifié. Recommencez, ou connectez-vous avec une clé d’accès ou votre mot de passe.',
  ),
  refused: problem(
    422,
    'provider-refused',
    'Réponse du fournisseur d’identité refusée',
    'La réponse reçue n’a pas pu être vérifiée : elle est expirée, incomplète, ou n’a pas été faite pour Beffroi. Elle n’a rien ouvert et rien n’a été modifié. Recommencez ; si cela se répète, prévenez la personne qui a installé Beffroi.',
  ),
} satisfies Record<ProviderFailure, Problem>

export const providerStepGone = problem(
  410,
  'provider-step-gone',
  'Cette demande n’est plus valable',
  'Cette réponse a déjà servi, elle est arrivée trop tard, ou la demande est partie d’un autre navigateur. Rien n’a été modifié. Recommencez depuis la page de connexion.',
)

export const identityNotLinked = problem(
  409,
  'identity-not-linked',
  'Identité pas encore reliée',
  'Votre identité est confirmée, mais aucun compte d’ici n’y est relié : une adresse de messagerie ne suffit pas à le prouver. Rien n’a été modifié. Connectez-vous une fois comme d’habitude, puis reliez votre identité dans « Mon compte » ; sans compte, ouvrez votre lien d’invitation.',
)

export const identityOfSomebodyElse = problem(
  409,
  'identity-of-somebody-else',
  'Identité déjà reliée',
  'Cette identité ouvre déjà un autre compte. Rien n’a été modifié. Déliez-la d’abord de cet autre compte.',
)

export const signInToLink = problem(
  401,
  'sign-in-to-link',
  'Connectez-vous d’abord',
  'Pour relier une identité, il faut être connecté au compte qui la recevra. Rien n’a été modifié. Connectez-vous, puis recommencez depuis « Mon compte ».',
)

export const lastWayIn = problem(
  409,
  'last-way-in',
  'C’est votre seul moyen d’entrer',
  'Sans cette identité, plus rien n’ouvrirait votre compte. Rien n’a été modifié. Ajoutez d’abord une clé d’accès.',
)

export const unknownIdentity = problem(
  404,
  'unknown-identity',
  'Identité déjà déliée',
  'Cette identité n’est plus reliée à votre compte. Les autres moyens d’entrer n’ont pas changé. Rechargez la page.',
)
