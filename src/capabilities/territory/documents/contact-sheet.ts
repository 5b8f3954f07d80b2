import {
  type DocumentContent,
  type DocumentForm,
  headOf,
  type Letterhead,
} from '../../../platform/documents/form.ts'
import { shortened } from '../../../platform/documents/printable-text.ts'
import { type ContactsOfTerritory, hoursInWords, type OfficialContact } from '../domain/contacts.ts'
import { firstGestures } from '../domain/first-gestures.ts'

export type LocalRole =
  | 'mayor'
  | 'deputy'
  | 'provider'
  | 'relay'
  | 'relay-on-call'
  | 'second-number'
  | 'insurer'
  | 'accountant'
  | 'prefecture'
  | 'dpo'
  | 'police'
  | 'mail-host'
  | 'site-host'
  | 'operator'

/** What the commune entered. Null: a dotted line to fill by hand. */
export interface LocalContact {
  readonly role: LocalRole
  readonly name: string | null
  readonly phone: string | null
  readonly hours: string | null
}

export interface ContactSheetInput {
  readonly letterhead: Letterhead
  readonly local: readonly LocalContact[]
  readonly official: ContactsOfTerritory
  /** Pulling the box out also kills the telephone. */
  readonly isPhoneThroughBox: 'yes' | 'no' | 'unknown'
}

interface SheetRow {
  readonly role: string
  readonly name: string | null
  readonly number: string | null
  readonly isWebPage: boolean
  /** Null beside a number to fill by hand. */
  readonly hours: string | null
}

const boxWords = {
  yes: 'Le téléphone de la mairie passe par la box : la débrancher coupe aussi le téléphone. Appelez d’un portable.',
  no: null,
  unknown:
    'Si le téléphone de la mairie passe par la box, la débrancher le coupe aussi. Gardez un portable à portée de main.',
} as const

const hoursToCheck = 'horaires à vérifier'

export const contactSheet: DocumentForm<ContactSheetInput> = {
  file: new URL('./contact-sheet.typ', import.meta.url),
  fill: fillContactSheet,
}

export function fillContactSheet(input: ContactSheetInput): DocumentContent & Record<string, unknown> {
  return {
    ...headOf('Urgence informatique : fiche à afficher', input.letterhead, {
      kind: 'internal',
      label: 'À afficher en mairie, hors de la vue du public',
      mention: 'Cette fiche porte des numéros directs. Gardez-en un exemplaire chez le maire.',
      footer: 'À afficher hors de la vue du public',
    }),
    gestures: firstGestures,
    box: boxWords[input.isPhoneThroughBox],
    rows: rowsOf(input),
  }
}

/** In the order of the calls. */
function rowsOf({ local, official }: ContactSheetInput): readonly SheetRow[] {
  const { regional, national } = official
  const web = national.find(({ id }) => id === '17cyber')
  const police = national.find(({ id }) => id === 'police-gendarmerie')
  const centres =
    regional.kind === 'centre' ? [regional.contact] : regional.instead.filter(({ id }) => id !== '17cyber')
  const entered = (role: LocalRole) => local.find((contact) => contact.role === role)
  return [
    localRow('Le maire', entered('mayor')),
    ...ifGiven('Un adjoint', entered('deputy')),
    localRow('Le prestataire', entered('provider')),
    localRow('Le relais de la commune', entered('relay')),
    ...ifGiven('L’astreinte du relais', entered('relay-on-call')),
    localRow('Si le relais ne répond pas', entered('second-number')),
    ...centres.map((centre) =>
      officialRow(regional.kind === 'centre' ? 'Le centre régional (CSIRT)' : 'Le centre national', centre),
    ),
    ...(web === undefined
      ? []
      : [officialRow('17Cyber', { ...web, name: 'une page web, pas un téléphone' })]),
    localRow('L’assureur, avant toute dépense', entered('insurer')),
    entered('police') === undefined && police !== undefined
      ? officialRow('Gendarmerie ou police', { ...police, name: 'urgence ; plainte à la brigade' })
      : localRow('Gendarmerie ou police', entered('police')),
    localRow('Virement frauduleux : le comptable public', entered('accountant')),
    localRow('La préfecture', entered('prefecture')),
    localRow('Données personnelles (DPO)', entered('dpo')),
    ...ifGiven('La messagerie', entered('mail-host')),
    ...ifGiven('L’hébergeur du site', entered('site-host')),
    ...ifGiven('Téléphone et internet', entered('operator')),
  ]
}

/** One page is what a wall holds: these have a line once somebody gave a number. */
function ifGiven(role: string, contact: LocalContact | undefined): SheetRow[] {
  return (contact?.phone ?? '').trim() === '' ? [] : [localRow(role, contact)]
}

function localRow(role: string, contact: LocalContact | undefined): SheetRow {
  const filled = (text: string | null | undefined, length: number) =>
    text === null || text === undefined || text.trim() === '' ? null : shortened(text, length)
  const number = filled(contact?.phone, 30)
  return {
    role,
    name: filled(contact?.name, 60),
    number,
    isWebPage: false,
    hours: filled(contact?.hours, 60) ?? (number === null ? null : hoursToCheck),
  }
}

function officialRow(role: string, contact: OfficialContact): SheetRow {
  return {
    role,
    name: shortened(contact.name, 60),
    number: contact.phone ?? contact.web,
    isWebPage: contact.phone === null,
    hours: hoursInWords(contact.hours) ?? hoursToCheck,
  }
}
