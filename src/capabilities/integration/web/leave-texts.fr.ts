export const belongingsTexts = {
  title: 'Vos données',
  lead: 'Tout ce que Beffroi garde pour la commune est à elle. Vous pouvez l’emporter à tout moment, l’ouvrir à un autre logiciel, ou le faire supprimer.',
  takeTitle: 'Emporter tout',
  takeMeaning:
    'Un seul fichier (zip), que n’importe quel ordinateur ouvre et qu’un autre Beffroi sait reprendre sans rien perdre.',
  holds: (rows: number) => `Aujourd’hui, il contient ${rows.toLocaleString('fr-FR')} enregistrements`,
  also: 'Les pièces jointes y sont aussi, telles quelles.',
  notThere: 'Ce qui n’y est pas',
  notThereList: [
    'les mots de passe, les jetons et les secrets : chaque installation fait les siens ;',
    'des personnes, tout sauf leur nom et leur rôle ;',
    'ce que votre relais garde pour lui-même, comme ses envois d’invitations.',
  ],
  confidential: 'Ce fichier contient des renseignements confidentiels : gardez-le en lieu sûr.',
  download: 'Télécharger l’export',
  downloading: 'Le fichier se prépare en quelques secondes.',
  elsewhere: 'Le reprendre dans un autre Beffroi',
  elsewhereMeaning:
    'Remettez le fichier à la personne qui tient l’autre installation. Tout est repris, ou rien ; chaque personne reçoit ensuite un lien d’invitation. Les mandats sont à accorder de nouveau.',
  programsTitle: 'Logiciels reliés',
  programsMeaning: 'Ce que d’autres logiciels peuvent lire ici, et ce dont ils sont prévenus.',
  tokens: 'Jetons d’accès',
  webhooks: 'Envois automatiques',
  leaveTitle: 'Quitter cette installation',
  leaveMeaning: 'Faire supprimer tout ce que Beffroi garde pour la commune, avec une attestation.',
  leave: 'Voir comment quitter',
} as const

export const departureTexts = {
  title: 'Quitter cette installation',
  lead: 'Tout ce que cette installation garde pour la commune sera supprimé, trente jours après votre demande.',
  back: 'Vos données',
  steps: 'Comment cela se passe',
  stepList: [
    {
      title: 'Emportez tout',
      text: 'Téléchargez l’export et ouvrez-le, pour être sûr de l’avoir. C’est la seule copie qui vous restera.',
    },
    {
      title: 'Demandez la suppression',
      text: 'Une personne qui administre l’espace écrit le nom de la commune.',
    },
    {
      title: 'Trente jours pour changer d’avis',
      text: 'Beffroi marche comme avant. Chaque personne qui administre l’espace voit la demande ici et peut l’annuler.',
    },
    {
      title: 'Tout est supprimé',
      text: 'Réponses, preuves, plan, constats, mandats, accès et journal. Plus personne de la commune ne peut se connecter pour elle.',
    },
    {
      title: 'L’attestation',
      text: 'Un document (PDF) dit la date, les nombres et l’empreinte du dernier export, sans nommer personne. Son adresse vous est donnée dès la demande.',
    },
  ],
  askTitle: 'Demander la suppression',
  hasExport: 'J’ai téléchargé l’export et je sais où il est rangé.',
  download: 'Télécharger l’export',
  name: (name: string) => `Pour confirmer, écrivez le nom de la commune : ${name}`,
  ask: 'Demander la suppression',
  waitingTitle: (day: string) => `Tout sera supprimé le ${day}`,
  askedBy: (name: string, day: string) =>
    `Demandé par ${name} le ${day}. D’ici là, rien ne change et la demande peut être annulée.`,
  linkTitle: 'L’adresse de l’attestation',
  linkMeaning:
    'Gardez-la hors de Beffroi, avec l’export : après la suppression, c’est le seul moyen d’obtenir l’attestation. Avant, elle ne mène à rien.',
  copyLink: 'Copier l’adresse',
  callOff: 'Annuler la suppression',
  backups:
    'Les sauvegardes de l’installation contiennent encore ces données jusqu’à leur propre effacement : demandez ce délai à la personne qui la tient.',
} as const

export const programsTexts = {
  title: 'Logiciels reliés',
  lead: 'Ce que d’autres logiciels peuvent lire ou écrire ici, et ce dont ils sont prévenus.',
  tokensTitle: 'Jetons d’accès',
  tokens: 'Pour qu’un logiciel lise ou écrive ici, dans les limites que vous fixez.',
  toTokens: 'Voir les jetons',
  webhooksTitle: 'Envois automatiques',
  webhooks: 'Pour qu’un logiciel soit prévenu dès que quelque chose se passe.',
  toWebhooks: 'Voir les envois',
  consoleTitle: 'Deploy Center',
  console:
    'Si vous tenez un catalogue de services avec Deploy Center, Beffroi s’y inscrit : donnez-lui ces adresses et un jeton qui lit la liste de vos communes, ce qui se voit de l’extérieur, l’état des lieux et le plan. Une commune n’y apparaît que si son mandat l’ouvre.',
  figures: 'Chiffres d’usage',
  rights: 'Droits d’accès au service',
} as const
