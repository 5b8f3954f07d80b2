/** The accessibility statement of Beffroi itself. */
export const texts = {
  title: 'Accessibilité de Beffroi',
  lead: 'Beffroi est fait pour être utilisé par tous, au clavier, à la voix, en grand, sur un vieux poste. Voici ce qui est vérifié, et ce qui ne l’est pas encore.',
  stateTitle: 'État de conformité',
  state: 'Non évalué par un audit RGAA.',
  stateMeaning:
    'Aucun audit complet selon le référentiel général d’amélioration de l’accessibilité (RGAA 4.1) n’a encore été mené. Faute d’audit, nous ne pouvons annoncer ni une conformité, ni un taux : au sens des textes, Beffroi est donc « non conforme ».',
  checkedTitle: 'Ce que nous vérifions à chaque version',
  checked: [
    'Chaque écran passe une vérification automatique (axe-core), sans exception admise, dans ses différents états. Elle ne voit qu’une partie des défauts possibles.',
    'Un parcours entier, de la première ouverture au document imprimé, est rejoué au clavier seul.',
    'Les contrastes sont calculés pour chaque couple de couleurs, en clair et en sombre.',
    'Les pages s’utilisent sur 360 pixels de large, agrandies à 200 %, et sans animation.',
    'Les documents PDF sont balisés selon la norme PDF/UA-1.',
  ],
  unknownTitle: 'Ce que nous ne savons pas encore',
  unknown: [
    'Aucune personne utilisant chaque jour un lecteur d’écran n’a encore essayé tous les écrans.',
    'Les fichiers que vous joignez vous-même gardent leurs propres défauts.',
  ],
  writeTitle: 'Un obstacle ? Dites-le',
  write:
    'Écrivez à la personne qui administre Beffroi dans votre commune ou chez votre relais : dites la page, ce que vous vouliez faire, et avec quel matériel. Elle peut vous donner la même chose autrement, et transmettre l’obstacle à ceux qui développent Beffroi.',
  recourseTitle: 'Sans réponse satisfaisante',
  recourse:
    'Vous pouvez saisir gratuitement le Défenseur des droits : par son formulaire en ligne, auprès de son délégué dans votre département, ou par courrier sans timbre (Défenseur des droits, Libre réponse 71120, 75342 Paris cedex 07).',
  recourseLink: 'Le formulaire du Défenseur des droits',
  source:
    'Textes : loi n° 2005-102 du 11 février 2005, article 47, et décret n° 2019-768 du 24 juillet 2019, vérifiés le 22 novembre 2026. Cette page ne dispense pas la collectivité qui met Beffroi à disposition de publier sa propre déclaration.',
} as const
