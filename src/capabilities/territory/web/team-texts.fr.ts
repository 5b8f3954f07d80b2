import { peopleTexts } from './people-texts.fr.ts'
import type { PeopleWords } from './people-words.ts'

/** The words of « Équipe » of an organisation that serves communes. */
export const teamTexts = {
  title: 'Équipe',
  lead: 'Qui entre au nom de votre organisation. Chaque consultation d’une commune est inscrite sous le nom de la personne.',
  people: {
    ...peopleTexts,
    title: 'Les personnes',
    meaning:
      'Elles voient vos communes, dans la limite de chaque mandat. Chacune a son propre compte, protégé par deux facteurs.',
    askAdministrator: (names: string) =>
      `Pour inviter ou retirer quelqu’un, demandez à ${names}, qui administre votre organisation.`,
    alone:
      'Vous êtes seul à pouvoir entrer. Invitez une deuxième personne : vos communes peuvent avoir besoin de vous un jour d’absence.',
    removing: {
      ...peopleTexts.removing,
      meaning:
        'Cette personne ne verra plus rien de vos communes, dès maintenant. Son compte et ce qu’elle a enregistré restent. Vous pourrez l’inviter de nouveau.',
      yourself:
        'Vous ne pourrez plus entrer au nom de cette organisation. Quelqu’un d’autre devra vous inviter de nouveau.',
    },
    removed: (name: string) => `${name} n’entre plus au nom de votre organisation.`,
    inviteRole: 'Que fera cette personne ?',
  } satisfies PeopleWords,
} as const
