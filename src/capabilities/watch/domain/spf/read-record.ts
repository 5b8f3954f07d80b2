import { readIp4, readIp6 } from './ip-address.ts'
import { type MacroString, readMacroString } from './macro-string.ts'
import type {
  Mechanism,
  MechanismName,
  Modifier,
  Qualifier,
  SpfRecord,
  SyntaxFault,
  SyntaxProblem,
  Term,
} from './record.ts'

export type SpfReading =
  | { readonly kind: 'record'; readonly record: SpfRecord }
  /** Every faulty term, in the order of the record. */
  | { readonly kind: 'faulty'; readonly problems: readonly [SyntaxProblem, ...SyntaxProblem[]] }

type Read<T> = { readonly value: T } | { readonly fault: SyntaxFault }

const fault = (which: SyntaxFault): { readonly fault: SyntaxFault } => ({ fault: which })

/** Reads an SPF record (one that `isSpf`) by the grammar of RFC 7208 section 12. Never throws. */
export function readSpf(text: string): SpfReading {
  // Terms are apart by spaces and nothing else: a tab belongs to its term, where it is a fault (section 4.6.1).
  const written = text
    .slice('v=spf1'.length)
    .split(' ')
    .filter((term) => term !== '')
  const terms: Term[] = []
  const problems: SyntaxProblem[] = []
  for (const term of written) {
    const read = readTerm(term)
    if ('fault' in read) problems.push({ term, fault: read.fault })
    else if (isRepeated(read.value, terms)) problems.push({ term, fault: 'repeated-modifier' })
    else terms.push(read.value)
  }
  const [first, ...others] = problems
  if (first !== undefined) return { kind: 'faulty', problems: [first, ...others] }
  return {
    kind: 'record',
    record: {
      terms,
      mechanisms: terms.filter((term) => isMechanism(term)),
      redirect: terms.find((term) => term.name === 'redirect') ?? null,
      exp: terms.find((term) => term.name === 'exp') ?? null,
    },
  }
}

const isMechanism = (term: Term): term is Mechanism => 'qualifier' in term

/** `redirect` and `exp` stand once each (section 6). */
const isRepeated = (term: Term, before: readonly Term[]) =>
  (term.name === 'redirect' || term.name === 'exp') && before.some(({ name }) => name === term.name)

function readTerm(term: string): Read<Term> {
  if (/[^\x20-\x7e]/.test(term)) return fault('not-ascii')
  const modifier = /^([a-z][a-z\d._-]*)=(.*)$/i.exec(term)
  if (modifier !== null) return readModifier(term, modifier[1] ?? '', modifier[2] ?? '')
  const {
    sign,
    name = '',
    rest = '',
  } = /^(?<sign>[+\-~?]?)(?<name>[a-z\d]*)(?<rest>.*)$/i.exec(term)?.groups ?? {}
  const qualifier = sign === '' ? '+' : ((sign ?? '+') as Qualifier)
  const known = name.toLowerCase()
  if (!isMechanismName(known)) return fault(term.includes('=') ? 'bad-modifier' : 'unknown-mechanism')
  return readMechanism(known, rest, { qualifier, text: term })
}

const mechanismNames: readonly MechanismName[] = ['all', 'include', 'a', 'mx', 'ptr', 'ip4', 'ip6', 'exists']

const isMechanismName = (name: string): name is MechanismName =>
  mechanismNames.some((known) => known === name)

/** A name that is known is never an unknown modifier, even with a faulty value (errata and tests of the RFC agree). */
function readModifier(text: string, written: string, value: string): Read<Modifier> {
  const name = written.toLowerCase()
  if (name === 'redirect' || name === 'exp') {
    const target = readDomainSpec(value)
    return 'fault' in target ? target : { value: { name, text, target: target.value } }
  }
  return readMacroString(value, 'in-domain') === null
    ? fault('bad-macro')
    : { value: { name: 'unknown', text, modifier: name } }
}

type Head = { readonly qualifier: Qualifier; readonly text: string }

function readMechanism(name: MechanismName, rest: string, head: Head): Read<Mechanism> {
  switch (name) {
    case 'all':
      return rest === '' ? { value: { ...head, name } } : fault('value-not-allowed')
    case 'include':
    case 'exists': {
      const target = readTarget(rest)
      if ('fault' in target) return target
      return target.value === null
        ? fault('missing-value')
        : { value: { ...head, name, target: target.value } }
    }
    case 'ptr': {
      const target = readTarget(rest)
      return 'fault' in target ? target : { value: { ...head, name, target: target.value } }
    }
    case 'a':
    case 'mx':
      return readHosts(name, rest, head)
    case 'ip4':
    case 'ip6':
      return readNetwork(name, rest, head)
  }
}

/** `[ ":" domain-spec ]`. */
function readTarget(rest: string): Read<MacroString | null> {
  if (rest === '') return { value: null }
  if (!rest.startsWith(':')) return fault(rest.startsWith('/') ? 'value-not-allowed' : 'unknown-mechanism')
  return readDomainSpec(rest.slice(1))
}

/** `[ ":" domain-spec ] [ dual-cidr-length ]`; the domain itself may hold slashes, so prefixes are read from the end. */
function readHosts(name: 'a' | 'mx', rest: string, head: Head): Read<Mechanism> {
  const {
    before = '',
    four,
    six,
  } = /^(?<before>.*?)(?:\/(?<four>\d+))?(?:\/\/(?<six>\d+))?$/.exec(rest)?.groups ?? {}
  const prefix4 = readPrefix(four, 32)
  const prefix6 = readPrefix(six, 128)
  if (prefix4 === null || prefix6 === null) return fault('bad-prefix')
  if (before.startsWith('/')) return fault('bad-prefix')
  const target = readTarget(before)
  return 'fault' in target ? target : { value: { ...head, name, target: target.value, prefix4, prefix6 } }
}

/** Without leading zeros, at most the length of an address; the whole address when absent. */
function readPrefix(digits: string | undefined, longest: number): number | null {
  if (digits === undefined) return longest
  if (!/^(?:0|[1-9]\d{0,2})$/.test(digits)) return null
  const prefix = Number(digits)
  return prefix <= longest ? prefix : null
}

function readNetwork(name: 'ip4' | 'ip6', rest: string, head: Head): Read<Mechanism> {
  if (rest === '' || rest === ':') return fault('missing-value')
  if (!rest.startsWith(':')) return fault('bad-address')
  const slash = rest.indexOf('/')
  const address = rest.slice(1, slash < 0 ? undefined : slash)
  const network = name === 'ip4' ? readIp4(address) : readIp6(address)
  if (network === null) return fault('bad-address')
  const prefix = readPrefix(slash < 0 ? undefined : rest.slice(slash + 1), network.length * 8)
  return prefix === null ? fault('bad-prefix') : { value: { ...head, name, network, prefix } }
}

const letterOrDigit = '[a-z\\d]'
const topLabel = new RegExp(
  `^(?:${letterOrDigit}*[a-z]${letterOrDigit}*|${letterOrDigit}+-[a-z\\d-]*${letterOrDigit})$`,
  'i',
)

/** `macro-string domain-end`: it ends with a macro, or with a dot and a label that is not all digits (section 7.1). */
function readDomainSpec(text: string): Read<MacroString> {
  if (text === '') return fault('missing-value')
  const macro = readMacroString(text, 'in-domain')
  if (macro === null) return fault('bad-macro')
  const last = macro.at(-1)
  if (last === undefined || last.kind !== 'literal') return { value: macro }
  const labels = last.text.replace(/\.$/, '').split('.')
  return labels.length > 1 && topLabel.test(labels.at(-1) ?? '') ? { value: macro } : fault('bad-domain')
}
