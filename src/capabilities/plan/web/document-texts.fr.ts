/** The words of the page of documents. */
export const documentTexts = {
  title: 'Documents',
  lead: 'Prenez celui qu’il vous faut. Chacun dit à qui il peut être montré.',
  files: { pdf: 'Télécharger (PDF)', xlsx: 'Tableur (XLSX)', csv: 'Texte (CSV)' },
  sessionOn: 'Date de la séance',
  sessionOnHint: 'Elle sera imprimée sur le rapport.',
  whyTitle: 'Pourquoi le rapport au conseil en dit si peu',
  why: [
    'Un rapport remis au conseil municipal est public : toute personne peut en demander copie. Un attaquant aussi.',
    'Il dit donc où en est la commune, ce que l’inaction coûterait et ce qui est proposé. Il ne dit ni ce qui est ouvert, ni quel logiciel est ancien.',
    'Ces détails sont dans l’annexe confidentielle. La loi permet de la garder : le code des relations entre le public et l’administration (article L311-5, 2°, d) écarte de la communication ce qui porterait atteinte à la sécurité des systèmes d’information.',
  ],
  whySource:
    'Source : cet article, et l’avis 20172766 de la CADA du 7 septembre 2017. Consultés le 22 novembre 2026 dans une source secondaire.',
  weekTitle: 'Pour convaincre',
  weekMeaning: 'Le coût d’une semaine sans ordinateurs se lit et s’imprime depuis sa page.',
  seeWeek: 'Voir le calcul',
} as const
