import { problem } from '../../platform/http/problem.ts'
import { type Refusal, toldAtOnce } from './reading/refusal.ts'

/** A file refused whole, with each line at fault. */
export function refusedFile(refusals: readonly Refusal[]) {
  const shown = refusals.slice(0, toldAtOnce)
  return problem(
    422,
    'library-refused',
    'Ce fichier n’a pas pu être lu',
    'Rien n’a été chargé et ce qui était là n’a pas changé. Corrigez ce qui est indiqué, ou demandez un fichier correct à qui l’a fait, puis recommencez.',
    {
      errors: [{ pointer: '/file', detail: 'Choisissez ce fichier une fois corrigé.' }],
      extra: { refusals: shown },
    },
  )
}

export const forAllIsForTheInstaller = problem(
  403,
  'installer-only',
  'Réservé à la personne qui a installé Beffroi',
  'Seule la personne qui a ouvert cette installation peut y ajouter un référentiel pour tout le monde. Rien n’a été chargé. Demandez-le-lui, ou ajoutez-le pour votre seule organisation si vous l’administrez.',
)

export const otherContent = problem(
  409,
  'library-version-differs',
  'Même version, autre contenu',
  'Cette version de la bibliothèque est déjà là, avec un contenu différent. Rien n’a été remplacé. Si le fichier a changé, son numéro de version doit augmenter.',
)

export const olderVersion = problem(
  409,
  'library-older',
  'Une version plus récente est déjà là',
  'Ce fichier est plus ancien que celui que vous utilisez. Rien n’a été chargé. Gardez la version en place, ou choisissez un fichier plus récent.',
)

export const erasedByItsPeople = problem(
  403,
  'erased-by-its-people',
  'Seule la commune efface ses réponses',
  'Un mandat permet de répondre avec elle, pas d’effacer ce qu’elle a dit. Rien n’a été effacé. Demandez-le à son secrétariat.',
)

export const libraryInUse = problem(
  409,
  'library-in-use',
  'Des réponses s’appuient sur ce référentiel',
  'Rien n’a été retiré : une organisation y répond, ou y a répondu avant de passer à une autre version. Tant que ses réponses sont gardées, le référentiel l’est aussi. Si ce sont les vôtres, effacez-les d’abord depuis la page du questionnaire.',
)

export const answerOutOfPlace = (detail: string) =>
  problem(
    422,
    'invalid-input',
    'Saisie à corriger',
    `${detail} Rien n’a été enregistré, votre saisie est encore à l’écran.`,
    { errors: [{ pointer: '/choices', detail }] },
  )

export const changedMeanwhile = problem(
  412,
  'assessment-changed',
  'Modifié entre-temps',
  'Quelqu’un a changé ce questionnaire pendant que vous étiez sur cette page. Rien n’a été écrasé. Rechargez la page, puis recommencez.',
)
