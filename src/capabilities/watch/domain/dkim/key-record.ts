/** Why a key cannot be used, or should not (RFC 6376 section 3.6.1, RFC 8301, RFC 8463). */
export type DkimFault =
  /** No TXT record at the name. */
  | 'absent'
  /** An alias stands there, and leads to no key. */
  | 'broken-alias'
  /** Several keys at one name: what receivers do is undefined (RFC 6376 section 3.6.2.2). */
  | 'several-records'
  /** Not a list of tags, or the same tag twice. */
  | 'badly-written'
  /** `v` is not `DKIM1`, or does not come first. */
  | 'version'
  /** No `p` tag. */
  | 'no-key'
  /** `p` is empty: the key was withdrawn. */
  | 'revoked'
  /** Neither `rsa` nor `ed25519`. */
  | 'unknown-key-type'
  /** `p` is no base64, or no key of its type. */
  | 'unreadable-key'
  /** RSA of less than 1024 bits: receivers must refuse it (RFC 8301 section 3.2). */
  | 'key-too-short'
  /** RSA of less than 2048 bits. */
  | 'weak-key'
  /** Only `sha1` is allowed, which receivers refuse (RFC 8301 section 3.1). */
  | 'sha1-only'
  /** `s` is for another use than mail. */
  | 'not-for-mail'
  /** `t=y`: receivers treat the mail as if it were not signed. */
  | 'test-mode'

/** The gravest first. */
const gravity: readonly DkimFault[] = [
  'absent',
  'broken-alias',
  'several-records',
  'badly-written',
  'version',
  'no-key',
  'revoked',
  'unknown-key-type',
  'unreadable-key',
  'key-too-short',
  'sha1-only',
  'not-for-mail',
  'test-mode',
  'weak-key',
]

export const byGravity = (one: DkimFault, other: DkimFault) => gravity.indexOf(one) - gravity.indexOf(other)

/** What a TXT record at a selector says. */
export interface DkimKey {
  readonly text: string
  /** `DKIM1` when written, null when left out, as it may be. */
  readonly version: string | null
  /** As written; `rsa` when left out. Null when the record cannot be read. */
  readonly keyType: string | null
  /** Null when there is no readable key. Ed25519 keys have 256. */
  readonly keySizeInBits: number | null
  readonly isRevoked: boolean
  readonly isTest: boolean
  /** All of the `t` tag, `s` among them: no subdomain may sign. */
  readonly flags: readonly string[]
  readonly faults: readonly DkimFault[]
}

/** Size in bits of an RSA key, as `SubjectPublicKeyInfo` or `RSAPublicKey` (RFC 6376 section 3.6.1); null when it is none. */
export type SizeOfRsa = (der: Uint8Array) => number | null

const smallestRsa = 1024
const soundRsa = 2048
const ed25519InBytes = 32

/**
 * Reads a TXT record of `<selector>._domainkey.<domain>` (RFC 6376 section 3.6.1). Names and values of tags are with their
 * case (section 3.2).
 */
export function readDkimKey(text: string, sizeOfRsa: SizeOfRsa): DkimKey {
  const tags = readTags(text)
  if (tags === null) return unreadable(text, 'badly-written')
  const version = tags.get('v') ?? null
  const isFirst = version === null || [...tags.keys()][0] === 'v'
  if (version !== null && (version !== 'DKIM1' || !isFirst))
    return { ...unreadable(text, 'version'), version }
  const keyType = tags.get('k') ?? 'rsa'
  const flags = listOf(tags.get('t'))
  const published = tags.get('p')
  const isRevoked = published === ''
  const key = keySize(keyType, published, sizeOfRsa)
  const faults: DkimFault[] = [...key.faults]
  const hashes = listOf(tags.get('h'))
  if (hashes.length > 0 && !hashes.includes('sha256')) faults.push('sha1-only')
  const uses = listOf(tags.get('s'))
  if (uses.length > 0 && !uses.includes('*') && !uses.includes('email')) faults.push('not-for-mail')
  const isTest = flags.includes('y')
  if (isTest) faults.push('test-mode')
  return {
    text,
    version,
    keyType,
    keySizeInBits: key.sizeInBits,
    isRevoked,
    isTest,
    flags,
    faults: faults.toSorted(byGravity),
  }
}

const unreadable = (text: string, fault: DkimFault): DkimKey => ({
  text,
  version: null,
  keyType: null,
  keySizeInBits: null,
  isRevoked: false,
  isTest: false,
  flags: [],
  faults: [fault],
})

interface Size {
  readonly sizeInBits: number | null
  readonly faults: readonly DkimFault[]
}

function keySize(keyType: string, published: string | undefined, sizeOfRsa: SizeOfRsa): Size {
  const without = (fault: DkimFault): Size => ({ sizeInBits: null, faults: [fault] })
  if (published === undefined) return without('no-key')
  if (published === '') return without('revoked')
  if (keyType !== 'rsa' && keyType !== 'ed25519') return without('unknown-key-type')
  const bytes = bytesOf(published)
  if (bytes === null) return without('unreadable-key')
  if (keyType === 'ed25519')
    return bytes.length === ed25519InBytes
      ? { sizeInBits: ed25519InBytes * 8, faults: [] }
      : without('unreadable-key')
  const sizeInBits = sizeOfRsa(bytes)
  if (sizeInBits === null) return without('unreadable-key')
  if (sizeInBits < smallestRsa) return { sizeInBits, faults: ['key-too-short'] }
  return { sizeInBits, faults: sizeInBits < soundRsa ? ['weak-key'] : [] }
}

/** Whether a text has anything of a DKIM key: other TXT records, of a wildcard for example, are nobody's business. */
export const isDkimLike = (text: string) =>
  /^\s*v\s*=\s*DKIM/i.test(text) || (readTags(text)?.has('p') ?? false)

const tagName = /^[A-Za-z][A-Za-z0-9_]*$/

/** The tags in writing order (RFC 6376 section 3.2); null for what is no list of them, or has one twice. */
function readTags(text: string): ReadonlyMap<string, string> | null {
  const tags = new Map<string, string>()
  const pieces = text.split(';')
  for (const [index, piece] of pieces.entries()) {
    const isEnd = index === pieces.length - 1 && piece.trim() === ''
    if (isEnd && index > 0) break
    const at = piece.indexOf('=')
    const name = piece.slice(0, Math.max(at, 0)).trim()
    if (at < 0 || !tagName.test(name) || tags.has(name)) return null
    tags.set(name, piece.slice(at + 1).trim())
  }
  return tags
}

const listOf = (value: string | undefined): readonly string[] =>
  (value ?? '')
    .split(':')
    .map((each) => each.trim())
    .filter((each) => each !== '')

/** Base64 with white space anywhere, its final `=` sometimes forgotten; null for anything else. */
function bytesOf(text: string): Uint8Array | null {
  const bare = text.replace(/[ \t\r\n]/g, '')
  const letters = bare.replace(/={1,2}$/, '')
  const isWhole = letters.length % 4 !== 1 && (bare === letters || bare.length % 4 === 0)
  if (!isWhole || !/^[A-Za-z0-9+/]+$/.test(letters)) return null
  return Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0))
}
