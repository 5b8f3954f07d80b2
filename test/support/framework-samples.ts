/** A small library with each thing of the format: parts, dependencies, several choices, scores, a day, a free text. */
export function sampleLibrary({ version = 1 } = {}): string {
  return `urn: urn:essai:library
version: ${version}
locale: fr
ref_id: ESSAI
name: Bibliothèque d’essai
provider: Beffroi
copyright: Licence Ouverte
objects:
  reference_controls:
  - urn: urn:essai:control
    name: Faire une copie hors ligne
  risk_matrix:
  - urn: urn:essai:matrix
  framework:
    urn: urn:essai:framework
    name: Référentiel d’essai
    min_score: 0
    max_score: 5
    implementation_groups_definition:
    - {ref_id: socle, name: Socle, default_selected: true}
    - {ref_id: plus, name: Pour aller plus loin}
    requirement_nodes:
    - {urn: 'urn:essai:n:copies', assessable: false, depth: 1, name: Copies}
    - urn: urn:essai:n:copies:1
      depth: 2
      assessable: true
      parent_urn: urn:essai:n:copies
      ref_id: C.1
      name: Des copies sont faites
      implementation_groups: [socle]
      reference_controls: ['urn:essai:control']
      questions:
        urn:essai:q:copies:
          type: unique_choice
          text: Faites-vous des copies ?
          choices:
          - {urn: 'urn:essai:q:copies:oui', value: Oui, add_score: 4, compute_result: true, select_implementation_groups: [plus]}
          - {urn: 'urn:essai:q:copies:non', value: Non, add_score: 0, compute_result: non_compliant}
        urn:essai:q:where:
          type: multiple_choice
          text: Où sont-elles ?
          weight: 1
          depends_on: {question: 'urn:essai:q:copies', answers: ['urn:essai:q:copies:oui'], condition: any}
          choices:
          - {urn: 'urn:essai:q:where:loin', value: À distance, add_score: 5, compute_result: compliant}
          - {urn: 'urn:essai:q:where:coffre', value: Au coffre, add_score: 1}
          - {urn: 'urn:essai:q:where:bureau', value: Au bureau, compute_result: partially_compliant}
    - {urn: 'urn:essai:n:tests', assessable: false, depth: 1, name: Essais}
    - urn: urn:essai:n:tests:1
      depth: 2
      assessable: true
      parent_urn: urn:essai:n:tests
      name: Les copies sont essayées
      implementation_groups: [socle]
      questions:
        urn:essai:q:when: {type: date, text: Depuis quand ?}
    - urn: urn:essai:n:tests:2
      depth: 2
      assessable: true
      parent_urn: urn:essai:n:tests
      name: Un essai est raconté
      implementation_groups: [plus]
      questions:
        urn:essai:q:story: {type: text, text: Comment s’est passé le dernier essai ?}
    - urn: urn:essai:n:tests:3
      depth: 2
      assessable: true
      parent_urn: urn:essai:n:tests
      name: Personne ne le demande
`
}

/** So many requirements, twenty under each heading, as large frameworks write them: nothing but what is to be judged. */
export function largeLibrary(count: number): string {
  const nodes = Array.from({ length: count }, (_, index) => {
    const heading = index - (index % 20)
    const text = 'Chaque exigence a sa description. '.repeat(6)
    return index === heading
      ? `    - {urn: 'urn:grand:n:${index}', assessable: false, depth: 1, name: Chapitre ${index / 20 + 1}}`
      : `    - {urn: 'urn:grand:n:${index}', assessable: true, depth: 2, parent_urn: 'urn:grand:n:${heading}', ref_id: R.${index}, description: ${text}}`
  })
  return `urn: urn:grand:library
version: 1
name: Grande bibliothèque
objects:
  framework:
    urn: urn:grand:framework
    name: Grand référentiel
    requirement_nodes:
${nodes.join('\n')}
`
}
