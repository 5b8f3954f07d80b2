import { type Problem, problem } from '../../../platform/http/problem.ts'
import type { LinkState } from '../domain/links.ts'
import { weaknessInWords } from '../domain/password-in-words.ts'
import type { Weakness } from '../domain/password-strength.ts'

export const wrongCredentials = problem(
  401,
  'wrong-credentials',
  'Adresse ou mot de passe incorrect',
  'L’adresse et le mot de passe ne vont pas ensemble. Rien n’a été modifié. Vérifiez l’adresse et la touche Majuscules, puis recommencez ; si le mot de passe est perdu, la personne qui a installé Beffroi peut faire un lien de secours.',
)

export const wrongPassword = problem(
  422,
  'wrong-password',
  'Mot de passe incorrect',
  'Ce n’est pas votre mot de passe actuel. Rien n’a été modifié. Vérifiez la touche Majuscules, puis recommencez.',
  { errors: [{ pointer: '/password', detail: 'Ce n’est pas votre mot de passe actuel.' }] },
)

export const wrongCode = problem(
  422,
  'wrong-code',
  'Code incorrect',
  'Ce code n’est pas le bon, ou il a expiré : il change toutes les 30 secondes. Rien n’a été modifié. Recopiez celui qui s’affiche maintenant et vérifiez que le téléphone est à l’heure.',
  { errors: [{ pointer: '/code', detail: 'Ce code n’est pas le bon, ou il a expiré.' }] },
)

export const spentCode = problem(
  422,
  'spent-code',
  'Code déjà utilisé',
  'Ce code a déjà servi, et chaque code ne sert qu’une fois. Rien n’a été modifié. Attendez que l’application affiche le suivant (30 secondes au plus), puis recopiez-le.',
  { errors: [{ pointer: '/code', detail: 'Ce code a déjà servi.' }] },
)

export const passwordFirst = problem(
  401,
  'password-first',
  'Reprenez par le mot de passe',
  'Le délai pour donner le code est passé, ou il y a eu trop d’essais. Votre compte n’a pas changé. Donnez de nouveau votre adresse et votre mot de passe.',
)

export const secondFactorAlreadyOn = problem(
  409,
  'second-factor-already-on',
  'Le code est déjà demandé',
  'La connexion avec un code est déjà active sur votre compte. Rien n’a été modifié. Pour changer de téléphone, désactivez-la d’abord, puis recommencez.',
)

export const secondFactorOff = problem(
  409,
  'second-factor-off',
  'Le code n’est pas demandé',
  'La connexion avec un code n’est pas active sur votre compte. Rien n’a été modifié. Activez-la d’abord.',
)

export const emailTaken = problem(
  409,
  'email-taken',
  'Cette adresse a déjà un compte',
  'Cette adresse a déjà un compte ici. Rien n’a été modifié et votre lien reste utilisable. Connectez-vous avec ce compte, puis ouvrez de nouveau le lien.',
  { errors: [{ pointer: '/email', detail: 'Cette adresse a déjà un compte.' }] },
)

export const signInToAccept = problem(
  401,
  'sign-in-to-accept',
  'Connectez-vous pour accepter',
  'Aucune session n’est ouverte ici. L’invitation n’a pas été utilisée. Connectez-vous, puis ouvrez de nouveau le lien.',
)

export const unknownSession = problem(
  404,
  'unknown-session',
  'Connexion déjà fermée',
  'Cette connexion n’existe plus : elle a déjà été fermée ou elle a expiré. Vos autres connexions n’ont pas changé. Rechargez la liste.',
)

export const unknownLink = problem(
  404,
  'unknown-link',
  'Lien non reconnu',
  'Ce lien n’est pas reconnu : il a peut-être été coupé en le copiant, ou remplacé par un plus récent. Rien n’a été modifié. Ouvrez-le en entier, ou demandez-en un nouveau.',
)

export const linkGone = {
  expired: problem(
    410,
    'link-expired',
    'Lien expiré',
    'Ce lien a dépassé sa date. Rien n’a été modifié. Demandez-en un nouveau à la personne qui vous l’a donné.',
  ),
  used: problem(
    410,
    'link-used',
    'Lien déjà utilisé',
    'Ce lien a déjà servi, et il ne sert qu’une fois. Le compte créé grâce à lui existe toujours : connectez-vous, ou demandez un nouveau lien.',
  ),
} satisfies Record<Exclude<LinkState, 'valid'>, Problem>

export const passwordNeeded = problem(
  422,
  'password-needed',
  'Mot de passe demandé',
  'Ce changement touche à la protection de votre compte : votre mot de passe est demandé. Rien n’a été modifié. Donnez-le, puis recommencez.',
  { errors: [{ pointer: '/password', detail: 'Donnez votre mot de passe actuel.' }] },
)

export const signInAgain = problem(
  403,
  'sign-in-again',
  'Reconnectez-vous d’abord',
  'Ce changement touche à la protection de votre compte, et votre connexion date de plus d’un quart d’heure. Rien n’a été modifié. Déconnectez-vous, reconnectez-vous, puis recommencez.',
)

export const passkeysNeedAName = problem(
  409,
  'passkeys-need-a-name',
  'Pas de clé d’accès à cette adresse',
  'Une clé d’accès se lie à un nom, et Beffroi est ouvert ici par une adresse en chiffres. Rien n’a été modifié. Ouvrez-le par son nom, ou choisissez le code donné par le téléphone.',
)

export const passkeyNotKept = problem(
  422,
  'passkey-not-kept',
  'La clé d’accès n’a pas été enregistrée',
  'L’appareil n’a pas répondu à temps, ou sa réponse ne convient pas. Votre compte n’a pas changé. Recommencez depuis le début.',
)

export const passkeyKnown = problem(
  409,
  'passkey-known',
  'Cette clé est déjà enregistrée',
  'Cette clé d’accès est déjà liée à un compte. Rien n’a été modifié. Choisissez un autre appareil, ou utilisez-la pour vous connecter.',
)

export const unknownPasskey = problem(
  404,
  'unknown-passkey',
  'Clé d’accès déjà retirée',
  'Cette clé d’accès n’existe plus : elle a déjà été retirée. Les autres n’ont pas changé. Rechargez la liste.',
)

export const passkeyRefused = problem(
  401,
  'passkey-refused',
  'Clé d’accès non reconnue',
  'Cette clé n’ouvre aucun compte ici, ou sa réponse est arrivée trop tard. Rien n’a été modifié. Recommencez, ou connectez-vous avec votre adresse et votre mot de passe.',
)

export function tooManyAttempts(seconds: number): Problem {
  const minutes = Math.ceil(seconds / 60)
  const wait = seconds < 60 ? `${seconds} secondes` : `${minutes} minute${minutes > 1 ? 's' : ''}`
  return problem(
    429,
    'too-many-attempts',
    'Trop d’essais',
    `Il y a eu trop d’essais manqués. Votre compte n’a pas changé et les connexions ouvertes le restent. Recommencez dans ${wait}.`,
    { retryAfterSeconds: seconds },
  )
}

/** @param field the name of the password's field in the request */
export function weakPassword(weaknesses: readonly Weakness[], field: 'password' | 'newPassword'): Problem {
  return problem(
    422,
    'weak-password',
    'Mot de passe trop simple',
    'Ce mot de passe se devinerait trop vite. Rien n’a été enregistré. Complétez-le comme indiqué, puis recommencez.',
    { errors: weaknesses.map((weakness) => ({ pointer: `/${field}`, detail: weaknessInWords(weakness) })) },
  )
}
