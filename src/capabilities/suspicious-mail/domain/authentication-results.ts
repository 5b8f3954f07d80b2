import { isSameOwner } from './domain-names.ts'
import type { Entry, HeaderLine } from './route.ts'

/** What the receiving server found at the moment the message came, when keys and records were still there. */
export interface ResultsTold {
  readonly spf: { readonly result: string; readonly domain: string } | null
  /** The domains whose signature held. */
  readonly dkimPassed: readonly string[]
}

const mostLines = 10
const longestLine = 4000

/**
 * The `Authentication-Results` (RFC 8601) of the receiving house. Only lines above the entry count, under a name of the
 * house: anybody can write one below (section 1.6, and 5 on removing forged ones).
 */
export function resultsTold(headers: readonly HeaderLine[], entry: Entry): ResultsTold | null {
  const lines = headers
    .slice(0, entry.at)
    .filter(({ name }) => name === 'authentication-results')
    .slice(0, mostLines)
    .map(({ value }) => value.slice(0, longestLine).replace(/\([^()]*\)/g, ' '))
    .filter((value) => isOfHouse(value, entry.receiver))
  if (lines.length === 0) return null
  const methods = lines.flatMap((line) => line.split(';').slice(1))
  const spf = methods.map((text) => readMethod(text, 'spf')).find((each) => each !== null)
  const dkim = methods.map((text) => readMethod(text, 'dkim')).filter((each) => each !== null)
  return {
    spf: spf === undefined ? null : { result: spf.result, domain: domainIn(spf.text, 'smtp.mailfrom') },
    dkimPassed: dkim.flatMap(({ result, text }) => {
      const domain = domainIn(text, 'header.d') || domainIn(text, 'header.i')
      return result === 'pass' && domain !== '' ? [domain] : []
    }),
  }
}

function isOfHouse(value: string, receiver: string): boolean {
  const id = /^\s*([a-z0-9_.-]+)/i.exec(value)?.[1]?.toLowerCase() ?? ''
  return id !== '' && (id === receiver || isSameOwner(id, receiver))
}

function readMethod(text: string, method: string): { result: string; text: string } | null {
  const result = new RegExp(`^\\s*${method}\\s*=\\s*([a-z]+)`, 'i').exec(text)?.[1]
  return result === undefined ? null : { result: result.toLowerCase(), text }
}

function domainIn(text: string, property: string): string {
  const value =
    new RegExp(`\\s${property.replace('.', '\\.')}\\s*=\\s*"?([^\\s;"]+)`, 'i').exec(text)?.[1] ?? ''
  return value.slice(value.lastIndexOf('@') + 1).toLowerCase()
}
