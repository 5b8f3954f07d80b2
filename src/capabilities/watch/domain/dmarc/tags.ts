import { isValidReportUri, readReportUris } from './report-uri.ts'

const request = /^(?:none|quarantine|reject)$/i
/** `0` and `1` exclude each other, each letter comes once (RFC 9989 section 4.8, `dmarc-fo`). */
function isFailureOptions(value: string): boolean {
  const letters = value.toLowerCase().split(':')
  const isOnceEach = new Set(letters).size === letters.length
  return (
    isOnceEach &&
    letters.every((each) => ['0', '1', 'd', 's'].includes(each)) &&
    !(letters.includes('0') && letters.includes('1'))
  )
}

/** The tags of a policy record and the values each may have (RFC 9989 section 4.8, table 2). */
const valueRules: Readonly<Record<string, (value: string) => boolean>> = {
  p: (value) => request.test(value),
  sp: (value) => request.test(value),
  np: (value) => request.test(value),
  t: (value) => /^[yn]$/i.test(value),
  psd: (value) => /^[ynu]$/i.test(value),
  adkim: (value) => /^[rs]$/i.test(value),
  aspf: (value) => /^[rs]$/i.test(value),
  fo: isFailureOptions,
  rua: hasUri,
  ruf: hasUri,
}

function hasUri(value: string): boolean {
  return readReportUris(value).some(isValidReportUri)
}

/** Tags of RFC 7489 that RFC 9989 dropped (appendix C.5). */
const historicTags: ReadonlySet<string> = new Set(['pct', 'ri', 'rf'])

/** What a tag is worth. Tags nobody knows must be ignored (section 4.7). */
export function tagStanding(name: string, value: string): 'valid' | 'badly-written' | 'historic' | 'unknown' {
  if (historicTags.has(name)) return 'historic'
  const isValid = Object.hasOwn(valueRules, name) ? valueRules[name] : undefined
  if (isValid === undefined) return 'unknown'
  return isValid(value) ? 'valid' : 'badly-written'
}
