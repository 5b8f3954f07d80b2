import { problem } from '../../../platform/http/problem.ts'

export const incidentTaken = problem(
  409,
  'incident-taken',
  'Ce dossier existe déjà ailleurs',
  'Un autre dossier porte ce numéro. Rien n’a été enregistré. Ouvrez un nouveau dossier ; ce qui est écrit sur votre téléphone y reste.',
)

export const fileMissing = problem(
  422,
  'attachment-missing',
  'Une pièce jointe n’est pas arrivée',
  'Une entrée nomme un fichier que le serveur n’a pas reçu. Aucune entrée de cet envoi n’a été enregistrée. Envoyez d’abord le fichier, puis recommencez.',
)

export const fileEmpty = problem(
  422,
  'attachment-empty',
  'Ce fichier est vide',
  'Le fichier reçu ne contient rien. Rien n’a été enregistré. Vérifiez qu’il s’ouvre sur votre téléphone, puis renvoyez-le.',
)

export const fileTooLarge = problem(
  413,
  'attachment-too-large',
  'Ce fichier dépasse 30 Mo',
  'Rien n’a été enregistré, le reste de la main courante est intact. Envoyez une photo plus petite, ou le fichier en plusieurs parties.',
)

export const alreadyRedacted = problem(
  409,
  'already-redacted',
  'Ce texte est déjà retiré',
  'Le texte de cette entrée n’est plus là, ou elle n’en a jamais eu. Rien n’a changé.',
)

export const numberTaken = problem(
  409,
  'number-taken',
  'Une autre entrée porte ce numéro',
  'Cet appareil a déjà enregistré autre chose sous ce numéro. Rien n’a changé. Recommencez : l’appareil en prendra un autre.',
)

export const foreignCheckpoint = problem(
  422,
  'foreign-checkpoint',
  'Ce point de contrôle n’est pas d’ici',
  'Il est d’une autre main courante, ou sa signature ne tient pas. Rien n’a été enregistré.',
)

export const doNotJoin = problem(
  422,
  'entries-do-not-join',
  'Ces entrées ne se raccordent pas',
  'Il en manque une, ou l’une a changé : elles ne mènent pas au point de contrôle signé. Rien n’a été enregistré, elles restent sur votre appareil. Demandez à un autre téléphone de rendre les siennes.',
)

export const foreignSignature = problem(
  422,
  'foreign-signature',
  'Cette signature ne tient pas',
  'Elle n’est pas d’une clé déclarée par votre organisation, ou ne porte pas sur ce point de contrôle. Rien n’a été enregistré.',
)

export const badWitnessKey = problem(
  422,
  'bad-witness-key',
  'Cette clé ne convient pas',
  'Il faut une clé de contresignature (Ed25519, « nom+numéro+clé »). Rien n’a été enregistré. Copiez la ligne entière.',
)
