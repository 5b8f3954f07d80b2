/** The words of the pages of this slice. */
export const texts = {
  landing: {
    title: 'Vos communes',
    lead: (count: number) => `Vous avez accès à ${count} communes. Choisissez celle où vous voulez aller.`,
    caption: 'Communes par ordre alphabétique',
    commune: 'Commune',
    population: 'Habitants',
    epci: 'Intercommunalité',
    add: 'Ajouter une commune',
    find: 'Chercher dans la liste',
    none: 'Aucune commune ne porte ce nom dans votre liste.',
  },
  choose: {
    title: 'Quelle est votre commune ?',
    lead: 'Beffroi connaît toutes les communes de France : quelques lettres suffisent.',
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
  },
} as const
