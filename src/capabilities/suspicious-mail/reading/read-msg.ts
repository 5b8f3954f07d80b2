import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Parts } from './message.ts'
import type { MsgTaken } from './msg-thread.ts'
import { readEml } from './read-eml.ts'

const patienceInMs = 8_000
const memoryInMb = 512

/** Whether the file is one of Outlook's: a compound file ([MS-CFB] 2.2). */
export const isMsg = (bytes: Buffer): boolean => bytes.length > 512 && bytes.readUInt32BE(0) === 0xd0cf11e0

/**
 * Takes an Outlook message apart ([MS-OXMSG]). Its headers are those the mail came with, where Outlook kept them; the body is
 * Outlook's own, so that no signature can be verified on it.
 */
export async function readMsg(bytes: Buffer): Promise<Parts | null> {
  const taken = await takeApart(bytes)
  if (taken === null) return null
  const head = taken.headers === '' ? headOf(taken) : taken.headers.replace(/(?:\r?\n)+$/, '')
  const read = await readEml(Buffer.from(`${head.trimStart()}\r\n\r\n`))
  if (read === null) return null
  const from = read.from.length > 0 ? read.from : [{ name: taken.senderName, address: taken.senderAddress }]
  return {
    ...read,
    from,
    subject: read.subject === '' ? taken.subject : read.subject,
    text: taken.body,
    html: taken.html,
    attachments: taken.attachments
      .filter(({ isMail }) => !isMail)
      .map(({ name, bytes: content }) => ({ name, mimeType: '', bytes: content })),
    mails: taken.attachments.filter(({ isMail }) => isMail).map(({ bytes: content }) => content),
    unread: taken.isBodyElsewhere ? [...read.unread, 'broken'] : read.unread,
  }
}

/** A mail that never left the house has no headers of the Internet. */
function headOf({ senderName, senderAddress, subject }: MsgTaken): string {
  const line = (text: string) => text.replace(/[\r\n"<>]+/g, ' ')
  return `From: "${line(senderName)}" <${line(senderAddress)}>\r\nSubject: ${line(subject)}`
}

async function takeApart(bytes: Buffer): Promise<MsgTaken | null> {
  const thread = new Worker(new URL('./msg-thread.ts', import.meta.url), {
    workerData: new Uint8Array(bytes),
    resourceLimits: { maxOldGenerationSizeMb: memoryInMb },
  })
  try {
    const [taken]: (MsgTaken | null)[] = await once(thread, 'message', {
      signal: AbortSignal.timeout(patienceInMs),
    })
    return taken ?? null
  } catch {
    return null
  } finally {
    await thread.terminate()
  }
}
