/** One line of a list of people to invite, as it was given. */
export interface ContactLine {
  readonly line: number
  readonly insee: string
  readonly name: string | null
  readonly address: string | null
}

interface RowOfList {
  readonly line: number
  readonly cells: readonly string[]
}

const wholeCode = /^[0-9][0-9AB][0-9]{3}$/i
/** A spreadsheet takes 01004 for a number and shows 1004. */
const shortCode = /^[1-9][0-9]{3}$/

function codeIn(cell: string): string | null {
  if (wholeCode.test(cell)) return cell.toUpperCase()
  return shortCode.test(cell) ? `0${cell}` : null
}

/**
 * The columns are found by what stands in them, whatever their order: a code, an address (with an at sign), and the
 * first other text for the name. A first line without a code or an address holds titles.
 */
export function readContactLines(rows: readonly RowOfList[]): ContactLine[] {
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell !== ''))
  const [first] = filled
  const holdsTitles = first?.cells.every((cell) => codeIn(cell) === null && !cell.includes('@')) ?? false
  return (holdsTitles ? filled.slice(1) : filled).map(({ line, cells }) => {
    const at = cells.findIndex((cell) => codeIn(cell) !== null)
    const address = cells.find((cell) => cell.includes('@')) ?? null
    const name = cells.find((cell, index) => index !== at && cell !== '' && cell !== address) ?? null
    return {
      line,
      insee: codeIn(cells[at] ?? '') ?? (cells[0] ?? '').slice(0, 20),
      name: name?.slice(0, 160) ?? null,
      address,
    }
  })
}

/** What will become of one line. */
export type LineFate =
  /** A letter leaves. */
  | 'letter'
  /** No address: a sheet to print and post. */
  | 'sheet'
  /** The commune has people of its own: they invite. */
  | 'has-people'
  /** Invited already by this organisation, and not answered yet. */
  | 'already-invited'
  | 'unknown-commune'
  | 'bad-address'
  /** The same commune stands above. */
  | 'duplicate'

export interface FatedLine extends ContactLine {
  /** Of today, when the code of the list is that of a commune that merged. */
  readonly todaysInsee: string | null
  readonly communeName: string | null
  readonly fate: LineFate
}

export const isToInvite = ({ fate }: FatedLine): boolean => fate === 'letter' || fate === 'sheet'

export interface CommuneKnown {
  readonly asked: string
  readonly insee: string | null
  readonly name: string
  readonly hasPeople: boolean
  readonly isInvited: boolean
  readonly mailAddress: string | null
}

/** @param isAddress what an address must look like, without saying whether it exists */
export function decideLines(
  lines: readonly ContactLine[],
  known: readonly CommuneKnown[],
  isAddress: (text: string) => boolean,
): FatedLine[] {
  const communes = new Map(known.map((commune) => [commune.asked, commune]))
  const taken = new Set<string>()
  return lines.map((line) => {
    const commune = communes.get(line.insee)
    const todaysInsee = commune?.insee ?? null
    const address = line.address ?? commune?.mailAddress ?? null
    const decided = {
      ...line,
      address,
      todaysInsee,
      communeName: todaysInsee ? (commune?.name ?? null) : null,
    }
    const fate = (): LineFate => {
      if (commune === undefined || todaysInsee === null) return 'unknown-commune'
      if (taken.has(todaysInsee)) return 'duplicate'
      taken.add(todaysInsee)
      if (commune.hasPeople) return 'has-people'
      if (commune.isInvited) return 'already-invited'
      if (address === null) return 'sheet'
      return isAddress(address) ? 'letter' : 'bad-address'
    }
    return { ...decided, fate: fate() }
  })
}
