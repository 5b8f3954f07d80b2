import type { NamedLine } from './list-lines.ts'
import { plainName } from './place-names.ts'

export interface KnownCommune {
  readonly insee: string
  readonly name: string
  readonly postalCodes: readonly string[]
}

/** A code of yesterday and the commune it is found in today. */
export interface FormerCommune {
  readonly insee: string
  readonly leadsTo: string
}

export type Outcome =
  | 'found'
  /** The code is that of a commune that merged: the one of today is proposed. */
  | 'merged'
  | 'already-listed'
  /** Named twice in the list. */
  | 'duplicate'
  /** Several communes answer, or the code and the name say different ones. */
  | 'unsure'
  | 'unknown'

export interface MatchedLine {
  readonly line: number
  readonly given: string
  readonly outcome: Outcome
  readonly commune: { readonly insee: string; readonly name: string } | null
  /** Those among which somebody must choose. */
  readonly candidates: readonly { readonly insee: string; readonly name: string }[]
}

interface Directory {
  readonly communes: readonly KnownCommune[]
  readonly former: readonly FormerCommune[]
  readonly listed: ReadonlySet<string>
}

/** Each line of a list held against the directory of today. Nothing is guessed: what is not certain is left to a person. */
export function matchLines(lines: readonly NamedLine[], directory: Directory): MatchedLine[] {
  const byInsee = new Map(directory.communes.map((commune) => [commune.insee, commune]))
  const byPostalCode = new Map<string, KnownCommune[]>()
  for (const commune of directory.communes) {
    for (const code of commune.postalCodes)
      byPostalCode.set(code, [...(byPostalCode.get(code) ?? []), commune])
  }
  const former = new Map(directory.former.map(({ insee, leadsTo }) => [insee, leadsTo]))
  const seen = new Set<string>()
  const isInsee = (code: string) => byInsee.has(code) || former.has(code)
  // One bare code that is a postal code and no INSEE code: the others of that list may be postal codes too.
  const holdsPostalCodes = lines.some(
    (line) => isBare(line) && !isInsee(line.insee) && byPostalCode.has(line.insee),
  )

  return lines.map((line) => {
    const { line: number, given } = line
    const found = findOne(line, { byInsee, byPostalCode, former, holdsPostalCodes })
    if (found.commune === null) return { line: number, given, ...found }
    const { insee, name } = found.commune
    const isAgain = seen.has(insee)
    seen.add(insee)
    const outcome = isAgain ? 'duplicate' : directory.listed.has(insee) ? 'already-listed' : found.outcome
    return { line: number, given, outcome, commune: { insee, name }, candidates: [] }
  })
}

interface Indexes {
  readonly byInsee: ReadonlyMap<string, KnownCommune>
  readonly byPostalCode: ReadonlyMap<string, readonly KnownCommune[]>
  readonly former: ReadonlyMap<string, string>
  readonly holdsPostalCodes: boolean
}

/** A code alone that may be INSEE or postal. */
function isBare(line: NamedLine): line is NamedLine & { readonly insee: string } {
  return line.insee !== null && line.insee === line.postalCode && line.name === null
}

type Found = Pick<MatchedLine, 'outcome' | 'commune' | 'candidates'>

const shown = ({ insee, name }: KnownCommune) => ({ insee, name })
const certain = (commune: KnownCommune, outcome: Outcome = 'found'): Found => ({
  outcome,
  commune: shown(commune),
  candidates: [],
})
const mostCandidates = 8

function findOne(line: NamedLine, indexes: Indexes): Found {
  const { insee, postalCode, name } = line
  const key = name === null ? null : plainName(name)
  const isCalled = (commune: KnownCommune) => key === null || plainName(commune.name) === key
  const byCode = insee === null ? undefined : indexes.byInsee.get(insee)
  const atPost = postalCode === null ? [] : (indexes.byPostalCode.get(postalCode) ?? [])
  // 71250 alone is the INSEE code of Laizé and the postal code of Cluny.
  const mayBePostal = indexes.holdsPostalCodes && isBare(line) && atPost.some((one) => one !== byCode)
  if (byCode !== undefined && mayBePostal)
    return {
      outcome: 'unsure',
      commune: null,
      candidates: [byCode, ...atPost].map(shown).slice(0, mostCandidates),
    }
  if (byCode !== undefined && isCalled(byCode)) return certain(byCode)

  const calledSo = atPost.filter(isCalled)
  const [only] = calledSo
  if (only !== undefined && calledSo.length === 1) return certain(only)

  const today = insee === null ? undefined : indexes.byInsee.get(indexes.former.get(insee) ?? '')
  if (today !== undefined) return certain(today, 'merged')

  const candidates = (calledSo.length > 0 ? calledSo : byCode === undefined ? atPost : [byCode]).map(shown)
  return candidates.length > 0
    ? { outcome: 'unsure', commune: null, candidates: candidates.slice(0, mostCandidates) }
    : { outcome: 'unknown', commune: null, candidates: [] }
}
