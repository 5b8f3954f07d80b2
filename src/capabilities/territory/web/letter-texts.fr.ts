/** The words of the page where the code of a letter is answered, without an account. */
export const texts = {
  title: 'Répondre à une proposition de mandat',
  lead: 'Vous avez reçu une lettre à la mairie. Recopiez son code pour lire la proposition : rien n’est accordé tant que vous n’avez pas répondu.',
  code: 'Code de la lettre',
  codeHint: 'Cinq groupes de quatre signes. Les tirets et les majuscules ne comptent pas.',
  read: 'Lire la proposition',
  proposal: (holder: string, commune: string) => `${holder} demande à ${commune} d’ouvrir :`,
  days: (from: string, until: string) => `Du ${from} au ${until}.`,
  meaning:
    'Vous pourrez retirer ce mandat à tout instant. La convention est jointe à la lettre : lisez-la avant de répondre.',
  answer: 'Votre réponse',
  grant: 'Oui, accorder ce mandat',
  decline: 'Non, refuser',
  signatory: 'Votre nom et votre qualité',
  signatoryHint: 'Par exemple : Mme Blanc, maire. Vous devez pouvoir engager la commune.',
  submit: 'Répondre',
  granted: 'Le mandat est accordé',
  grantedMeaning:
    'Demandez à l’organisme de vous inviter dans l’espace de votre commune : vous y lirez qui a consulté quoi, et vous pourrez retirer le mandat.',
  declined: 'La proposition est refusée',
  declinedMeaning: 'Rien n’a été ouvert. Vous pouvez jeter la lettre.',
} as const
