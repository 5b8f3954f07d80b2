import { execFile } from 'node:child_process'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import { openLineWriter, type WriteFault } from './line-writer.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'beffroi-writer-'))
  return () => rm(folder, { recursive: true })
})

/** Both ends of a pipe of this machine. */
async function openPipe(name: string) {
  const path = join(folder, name)
  await promisify(execFile)('mkfifo', [path])
  const [reader, writer] = await Promise.all([open(path, 'r'), open(path, 'w')])
  return { reader, writer }
}

const megabyte = new Uint8Array(1 << 20).fill(0x61)

describe('results written to a reader', () => {
  it('that is slow wait for it, all of them in their order', async () => {
    const { reader, writer: file } = await openPipe('slow')
    const writer = openLineWriter(file.fd, () => undefined)
    let hasRoom = true
    for (let index = 0; index < 5; index += 1) {
      writer.push(megabyte.slice())
      hasRoom = await Promise.race([writer.room().then(() => true), Promise.resolve(false)])
    }
    expect(hasRoom).toBe(false)
    writer.push(new TextEncoder().encode('fin\n'))
    let length = 0
    let end = ''
    const room = writer.room()
    while (!end.endsWith('fin\n')) {
      const { bytesRead, buffer } = await reader.read(Buffer.alloc(1 << 16))
      length += bytesRead
      end = buffer.subarray(Math.max(0, bytesRead - 4), bytesRead).toString()
    }
    await room
    await writer.drained()
    expect(length).toBe(5 * megabyte.length + 4)
    await Promise.all([reader.close(), file.close()])
  })

  it('that is gone are given up, and said once', async () => {
    const { reader, writer: file } = await openPipe('gone')
    const faults: WriteFault[] = []
    const writer = openLineWriter(file.fd, (fault) => faults.push(fault))
    await reader.close()
    writer.push(megabyte.slice())
    await writer.drained()
    writer.push(megabyte.slice())
    await writer.room()
    await writer.drained()
    expect(faults).toEqual([{ kind: 'reader-gone' }])
    await file.close()
  })
})
