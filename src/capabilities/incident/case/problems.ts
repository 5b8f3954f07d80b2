import { problem } from '../../../platform/http/problem.ts'

export const caseClosed = problem(
  409,
  'case-closed',
  'Ce dossier est clos',
  'Il ne change plus. Rien n’a été enregistré. Ce qui vient encore s’écrit dans la main courante, avec son heure.',
)

export const unknownStep = problem(
  404,
  'unknown-step',
  'Cette étape n’est pas dans le déroulé',
  'Le déroulé de ce dossier n’a pas d’étape de ce nom. Rien n’a changé. Rouvrez le dossier pour voir les étapes du moment.',
)

export const decisionNeeded = problem(
  409,
  'decision-needed',
  'Cette étape est une décision du maire',
  'Dites d’abord qui a décidé, et quoi. Rien n’a changé. Le reste du dossier continue.',
)

export const notADecision = problem(
  422,
  'not-a-decision',
  'Cette étape ne se décide pas',
  'Tout le monde peut la faire, sans attendre. Rien n’a changé. Cochez-la quand elle est faite.',
)

export const deputyUnexplained = problem(
  422,
  'deputy-unexplained',
  'Dites pourquoi le maire n’a pas décidé',
  'Un adjoint décide quand le maire ne peut pas. Rien n’a été enregistré. Écrivez en quelques mots pourquoi.',
)

export const refusalUnexplained = problem(
  422,
  'refusal-unexplained',
  'Dites pourquoi c’est non',
  'On vous demandera cette raison plus tard. Rien n’a été enregistré. Écrivez-la en une phrase.',
)

export const unknownClock = problem(
  404,
  'unknown-clock',
  'Cette échéance n’existe pas',
  'Aucune échéance ne porte ce nom dans ce dossier. Rien n’a changé.',
)

export const notAStart = problem(
  422,
  'not-a-start',
  'Ce délai ne part pas de là',
  'La règle de ce délai ne connaît pas ce point de départ. Rien n’a changé. Choisissez-en un de la liste.',
)

export const startInTheFuture = problem(
  422,
  'start-in-the-future',
  'Ce moment n’est pas encore passé',
  'Un délai ne part pas de plus tard. Rien n’a changé. Vérifiez la date et l’heure.',
)

export const reasonMissing = problem(
  422,
  'reason-missing',
  'Dites pourquoi',
  'Changer le départ d’un délai demande une raison, gardée dans la main courante. Rien n’a changé.',
)

export const limitNotDeclared = problem(
  422,
  'limit-not-declared',
  'Ce délai est dans la loi',
  'Seul un délai écrit dans un contrat se déclare ici. Rien n’a changé.',
)

export const unknownService = problem(
  404,
  'unknown-service',
  'Ce service n’est pas au tableau',
  'Le tableau n’a pas de ligne de ce nom. Rien n’a changé.',
)

export const joinsItself = problem(
  422,
  'joins-itself',
  'C’est le même dossier',
  'Un dossier ne se rattache pas à lui-même. Rien n’a changé. Choisissez l’autre dossier ouvert.',
)

export const otherNotOpen = problem(
  409,
  'other-not-open',
  'L’autre dossier n’est pas ouvert',
  'On ne rattache qu’à un dossier ouvert de la même commune, tous deux réels ou tous deux d’exercice. Rien n’a changé.',
)

export const unknownMeasure = problem(
  422,
  'unknown-measure',
  'Une leçon nomme une mesure inconnue',
  'Le dossier n’est pas clos. Choisissez la mesure dans la liste, ou laissez la leçon sans mesure.',
)

export const unknownCause = problem(
  404,
  'unknown-cause',
  'Cette cause commune n’existe pas',
  'Elle a été close, ou n’est pas à votre organisation. Rien n’a changé.',
)

export const alreadyAttached = problem(
  409,
  'already-attached',
  'Ce dossier est déjà rattaché',
  'Il fait partie d’une autre cause commune. Rien n’a changé. Détachez-le d’abord.',
)

export const causeTaken = problem(
  409,
  'cause-taken',
  'Cette cause existe déjà ailleurs',
  'Une autre porte ce numéro. Rien n’a été enregistré. Recommencez.',
)
