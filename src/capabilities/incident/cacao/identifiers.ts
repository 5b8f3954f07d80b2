import { createHash } from 'node:crypto'

/** The namespace that CACAO v2.0 §10.10 gives for playbooks made from their name and types. */
const namespace = 'aa7caf3a-d55a-4e9a-b34e-056215fba56a'

/**
 * `playbook--` and a version 5 UUID, so that two exports of the same playbook have the same identifier. The name is the
 * RFC 8785 form of the two properties: their names are in order and hold only text, so JSON.stringify writes it.
 */
export function playbookIdentifier(name: string, playbookTypes: readonly string[]): string {
  const text = JSON.stringify({ name, playbook_types: playbookTypes })
  const bytes = createHash('sha1')
    .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
    .update(text)
    .digest()
  return `playbook--${uuidFrom(bytes, 5)}`
}

/**
 * The identifier of anything else. The specification asks for version 4 there: the bits come from a digest of what the
 * object is instead of from chance, so that a file exported twice is the same file.
 */
export function objectIdentifier(type: string, ...seed: readonly string[]): string {
  const bytes = createHash('sha256')
    .update(JSON.stringify(['beffroi', type, ...seed]))
    .digest()
  return `${type}--${uuidFrom(bytes, 4)}`
}

function uuidFrom(digest: Buffer, version: 4 | 5): string {
  const bytes = Buffer.from(digest.subarray(0, 16))
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | (version << 4), 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
