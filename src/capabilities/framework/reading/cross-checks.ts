import type { WrittenFramework, WrittenLibrary, WrittenNode } from './library-shape.ts'

/** Something well written that leads nowhere, with where it is written. */
export interface Fault {
  readonly path: readonly PropertyKey[]
  readonly reason: string
}

/** Every framework of a library with the path to it. */
export function frameworksIn({
  objects,
}: WrittenLibrary): { path: PropertyKey[]; written: WrittenFramework }[] {
  return [
    ...(objects.framework ? [{ path: ['objects', 'framework'], written: objects.framework }] : []),
    ...(objects.frameworks ?? []).map((written, index) => ({
      path: ['objects', 'frameworks', index],
      written,
    })),
  ]
}

/** What one thing of a file says of another: identifiers that stand twice, parents, groups and choices that are not there. */
export function crossFaults(library: WrittenLibrary): Fault[] {
  const frameworks = frameworksIn(library)
  if (frameworks.length === 0)
    return [
      { path: ['objects'], reason: 'Cette bibliothèque ne contient aucun référentiel (« framework »).' },
    ]
  return [
    ...twice(
      frameworks.map(({ path, written }) => ({ urn: written.urn, path: [...path, 'urn'] })),
      'Ce référentiel',
    ),
    ...frameworks.flatMap(({ path, written }) => faultsIn(written, path)),
  ]
}

function faultsIn(framework: WrittenFramework, path: readonly PropertyKey[]): Fault[] {
  const nodes = framework.requirement_nodes
  const at = (index: number, ...rest: PropertyKey[]) => [...path, 'requirement_nodes', index, ...rest]
  const minScore = framework.min_score ?? 0
  const maxScore = framework.max_score ?? 100
  return [
    ...(minScore < maxScore
      ? []
      : [{ path: [...path, 'max_score'], reason: 'La note la plus haute doit dépasser la plus basse.' }]),
    ...twice(
      nodes.map(({ urn }, index) => ({ urn, path: at(index, 'urn') })),
      'Cette exigence',
    ),
    ...parentFaults(nodes, at),
    ...groupFaults(framework, at),
    ...questionFaults(nodes, at),
  ]
}

type At = (index: number, ...rest: PropertyKey[]) => PropertyKey[]

function twice(things: readonly { urn: string; path: PropertyKey[] }[], what: string): Fault[] {
  const seen = new Set<string>()
  return things.flatMap(({ urn, path }) => {
    const isAgain = seen.has(urn)
    seen.add(urn)
    return isAgain ? [{ path, reason: `${what} porte le même identifiant qu’une autre : ${urn}` }] : []
  })
}

/** A parent is written before its children: no circle can be written then. */
function parentFaults(nodes: readonly WrittenNode[], at: At): Fault[] {
  const before = new Set<string>()
  return nodes.flatMap(({ urn, parent_urn }, index) => {
    const isLost = parent_urn != null && !before.has(parent_urn)
    before.add(urn)
    return isLost
      ? [
          {
            path: at(index, 'parent_urn'),
            reason: `Aucune exigence écrite avant celle-ci ne porte cet identifiant : ${parent_urn}`,
          },
        ]
      : []
  })
}

function groupFaults(framework: WrittenFramework, at: At): Fault[] {
  const known = new Set((framework.implementation_groups_definition ?? []).map(({ ref_id }) => ref_id))
  const unknown = (groups: readonly string[] | null | undefined, path: PropertyKey[]): Fault[] =>
    (groups ?? [])
      .filter((group) => !known.has(group))
      .map((group) => ({
        path,
        reason: `Le groupe « ${group} » n’est pas défini : ce qui en dépend ne serait jamais posé.`,
      }))
  return framework.requirement_nodes.flatMap((node, index) => [
    ...unknown(node.implementation_groups, at(index, 'implementation_groups')),
    ...Object.entries(node.questions ?? {}).flatMap(([urn, { choices }]) =>
      (choices ?? []).flatMap((choice, rank) =>
        unknown(
          choice.select_implementation_groups,
          at(index, 'questions', urn, 'choices', rank, 'select_implementation_groups'),
        ),
      ),
    ),
  ])
}

function questionFaults(nodes: readonly WrittenNode[], at: At): Fault[] {
  const asked = nodes.flatMap((node, index) =>
    Object.entries(node.questions ?? {}).map(([urn, question]) => ({
      urn,
      question,
      path: at(index, 'questions', urn),
    })),
  )
  const choicesOf = new Map(
    asked.map(({ urn, question }) => [urn, new Set((question.choices ?? []).map((one) => one.urn))]),
  )
  return [
    ...twice(asked, 'Cette question'),
    ...asked.flatMap(({ urn, question, path }): Fault[] => {
      const offered = (question.choices ?? []).map((choice, rank) => ({
        urn: choice.urn,
        path: [...path, 'choices', rank, 'urn'],
      }))
      const isChosen = question.type !== 'text' && question.type !== 'date'
      const dependency = question.depends_on
      const target = dependency == null ? undefined : choicesOf.get(dependency.question)
      return [
        ...(isChosen && offered.length === 0
          ? [{ path, reason: 'Cette question demande de choisir et ne propose aucun choix.' }]
          : []),
        ...twice(offered, 'Ce choix'),
        ...(dependency?.question === urn
          ? [{ path: [...path, 'depends_on'], reason: 'Cette question dépend d’elle-même.' }]
          : []),
        ...(dependency != null && target === undefined
          ? [
              {
                path: [...path, 'depends_on', 'question'],
                reason: `Aucune question ne porte cet identifiant : ${dependency.question}`,
              },
            ]
          : []),
        ...(dependency?.answers ?? []).flatMap((choice, rank) =>
          target === undefined || target.has(choice)
            ? []
            : [
                {
                  path: [...path, 'depends_on', 'answers', rank],
                  reason: `La question attendue ne propose pas ce choix : ${choice}`,
                },
              ],
        ),
      ]
    }),
  ]
}
