import {
  postCommunesByInseeIncidentsByIncidentIdAttachments,
  postCommunesByInseeIncidentsByIncidentIdEntries,
  postCommunesByInseeIncidentsByIncidentIdRedactions,
} from '../../../api-client/index.ts'
import { fail, ok } from '../../../kernel/result.ts'
import { submitted } from '../../../ui/http.ts'
import { instantIn } from './instant-in.ts'
import { logTexts } from './log-texts.fr.ts'
import { textIn } from './read-case.ts'

type Room = { readonly insee: string; readonly incidentId: string }

/** A new line, or the words of one taken out. The form carries the number of the line, so that it is written once. */
export async function sendLine(path: Room, form: FormData): Promise<unknown> {
  const device = { id: String(form.get('deviceId')), sequence: 0 }
  const sentAt = new Date().toISOString()
  const text = textIn(form, 'text') ?? ''
  if (form.get('intent') === 'redact')
    return submitted(
      postCommunesByInseeIncidentsByIncidentIdRedactions({
        path,
        body: {
          of: { epoch: Number(form.get('epoch')), sequence: Number(form.get('sequence')) },
          ...{ device, sentAt, reason: text },
        },
      }),
    )
  const happenedAt = instantIn(textIn(form, 'day'), textIn(form, 'time'))
  if (happenedAt === null)
    return fail({
      ...{ type: 'about:blank', title: logTexts.wrongTime, status: 422, detail: null, extra: {} },
      errors: [{ pointer: '/time', detail: logTexts.wrongTime }],
    })
  const file = form.get('file')
  const kept = file instanceof File && file.size > 0 ? await keep(path, file) : null
  if (kept !== null && !kept.ok) return kept
  const attachments = kept === null ? [] : [kept.value]
  const medium = form.get('isPaper') === 'on' ? ('paper' as const) : ('screen' as const)
  return submitted(
    postCommunesByInseeIncidentsByIncidentIdEntries({
      path,
      body: {
        sentAt,
        entries: [{ device, kind: 'note', medium, happenedAt, writtenAt: sentAt, text, attachments }],
      },
    }),
  )
}

async function keep(path: Room, file: File) {
  const kept = await submitted(postCommunesByInseeIncidentsByIncidentIdAttachments({ path, body: { file } }))
  return kept.ok ? ok({ sha256: kept.value.sha256, name: file.name }) : kept
}
