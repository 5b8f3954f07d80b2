import {
  type DocumentContent,
  type DocumentForm,
  headOf,
  type Letterhead,
} from '../../../../platform/documents/form.ts'
import { rowsOfCode } from './kit.ts'

export interface EnvelopesInput {
  readonly letterhead: Letterhead
  /** In clear, for this printing only. */
  readonly codes: readonly { readonly number: number; readonly code: string }[]
  readonly address: string
}

/** One page for each sealed envelope: to fold, to seal, to open on the day. */
export const sealedEnvelopes: DocumentForm<EnvelopesInput> = {
  file: new URL('./envelopes.typ', import.meta.url),
  fill: ({ letterhead, codes, address }): DocumentContent & Record<string, unknown> => ({
    ...headOf('Enveloppes scellées', letterhead, {
      kind: 'confidential',
      label: 'Secret jusqu’au jour de l’urgence',
      mention: 'Ce code n’est gardé nulle part en clair. Imprimez, pliez, scellez, puis fermez la page.',
      footer: 'À sceller dans une enveloppe',
    }),
    codes,
    address: address.replace(/^https?:\/\//, ''),
    qr: rowsOfCode(address),
  }),
}
