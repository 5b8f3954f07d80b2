import type { Finding } from '../../../api-client/index.ts'

/** A finding, and those that are lost for the same reason. */
export interface Root {
  readonly finding: Finding
  readonly dependents: readonly Finding[]
}

/** One cause can lose eight points: it is told once. The API begins the meaning of a dependent with that of its root. */
export function gatherDependents(findings: readonly Finding[]): Root[] {
  const roots: { finding: Finding; dependents: Finding[] }[] = []
  for (const finding of findings) {
    const root = roots.find((one) => finding.meaning.startsWith(one.finding.meaning))
    if (root) root.dependents.push(finding)
    else roots.push({ finding, dependents: [] })
  }
  return roots
}
