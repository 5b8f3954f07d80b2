import { describe, expect, it } from 'vitest'
import { smallLogbook } from '../../../../test/support/small-logbook.ts'
import { writeCanonical } from '../domain/log/entry.ts'
import type { LogExport } from './export-shape.ts'
import { fingerprintOf, type Known, verifyExport } from './verify-export.ts'
import { writeExport } from './write-export.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)
/** Sixteen thousand verifications. */
const patient = 240_000

const texts = ['Écran rouge au secrétariat.', 'Câble débranché.', 'Appel au prestataire.', 'Plainte décidée.']

/** An export sealed anew after `change`: what a server that lies would give. */
function forged(change: (content: LogExport) => void) {
  const { content, key, checkpointOf } = smallLogbook(texts)
  const copy = structuredClone(content) as LogExport
  change(copy)
  const known: Known = { key: { publicKey: key.publicKey }, checkpoint: checkpointOf(3) }
  return verifyExport(bytesOf(writeExport(copy, key)), known)
}

describe('an exported logbook', () => {
  it('holds, and what is proven depends on what one knows', async () => {
    const { content, key, checkpointOf } = smallLogbook(texts)
    const file = bytesOf(writeExport(content, key))
    expect(await verifyExport(file)).toMatchObject({
      kind: 'holds',
      entries: 4,
      isKeyKnown: false,
      checkpoint: null,
    })
    const known = { key: { fingerprint: fingerprintOf(key.publicKey) }, checkpoint: checkpointOf(3) }
    expect(await verifyExport(file, known)).toMatchObject({
      kind: 'holds',
      isKeyKnown: true,
      checkpoint: { epoch: 1, size: 3 },
    })
  })

  it(
    'no longer holds when any one bit of it is another',
    async () => {
      const { content, key, checkpointOf } = smallLogbook(['Écran rouge.', 'Câble.'])
      content.epochs[0]!.checkpoints.splice(0, 1)
      const file = bytesOf(writeExport(content, key))
      const known: Known = { key: { publicKey: key.publicKey }, checkpoint: checkpointOf(2) }
      expect((await verifyExport(file, known)).kind).toBe('holds')
      const unseen: string[] = []
      for (let at = 0; at < file.length; at += 1) {
        for (let bit = 0; bit < 8; bit += 1) {
          const changed = file.slice()
          changed[at] = (changed[at] ?? 0) ^ (1 << bit)
          if ((await verifyExport(changed, known)).kind === 'holds') unseen.push(`byte ${at}, bit ${bit}`)
        }
      }
      expect(unseen).toEqual([])
    },
    patient,
  )

  it('no longer holds when it is cut short or lengthened at any byte', async () => {
    const { content, key } = smallLogbook(['Écran rouge.'])
    const file = bytesOf(writeExport(content, key))
    for (let at = 0; at < file.length; at += 1) {
      expect((await verifyExport(file.slice(0, at))).kind).not.toBe('holds')
      if (at % 5 > 0) continue
      const longer = Uint8Array.of(...file.slice(0, at), 0x20, ...file.slice(at))
      expect((await verifyExport(longer)).kind).not.toBe('holds')
    }
    expect((await verifyExport(Uint8Array.of(...file, 0x0a))).kind).toBe('broken')
  })

  it('names the first entry that was changed, taken out, added or moved, even by who holds the key', async () => {
    const changed = await forged(({ epochs: [epoch] }) => {
      Object.assign(epoch!.entries[1]!, { body: { text: 'Rien.', attachments: [] } })
    })
    expect(changed).toEqual({
      kind: 'broken',
      fault: { kind: 'changed-body' },
      at: { epoch: 1, sequence: 1 },
    })
    const deleted = await forged(({ epochs: [epoch] }) => void epoch!.entries.splice(1, 1))
    expect(deleted).toMatchObject({ kind: 'broken', at: { epoch: 1, sequence: 1 } })
    const moved = await forged(
      ({ epochs: [epoch] }) => void epoch!.entries.push(...epoch!.entries.splice(2, 1)),
    )
    expect(moved).toMatchObject({ kind: 'broken', at: { epoch: 1, sequence: 2 } })
    const added = await forged(({ epochs: [epoch] }) => {
      const { leaf } = epoch!.entries[3]!
      epoch!.entries.push(structuredClone({ ...epoch!.entries[3]!, leaf: { ...leaf, sequence: 4 } }))
    })
    expect(added).toMatchObject({ kind: 'broken', at: { epoch: 1, sequence: 4 } })
    const cut = await forged(({ epochs: [epoch] }) => {
      epoch!.entries.splice(2)
      epoch!.checkpoints.splice(2)
    })
    expect(cut).toEqual({
      kind: 'broken',
      fault: { kind: 'cut-before-checkpoint', missing: 1 },
      at: { epoch: 1, sequence: 2 },
    })
  })

  it('written again from the start with the very key is caught by a checkpoint kept elsewhere', async () => {
    const first = smallLogbook(texts)
    const second = smallLogbook(texts.with(1, 'Rien débranché.'))
    const file = bytesOf(writeExport(second.content, second.key))
    expect((await verifyExport(file)).kind).toBe('holds')
    expect(await verifyExport(file, { key: { publicKey: first.key.publicKey } })).toMatchObject({
      fault: { kind: 'other-key' },
    })
    expect(await verifyExport(file, { checkpoint: first.checkpointOf(3) })).toMatchObject({ kind: 'broken' })
  })

  it('is an export or is none, whatever the file holds', async () => {
    const { content, key } = smallLogbook(['Un'])
    const file = writeExport(content, key)
    const strange = [
      '',
      '{}',
      '[]',
      'null',
      '"beffroi-main-courante"',
      `${'['.repeat(200_000)}`,
      '\ud800',
      `\ufeff${file}`,
    ]
    for (const text of strange) expect(await verifyExport(bytesOf(text))).toEqual({ kind: 'no-export' })
    expect(await verifyExport(Uint8Array.of(0xff, 0xfe))).toEqual({ kind: 'no-export' })
    const deep = file.replace(
      '"attachments":[]',
      `"attachments":${'['.repeat(100_000)}${']'.repeat(100_000)}`,
    )
    const twice = file.replace('"version":1', '"version":1,"version":1')
    const pretty = JSON.stringify(JSON.parse(file), null, 2)
    const extra = writeCanonical({ ...JSON.parse(file), more: 1 })
    for (const text of [deep, twice, pretty, extra])
      expect((await verifyExport(bytesOf(text))).kind).toBe('broken')
  })

  it('may lack words that an entry took out with a reason, and no others', async () => {
    const redact = (isSaid: boolean) =>
      forged(({ epochs: [epoch] }) => {
        const { leaf, hash } = epoch!.entries[1]!
        epoch!.entries[1] = { leaf, hash, redactedBy: { epoch: 1, sequence: isSaid ? 3 : 2 } }
      })
    expect(await redact(false)).toMatchObject({
      fault: { kind: 'redacted-without-reason' },
      at: { epoch: 1, sequence: 1 },
    })
  })

  it('keeps its own words whatever they are', async () => {
    const { content, key } = smallLogbook([
      '\u0000 \u2028 🔔 "\\ é e\u0301',
      '',
      '__proto__',
      '9'.repeat(400),
    ])
    expect((await verifyExport(bytesOf(writeExport(content, key)))).kind).toBe('holds')
  })
})
