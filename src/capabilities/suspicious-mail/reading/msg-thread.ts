import { parentPort, workerData } from 'node:worker_threads'
import msgReader from '@kenjiuno/msgreader'

// A thread of its own: an Outlook file is a small file system, and one made to turn in circles ends with its thread.

/** What is taken out of an Outlook file. */
export interface MsgTaken {
  readonly headers: string
  readonly subject: string
  readonly senderName: string
  readonly senderAddress: string
  readonly body: string
  readonly html: string
  readonly isBodyElsewhere: boolean
  readonly attachments: readonly {
    readonly name: string
    readonly bytes: Uint8Array
    readonly isMail: boolean
  }[]
}

const Reader = typeof msgReader === 'function' ? msgReader : msgReader.default
const mostAttachments = 60

function take(bytes: Uint8Array): MsgTaken | null {
  const copy = new Uint8Array(bytes)
  const reader = new Reader(copy.buffer)
  const fields = reader.getFileData()
  if (fields.error !== undefined || fields.dataType !== 'msg') return null
  const html = fields.bodyHtml ?? (fields.html === undefined ? '' : Buffer.from(fields.html).toString('utf8'))
  return {
    headers: fields.headers ?? '',
    subject: fields.subject ?? '',
    senderName: fields.senderName ?? '',
    senderAddress: fields.senderSmtpAddress ?? fields.creatorSMTPAddress ?? fields.senderEmail ?? '',
    body: fields.body ?? '',
    html,
    isBodyElsewhere: fields.compressedRtf !== undefined && html === '' && (fields.body ?? '') === '',
    attachments: (fields.attachments ?? []).slice(0, mostAttachments).map((attachment, index) => {
      const { fileName, content } = reader.getAttachment(index)
      return {
        name: fileName ?? attachment.fileNameShort ?? '',
        bytes: content,
        isMail: attachment.innerMsgContent === true,
      }
    }),
  }
}

let taken: MsgTaken | null = null
try {
  if (workerData instanceof Uint8Array) taken = take(workerData)
} catch {
  // Not an Outlook file that can be read: the one who asked says so.
}
parentPort?.postMessage(taken)
