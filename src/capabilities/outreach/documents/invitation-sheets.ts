import { encode } from 'uqr'
import { type Day, dayInWords } from '../../../kernel/day.ts'
import {
  type DocumentContent,
  type DocumentForm,
  headOf,
  type Letterhead,
} from '../../../platform/documents/form.ts'
import { shortened } from '../../../platform/documents/printable-text.ts'

export interface InvitationSheet {
  readonly communeName: string
  readonly contactName: string | null
  readonly link: string
  readonly expiresOn: Day
}

export interface InvitationSheetsInput {
  readonly letterhead: Letterhead
  readonly message: string | null
  readonly sheets: readonly InvitationSheet[]
}

/** One page a commune, to fold into an envelope: who invites, the link to type, and a square to point a phone at. */
export const invitationSheets: DocumentForm<InvitationSheetsInput> = {
  file: new URL('./invitation-sheets.typ', import.meta.url),
  fill: fillInvitationSheets,
}

export function fillInvitationSheets(
  input: InvitationSheetsInput,
): DocumentContent & Record<string, unknown> {
  return {
    ...headOf('Votre invitation à rejoindre Beffroi', input.letterhead, {
      kind: 'confidential',
      label: 'À remettre en main propre ou par courrier',
      mention: 'Ce lien ouvre l’espace de la commune : ne le laissez pas à la vue du public.',
      footer: 'À remettre à la mairie',
    }),
    message: input.message === null ? null : shortened(input.message, 1200),
    sheets: input.sheets.map(({ communeName, contactName, link, expiresOn }) => ({
      communeName: shortened(communeName, 80),
      contactName: contactName === null ? null : shortened(contactName, 80),
      // Typed by hand: cut where a person may breathe.
      link: link.replaceAll(/(?<=[/#])/g, '\u200b'),
      until: dayInWords(expiresOn),
      square: squareOf(link),
    })),
  }
}

/** The dark runs of a QR code, its quiet border included: numbers, since words are made fit to print on their way. */
function squareOf(link: string): { size: number; runs: [x: number, y: number, length: number][] } {
  const { data, size } = encode(link, { ecc: 'M', border: 2 })
  const runs: [number, number, number][] = []
  for (const [y, row] of data.entries()) {
    for (let x = 0; x < row.length; x++) {
      const from = x
      while (row[x]) x++
      if (x > from) runs.push([from, y, x - from])
    }
  }
  return { size, runs }
}
