/** The words of choosing a commune; each other page of this slice has its own beside, so that none carries them all. */
export const texts = {
  landing: {
    title: 'Vos espaces',
    lead: (communes: number, organisations: number) => {
      const places = [
        organisations > 0 && `${organisations} organisation${organisations > 1 ? 's' : ''}`,
        communes > 0 && `${communes} commune${communes > 1 ? 's' : ''}`,
      ].filter((words) => words !== false)
      return `Vous avez accès à ${places.join(' et à ')}. Choisissez où vous voulez aller.`
    },
    organisations: 'Organisations',
    communes: 'Communes',
    organisation: 'Organisation',
    kind: 'Rôle',
    kinds: {
      relay: 'Relais',
      epci: 'Intercommunalité',
      dpo: 'Délégué à la protection des données',
      provider: 'Prestataire',
    },
    caption: 'Communes par ordre alphabétique',
    commune: 'Commune',
    population: 'Habitants',
    epci: 'Intercommunalité',
    add: 'Ajouter une commune',
    find: 'Chercher dans la liste',
    none: 'Aucune commune ne porte ce nom dans votre liste. Effacez quelques lettres.',
  },

  choose: {
    title: 'Quelle est votre commune ?',
    lead: 'Beffroi connaît toutes les communes de France : quelques lettres suffisent.',
    label: 'Votre commune',
    hint: 'Son nom, son code postal ou son code INSEE.',
    submit: 'Ouvrir l’espace de la commune',
    detail: (commune: { departement: string; epci: string | null; population: number; via: string | null }) =>
      [
        commune.via === null ? null : `anciennement ${commune.via}`,
        commune.departement,
        commune.epci,
        `${commune.population.toLocaleString('fr-FR')} hab.`,
      ]
        .filter((part) => part !== null)
        .join(' · '),
    next: 'Ensuite, la première visite : dix minutes, huit questions simples, et trois choses à faire.',
    notYoursTitle: 'Aucune commune ne vous est encore ouverte',
    notYours:
      'Ici, les communes sont ajoutées par la personne qui a installé Beffroi. Votre compte existe bien, et rien n’est perdu.',
    notYoursToDo:
      'Demandez un lien d’invitation à la personne qui administre Beffroi pour votre commune, puis ouvrez-le dans ce navigateur.',
    installerOnlyTitle: 'Ajouter une commune',
    back: 'Revenir à vos communes',
    account: 'Voir mon compte',
  },
} as const
