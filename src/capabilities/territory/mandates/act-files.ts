import { dayOf } from '../../../kernel/day.ts'
import type { Audience } from '../../../platform/documents/form.ts'
import type { RawReply } from '../../../platform/http/route.ts'
import type { Platform } from '../../../platform/platform.ts'
import { writtenAct } from '../documents/written-act.ts'
import { writeActAsDocx } from '../documents/written-act-docx.ts'
import type { WrittenAct } from '../domain/written-act.ts'
import { actAudience, convention, deliberationAudience, deliberationModel } from './mandate-acts.ts'
import { mandateWords } from './mandate-content.ts'
import type { Mandate } from './mandate-store.ts'

/** What is offered of a mandate: the convention and the model of a deliberation, to print or to correct. */
export const mandateFiles = [
  'convention.pdf',
  'convention.docx',
  'deliberation.pdf',
  'deliberation.docx',
] as const
export type MandateFile = (typeof mandateFiles)[number]

const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

export async function fileOfMandate(
  platform: Platform,
  known: Mandate,
  file: MandateFile,
): Promise<RawReply> {
  const words = mandateWords()
  const isConvention = file.startsWith('convention')
  const act = isConvention ? convention(known, words) : deliberationModel(known, words)
  const named = `${isConvention ? 'Convention de mandat' : 'Délibération'} - ${known.communeName}`
  const organisation = isConvention ? known.holderName : `Commune de ${known.communeName}`
  const audience = isConvention ? actAudience : deliberationAudience
  return fileOfAct(platform, act, organisation, named, file.endsWith('.pdf') ? 'pdf' : 'docx', audience)
}

export async function fileOfAct(
  { documents, clock, config }: Platform,
  act: WrittenAct,
  organisation: string,
  named: string,
  kind: 'pdf' | 'docx',
  audience: Audience,
): Promise<RawReply> {
  const writtenOn = dayOf(clock())
  const letterhead = { organisation, writtenOn, isDemonstration: config.demonstration }
  const input = { letterhead, act, audience }
  const content = kind === 'pdf' ? await documents.renderPdf(writtenAct, input) : await writeActAsDocx(input)
  return {
    raw: new Uint8Array(content),
    headers: {
      'content-type': kind === 'pdf' ? 'application/pdf' : docxType,
      'content-disposition': `${kind === 'pdf' ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(`${named} - ${writtenOn}.${kind}`)}`,
    },
  }
}
