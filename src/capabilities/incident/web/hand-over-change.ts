import {
  deleteCommunesByInseeIncidentsByIncidentIdHandOversByHandOverId,
  postCommunesByInseeIncidentsByIncidentIdHandOvers,
} from '../../../api-client/index.ts'
import { ok, type Result } from '../../../kernel/result.ts'
import { submitted } from '../../../ui/http.ts'
import type { Problem } from '../../../ui/problems/problem.ts'
import { incidentFiles } from './paths.ts'
import { saveFile } from './save-file.ts'

export type HandedOver = { readonly link: string } | { readonly isPackaged: true } | null

const marks = ['clear', 'green', 'amber', 'amber-strict', 'red'] as const

/** Sends what the form of the hand-over says, or ends a link. */
export async function sendHandOver(
  path: { readonly insee: string; readonly incidentId: string },
  form: FormData,
  signal: AbortSignal,
): Promise<Result<HandedOver, Problem>> {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const ended = text('revoke')
  if (ended !== '') {
    const gone = await submitted(
      deleteCommunesByInseeIncidentsByIncidentIdHandOversByHandOverId({
        path: { ...path, handOverId: ended },
      }),
    )
    return gone.ok ? ok(null) : gone
  }
  const parts = form.getAll('parts').map(String)
  const body = {
    recipient: text('recipient'),
    tlp: marks.find((one) => one === text('tlp')) ?? ('red' as const),
    parts: {
      mainCourante: parts.includes('main-courante'),
      case: parts.includes('case'),
      attachments: form.getAll('attachments').map(String),
      files: form.getAll('files').map(String),
    },
  }
  if (text('way') === 'link') {
    const made = await submitted(
      postCommunesByInseeIncidentsByIncidentIdHandOvers({
        path,
        body: { ...body, days: Number(text('days')) },
      }),
    )
    return made.ok ? ok({ link: made.value.link }) : made
  }
  const to = text('way') === 'key' ? { ageKey: text('secret') } : { passphrase: text('secret') }
  const saved = await saveFile(
    incidentFiles.handOverPackage(path.insee, path.incidentId),
    { ...body, to },
    signal,
  )
  return saved.ok ? ok({ isPackaged: true }) : saved
}
