import { problem } from '../../../platform/http/problem.ts'
import { enrolmentLastsInMinutes } from '../domain/phone-code.ts'

export const codeRefused = problem(
  404,
  'phone-code-refused',
  'Ce code n’ouvre rien',
  `Il a déjà servi, il a été révoqué, ou les ${enrolmentLastsInMinutes} minutes d’un code affiché à l’écran sont passées. Ce qui est écrit sur ce téléphone y reste. Vérifiez la saisie, ou prenez un autre code.`,
)

export const tooManyPhones = problem(
  409,
  'too-many-phones',
  'Trop de téléphones',
  'Cent téléphones sont déjà en service dans cette commune : aucun n’a été ajouté. Révoquez ceux qui ne servent plus, puis recommencez.',
)

export const tooManyEnvelopes = problem(
  409,
  'too-many-envelopes',
  'Trop d’enveloppes fermées',
  'Une commune garde soixante codes d’enveloppe au plus : aucun n’a été ajouté. Révoquez une série, puis recommencez.',
)

export const onlyPhones = problem(
  403,
  'only-phones',
  'Seul un téléphone peut le dire',
  'Cette preuve vient du téléphone qui a ouvert la page sans réseau. Rien n’a été enregistré. Faites-le depuis un téléphone enrôlé.',
)

export const onlyPeople = problem(
  403,
  'only-people',
  'Avec un compte, pas avec un téléphone ni un jeton',
  'Ajouter ou retirer un téléphone se fait en se connectant. Rien n’a été modifié. Demandez à une personne qui administre l’espace.',
)
