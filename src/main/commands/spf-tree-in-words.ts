import type {
  SpfBranch,
  SpfBranchNote,
  SpfNode,
  SpfNodeState,
  SpfTree,
} from '../../capabilities/watch/domain/spf/tree.ts'

const stateInWords: Readonly<Record<SpfNodeState, string>> = {
  read: '',
  faulty: 'contient une faute',
  'several-records': 'publie plusieurs listes',
  'no-record': 'ne publie pas de liste',
  'no-such-name': 'ce nom n’existe pas',
  'bad-name': 'ce nom est impossible',
  'could-not-tell': 'pas de réponse',
  loop: 'ramène d’où l’on vient',
  'not-followed': 'pas suivi plus loin',
}

const noteInWords: Readonly<Record<SpfBranchNote, string>> = {
  void: 'ne mène à rien',
  'could-not-tell': 'pas de réponse',
  'too-many-names': 'plus de dix serveurs',
  'depends-on-message': 'dépend de chaque message',
  'never-reached': 'jamais lu',
}

const widestTerm = 44

/** The tree of an SPF record as indented lines, with the look-ups made so far on the right of each term. */
export function spfTreeInWords({ root, lookUps, voidLookUps }: SpfTree): string[] {
  const state = stateInWords[root.state]
  return [
    `${root.domain}${state === '' ? '' : ` : ${state}`}`,
    ...linesUnder(root, ''),
    `${lookUps} ${lookUps > 1 ? 'recherches' : 'recherche'} sur 10, ${voidLookUps} sans résultat sur 2`,
  ]
}

function linesUnder({ terms, problems = [] }: SpfNode, indent: string): string[] {
  return [
    ...problems.map(({ term }) => `${indent}└ ${term}  (faute)`),
    ...terms.flatMap((branch, index) => linesOf(branch, indent, index === terms.length - 1)),
  ]
}

function linesOf({ text, lookUps, note, next }: SpfBranch, indent: string, isLast: boolean): string[] {
  const head = `${indent}${isLast ? '└' : '├'} ${text}`
  const state = next === undefined ? '' : stateInWords[next.state]
  const remark = state === '' && note !== undefined ? noteInWords[note] : state
  const count = String(lookUps ?? '')
  const line = `${head.padEnd(widestTerm)} ${count.padStart(3)}${remark === '' ? '' : `  ${remark}`}`
  return [line.trimEnd(), ...(next === undefined ? [] : linesUnder(next, `${indent}${isLast ? '  ' : '│ '}`))]
}
