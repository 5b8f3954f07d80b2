/**
 * Raw evidence as indented lines, to the letter: `name: value`, one `-` per element of a list. Nothing is left out,
 * so that an expert reads exactly what was seen.
 */
export function evidenceText(evidence: unknown): string {
  return linesOf(evidence).join('\n')
}

function linesOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.length === 0 ? ['(rien)'] : value.flatMap(elementLines)
  if (isRecord(value)) {
    const entries = Object.entries(value)
    return entries.length === 0 ? ['(rien)'] : entries.flatMap(([name, part]) => namedLines(name, part))
  }
  return [typeof value === 'string' ? value : String(value)]
}

function namedLines(name: string, value: unknown): string[] {
  const lines = linesOf(value)
  return isPlain(value) ? [`${name}: ${lines[0] ?? ''}`] : [`${name}:`, ...lines.map((line) => `  ${line}`)]
}

const elementLines = (value: unknown): string[] =>
  linesOf(value).map((line, index) => `${index === 0 ? '-' : ' '} ${line}`)

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** Fits on the line of its name. */
const isPlain = (value: unknown): boolean => !isRecord(value) || Object.keys(value).length === 0
