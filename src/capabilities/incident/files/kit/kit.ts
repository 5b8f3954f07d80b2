import { encode } from 'uqr'
import {
  type Audience,
  type DocumentContent,
  type DocumentForm,
  headOf,
  type Letterhead,
} from '../../../../platform/documents/form.ts'
import type { CallLine, Role } from '../../domain/number.ts'
import type { Phase, Step } from '../../domain/playbook.ts'

export interface KitInput {
  readonly letterhead: Letterhead
  readonly steps: readonly Step[]
  readonly numbers: { readonly lines: readonly CallLine[]; readonly toComplete: readonly Role[] }
  /** Whether unplugging the box kills the telephone, in the words of this commune. */
  readonly box: string
  readonly neverUnplug: readonly { readonly label: string; readonly call: string }[]
  /** SHA-256 of the key that signs the logbooks, hexadecimal. */
  readonly fingerprint: string
  /** The generic steps, without sign-in and without data of the commune. */
  readonly address: string
}

/** What is done within the first hour, before anything is repaired. */
const firstHour: readonly Phase[] = ['isolate', 'keep-powered', 'alert', 'logbook', 'evidence', 'hold']

const audience: Audience = {
  kind: 'internal',
  label: 'À garder hors de la vue du public',
  mention: 'Ce kit porte des numéros directs. Un exemplaire en mairie, un chez le maire, un chez un adjoint.',
  footer: 'À garder hors de la vue du public',
}

const words = {
  open: 'jour et nuit',
  unknown: 'horaires inconnus',
  web: 'page web',
  second: 'Le jour où le relais est en panne, ou ne répond pas',
}

/** The kit on A4, the cards on A6: the same content. */
export const emergencyKit: DocumentForm<KitInput> = {
  file: new URL('./kit.typ', import.meta.url),
  fill: (input) => fillKit('Kit d’urgence informatique', input),
}
export const emergencyCards: DocumentForm<KitInput> = {
  file: new URL('./cards.typ', import.meta.url),
  fill: (input) => fillKit('Cartes d’urgence informatique', input),
}

function fillKit(title: string, input: KitInput): DocumentContent & Record<string, unknown> {
  const { steps, numbers, box, neverUnplug, fingerprint, address } = input
  const first = steps.filter(({ phase }) => firstHour.includes(phase))
  return {
    ...headOf(title, input.letterhead, audience),
    steps: first.map(({ title: order, how, never, who, when }) => ({
      ...{ order, how, never },
      isDecision: who[0] === 'mayor',
      isIf: when !== null,
    })),
    box,
    neverUnplug,
    rows: [
      ...numbers.lines.map(({ role, number, way }) => ({
        id: role.id,
        role: role.label,
        name: number.name,
        number: number.phone ?? number.web,
        isWeb: way === 'web',
        hours:
          number.hours === 'always'
            ? words.open
            : (number.hoursInWords ?? (way === 'web' ? words.web : words.unknown)),
        say: role.say,
        source: number.source === null ? null : `${number.source.text}, relu le ${number.source.checkedOn}`,
      })),
      ...numbers.toComplete.map(({ id, label, say }) => ({
        ...{ id, role: label, name: null, number: null, isWeb: false, hours: null, say, source: null },
      })),
    ],
    secondTitle: words.second,
    fingerprint: fingerprint.match(/.{1,4}/g) ?? [],
    address: address.replace(/^https?:\/\//, ''),
    // Printable text breaks long runs; a QR code is drawn from its dots, one text for each line.
    qr: rowsOfCode(address),
  }
}

/** Dots of a QR code, « 1 » for black, cut in pieces that no line breaker touches. */
export function rowsOfCode(address: string): readonly string[] {
  return encode(address, { ecc: 'M', border: 4 }).data.map((row) =>
    row.map((dot) => (dot ? '1' : '0')).join(''),
  )
}
