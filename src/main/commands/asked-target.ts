import { fill, findingTexts } from '../../capabilities/watch/content.ts'
import {
  type Declaration,
  makeTarget,
  readDomain,
  type ScanTarget,
} from '../../capabilities/watch/domain/target.ts'
import { fail, ok, type Result } from '../../kernel/result.ts'

export interface AskedTarget {
  readonly target: ScanTarget
  /** How the domain was understood, when it was not simply a domain. */
  readonly remark: string | null
}

/** Reads the domain a person wrote, with what is declared beside it; the error is a sentence for that person. */
export function readAskedTarget(
  given: string,
  declared: {
    readonly mail: Declaration
    readonly site: Declaration
    readonly dkimSelectors?: readonly string[]
  },
): Result<AskedTarget, string> {
  const domain = readDomain(given)
  const texts = findingTexts().domain
  if (!domain.ok) return fail(fill(texts.faults[domain.fault], { given: shorten(given.trim()) }))
  const { remark } = domain.value
  return ok({
    target: makeTarget(domain.value, declared),
    remark: remark === null ? null : fill(texts.remarks[remark], { ...domain.value, remark }),
  })
}

const mostShownCharacters = 80

/** What people pasted can be long: enough of it to recognise it. */
export function shorten(text: string): string {
  return text.length <= mostShownCharacters ? text : `${text.slice(0, mostShownCharacters)}…`
}
