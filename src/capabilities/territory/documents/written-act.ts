import {
  type Audience,
  type DocumentContent,
  type DocumentForm,
  headOf,
  type Letterhead,
} from '../../../platform/documents/form.ts'
import type { WrittenAct } from '../domain/written-act.ts'

export interface WrittenActInput {
  readonly letterhead: Letterhead
  readonly act: WrittenAct
  readonly audience: Audience
}

/** Conventions, deliberations, the documents of the installation. */
export const writtenAct: DocumentForm<WrittenActInput> = {
  file: new URL('./written-act.typ', import.meta.url),
  fill: ({ letterhead, act, audience }): DocumentContent & Record<string, unknown> => ({
    ...headOf(act.title, letterhead, audience),
    kicker: act.kicker,
    intro: act.intro,
    sections: act.sections,
    signatures: act.signatures,
  }),
}
