import { isAmong, labelOf, registrableOf } from './domain-names.ts'
import { plainText } from './plain-text.ts'
import { shownHost } from './punycode.ts'

/** Somebody whose name is worth stealing. */
export interface Protected {
  /** As people call it: « Impôts », « votre commune ». */
  readonly name: string
  /** Domains it writes from and keeps its sites under; all below them are its own. */
  readonly domains: readonly string[]
  /** Words that nobody else has a reason to put in a domain name: `impots`, `ameli`. */
  readonly marks: readonly string[]
  /** The commune itself: a slip of the hand in its name is no chance. */
  readonly isOwn?: boolean
  /** Registrable names made to imitate it, by the rules of the watch. */
  readonly imitations?: ReadonlySet<string>
}

/** Whether nobody could bear that name by chance; else it only resembles. */
export const isSure = ({ how, of }: LookAlikeSeen): boolean =>
  how === 'in-front' || how === 'same-drawing' || (how === 'one-letter' && of.isOwn === true)

export interface LookAlikeSeen {
  readonly of: Protected
  /**
   * `in-front`: `impots.gouv.fr.example.net`. `same-drawing`: other letters, same look. `other-ending`: same name elsewhere.
   * `one-letter`: a slip of the hand away. `its-name`: its name with other words around.
   */
  readonly how: 'in-front' | 'same-drawing' | 'other-ending' | 'one-letter' | 'its-name'
}

/** Whose name the host imitates; null when it is one of theirs, or like nobody. Hosts in lower-case A-labels. */
export function lookAlikeOf(host: string, all: readonly Protected[]): LookAlikeSeen | null {
  const registrable = registrableOf(host)
  if (registrable === null || all.some(({ domains }) => isAmong(host, domains))) return null
  const front = `.${host.slice(0, -registrable.length)}`
  const label = labelOf(registrable)
  const shape = drawingOf(label)
  const words = plainText(shownHost(label)).split('-')
  let found: LookAlikeSeen | null = null
  for (const of of all) {
    const how = howAlike(of, { registrable, front, label, shape, words })
    if (how !== null && (found === null || rank.indexOf(how) < rank.indexOf(found.how))) found = { of, how }
  }
  return found
}

const rank: readonly LookAlikeSeen['how'][] = [
  'in-front',
  'same-drawing',
  'other-ending',
  'one-letter',
  'its-name',
]

interface Name {
  readonly registrable: string
  readonly front: string
  readonly label: string
  readonly shape: string
  readonly words: readonly string[]
}

/** Shorter names are a letter away from too many others. */
const shortestForOneLetter = 6
const shortestForEnding = 5

function howAlike(protectedOne: Protected, name: Name): LookAlikeSeen['how'] | null {
  const { marks } = protectedOne
  let weaker: LookAlikeSeen['how'] | null = null
  for (const { domain, own, ownShape } of drawn(protectedOne)) {
    if (name.front.includes(`.${domain}.`)) return 'in-front'
    if (own.length < 4) continue
    if (name.label === own && own.length >= shortestForEnding) weaker = 'other-ending'
    else if (name.shape === ownShape && own.length >= shortestForEnding) return 'same-drawing'
    else if (own.length >= shortestForOneLetter && isOneSlipAway(name.shape, ownShape))
      weaker ??= 'one-letter'
  }
  if (weaker !== null) return weaker
  if (protectedOne.imitations?.has(name.registrable)) return 'its-name'
  return marks.some((mark) => name.words.includes(mark) || isInARow(name.words, mark)) ? 'its-name' : null
}

interface Drawn {
  readonly domain: string
  readonly own: string
  readonly ownShape: string
}

const known = new WeakMap<Protected, readonly Drawn[]>()

/** The domains of somebody with their drawings, made once. */
function drawn(of: Protected): readonly Drawn[] {
  const already = known.get(of)
  if (already !== undefined) return already
  const made = of.domains.map((domain) => {
    const own = labelOf(domain) || domain.slice(0, domain.indexOf('.'))
    return { domain, own, ownShape: drawingOf(own) }
  })
  known.set(of, made)
  return made
}

/** A mark of several words, `la-poste`, in the words of a name. */
const isInARow = (words: readonly string[], mark: string) =>
  mark.includes('-') && `-${words.join('-')}-`.includes(`-${mark}-`)

/** A label as it is drawn: disguised letters undone, hyphens gone. */
function drawingOf(label: string): string {
  return plainText(shownHost(label))
    .replaceAll('-', '')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w')
    .replaceAll('cl', 'd')
    .replaceAll('0', 'o')
    .replaceAll('1', 'l')
    .replaceAll('3', 'e')
    .replaceAll('5', 's')
    .replaceAll('i', 'l')
}

/** One letter more, less, other, or two exchanged (Damerau). */
export function isOneSlipAway(one: string, other: string): boolean {
  if (one === other || Math.abs(one.length - other.length) > 1) return false
  let start = 0
  while (start < one.length && one[start] === other[start]) start += 1
  let [end, otherEnd] = [one.length, other.length]
  while (end > start && otherEnd > start && one[end - 1] === other[otherEnd - 1]) {
    end -= 1
    otherEnd -= 1
  }
  const [left, right] = [one.slice(start, end), other.slice(start, otherEnd)]
  if (left.length <= 1 && right.length <= 1) return true
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0]
}
