import {
  type Document,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  parseDocument,
  type YAMLError,
} from 'yaml'
import { fail, ok, type Result } from '../../../kernel/result.ts'
import { type Refusal, toldAtOnce } from './refusal.ts'

/** Deeper than any library, and far from where a reader that calls itself falls. */
const deepest = 64
/** A file made by a program repeats a list by naming it; one that repeats more is a bomb. */
const mostAliases = 20_000

export interface Parsed {
  readonly value: unknown
  /** The line of what stands at this path, or of the nearest thing around it that exists. */
  lineOf(path: readonly PropertyKey[]): number
}

/** Reads YAML 1.2: no tags of anybody's, no keys twice, a bounded depth, bounded repetitions. */
export function parseYaml(text: string): Result<Parsed, readonly Refusal[]> {
  const lines = new LineCounter()
  const tooDeep = depthRefusal(text)
  if (tooDeep !== null) return fail([tooDeep])
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: true,
    uniqueKeys: true,
    stringKeys: true,
    version: '1.2',
  })
  if (document.errors.length > 0) return fail(document.errors.slice(0, toldAtOnce).map(inWords))
  // Something of a tag that nobody knows is read as plain text, with a warning.
  const [warning] = document.warnings
  if (warning !== undefined) return fail([inWords(warning)])
  try {
    const value: unknown = document.toJS({ maxAliasCount: mostAliases })
    return ok({ value, lineOf: (path) => lineOf(document, lines, path) })
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error
    return fail([
      { line: null, at: null, reason: 'Ce fichier se répète lui-même un trop grand nombre de fois.' },
    ])
  }
}

/** Before any tree is made: levels in brackets, levels by indentation, levels opened on one line. */
function depthRefusal(text: string): Refusal | null {
  let line = 1
  let brackets = 0
  let openedOnLine = 0
  let isLineBegun = false
  for (const token of new Lexer().lex(text)) {
    if (token === '[' || token === '{') brackets++
    else if (token === ']' || token === '}') brackets--
    else if (token === '-' || token === '?' || token === ':') openedOnLine++
    else if (!isLineBegun && /^ +$/.test(token) && token.length > 4 * deepest)
      brackets = Number.POSITIVE_INFINITY
    if (brackets + openedOnLine > deepest)
      return { line, at: null, reason: `Ce fichier a trop de niveaux : ${deepest} au plus.` }
    isLineBegun = !token.endsWith('\n')
    if (!isLineBegun) openedOnLine = 0
    for (const character of token) if (character === '\n') line++
  }
  return null
}

function lineOf(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents
  let offset = isNode(node) ? (node.range?.[0] ?? 0) : 0
  for (const key of path) {
    const next: unknown = childOf(node, key)
    if (next === undefined) break
    const place = isPair(next) ? next.key : next
    if (isNode(place) && place.range) offset = place.range[0]
    node = isPair(next) ? next.value : next
  }
  return lines.linePos(offset).line
}

function childOf(node: unknown, key: PropertyKey): unknown {
  if (isMap(node))
    return node.items.find((pair) => (isScalar(pair.key) ? String(pair.key.value) === String(key) : false))
  if (isSeq(node) && typeof key === 'number') return node.items[key]
  return undefined
}

const reasons: Partial<Record<YAMLError['code'], string>> = {
  ALIAS_PROPS: 'Un renvoi (*nom) ne peut rien porter d’autre.',
  BAD_ALIAS: 'Ce renvoi (*nom) ne mène à rien.',
  BAD_DQ_ESCAPE: 'Une barre oblique inverse est mal employée entre guillemets.',
  BAD_INDENT: 'Le retrait de cette ligne ne va pas avec celles qui l’entourent.',
  BAD_SCALAR_START: 'Un texte ne peut pas commencer ainsi : mettez-le entre guillemets.',
  BLOCK_AS_IMPLICIT_KEY: 'Un « : » est de trop, ou un texte doit être mis entre guillemets.',
  BLOCK_IN_FLOW: 'Une accolade ou un crochet n’est pas fermé.',
  DUPLICATE_KEY: 'Cette clé est déjà écrite au même endroit.',
  KEY_OVER_1024_CHARS: 'Cette clé est trop longue.',
  MISSING_CHAR: 'Il manque un caractère : guillemet, crochet, accolade ou deux-points.',
  MULTILINE_IMPLICIT_KEY: 'Une clé tient sur une seule ligne : il manque peut-être un guillemet.',
  MULTIPLE_DOCS: 'Ce fichier contient plusieurs documents (« --- ») : un seul est attendu.',
  TAB_AS_INDENT: 'Le retrait se fait avec des espaces, jamais avec une tabulation.',
  TAG_RESOLVE_FAILED: 'Une étiquette (!…) n’est pas acceptée dans ce fichier.',
  NON_STRING_KEY: 'Une clé est un texte simple.',
  RESOURCE_EXHAUSTION: 'Ce fichier a trop de niveaux.',
}

function inWords(error: YAMLError): Refusal {
  return {
    line: error.linePos?.[0].line ?? null,
    at: null,
    reason: reasons[error.code] ?? 'Cette ligne n’est pas du YAML lisible.',
  }
}
