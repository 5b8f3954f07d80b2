const counted = (count: number, one: string, many: string) => `${count} ${count > 1 ? many : one}`

/** Words of the list, of the import and of one questionnaire. */
export const texts = {
  list: {
    title: 'Référentiels',
    lead: 'Des questionnaires plus complets, publiés par l’État ou par d’autres, à remplir à votre rythme.',
    add: 'Ajouter un référentiel',
    empty: 'Aucun référentiel pour l’instant',
    emptyWhy:
      'Un référentiel est un questionnaire publié sous forme de fichier, par exemple celui de l’ANSSI. Une fois ajouté, vous y répondez partie par partie, et vous savez où vous en êtes.',
    emptyElsewhere: 'La personne qui administre votre espace, ou qui a installé Beffroi, peut en ajouter un.',
    begin: 'Commencer',
    goOn: 'Continuer',
    results: 'Résultats',
    version: (version: number) => `version ${version}`,
    requirements: (count: number) => counted(count, 'exigence', 'exigences'),
    questions: (count: number) => counted(count, 'question', 'questions'),
    forAll: 'Pour tous',
    answered: 'Répondu',
    answeredOf: (answered: number, asked: number) =>
      `${counted(answered, 'réponse', 'réponses')} sur ${counted(asked, 'question', 'questions')}`,
    more: 'À propos de ce référentiel',
    copyright: 'Droits',
    provider: 'Publié par',
    broughtBy: 'Ajouté par',
    remove: 'Retirer ce référentiel',
    removeMeaning: 'Cette version ne sera plus proposée. Le fichier pourra être ajouté de nouveau.',
    removeAfter: 'Pour retirer ce référentiel, effacez d’abord vos réponses.',
  },
  add: {
    title: 'Ajouter un référentiel',
    lead: 'Le fichier est vérifié en entier : il est ajouté complet, ou pas du tout.',
    file: 'Fichier du référentiel',
    fileHint: 'Au format YAML de CISO Assistant : son nom finit par .yaml ou .yml.',
    forAll: 'Le proposer à toutes les communes et organisations de cette installation',
    forAllHint: 'Chacune y répond pour elle-même ; ses réponses restent à elle.',
    submit: 'Vérifier et ajouter',
    busy: 'Vérification en cours…',
    done: (name: string, version: number) => `« ${name} », version ${version}, est ajouté.`,
    already: (name: string, version: number) => `« ${name} », version ${version}, était déjà là.`,
    content: (requirements: number, questions: number, choices: number) =>
      `${counted(requirements, 'exigence', 'exigences')}, ${counted(questions, 'question', 'questions')}, ${counted(choices, 'réponse proposée', 'réponses proposées')}.`,
    controls: (count: number) => `Avec ${counted(count, 'mesure citée', 'mesures citées')}.`,
    threats: (count: number) => `Avec ${counted(count, 'menace citée', 'menaces citées')}.`,
    ignored: (parts: string) => `Beffroi n’utilise pas ${parts} de ce fichier.`,
    toList: 'Voir les référentiels',
    refused: 'Ce fichier n’a pas pu être ajouté',
    refusedLines: 'Ce qui ne va pas',
    line: (line: number) => `Ligne ${line}`,
    wholeFile: 'Tout le fichier',
    ours: 'Où trouver un référentiel ?',
    oursAnswer:
      'CISO Assistant publie librement des dizaines de référentiels, dont plusieurs de l’ANSSI et de la CNIL. Regardez la licence de chacun avant de vous en servir.',
  },
  assessment: {
    notBegun: 'Commencer',
    goOn: 'Reprendre',
    done: 'Toutes les questions ont été vues',
    results: 'Voir les résultats',
    whereTitle: 'Où vous en êtes',
    answered: 'Répondu',
    unknown: (count: number) =>
      `${counted(count, 'réponse « je ne sais pas »', 'réponses « je ne sais pas »')}`,
    sections: 'Les parties',
    noSection: 'Aucune question ne vous concerne avec les choix actuels.',
    part: (here: number, count: number) => `${here} sur ${count}`,
    left: (left: number) => (left === 0 ? 'complet' : `${left} à voir`),
    groups: 'Ce qui vous concerne',
    groupsHint:
      'Cochez les parties du référentiel qui concernent votre organisation. Rien n’est effacé quand vous en retirez une.',
    saveGroups: 'Enregistrer ces choix',
    groupsSaved: 'Vos choix sont enregistrés.',
    newer: (version: number) => `La version ${version} de ce référentiel est là`,
    newerMeaning: 'Vos réponses peuvent y être reprises. Vous verrez d’abord ce qui serait perdu.',
    seeNewer: 'Voir ce qui change',
    removeTitle: 'Effacer ce questionnaire',
    removeMeaning: (given: number) =>
      given === 0
        ? 'Vos réponses et leur historique seront effacés. Rien ne permettra de les retrouver. Le référentiel reste proposé.'
        : `${counted(given, 'réponse sera effacée', 'réponses seront effacées')}, avec les remarques et tout leur historique. Rien ne permettra de les retrouver : emportez d’abord le tableau si vous en avez besoin. Le référentiel reste proposé.`,
    removeConfirm: 'Effacer pour de bon',
    exportTitle: 'Emporter les réponses',
    csv: 'Tableau (CSV)',
    xlsx: 'Tableau (Excel)',
  },
} as const
