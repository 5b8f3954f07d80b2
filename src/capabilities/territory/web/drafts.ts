import type {
  CommuneSpace,
  Contact,
  ContactChange,
  Profile,
  ProfileChange,
} from '../../../api-client/index.ts'
import { formText } from './form-text.ts'
import { openHoursIn } from './open-hours.ts'

/**
 * The parts of the settings, each saved on its own although the API saves a profile whole. A draft is what stands in
 * the fields of one part, as typed.
 */
export interface ProfilePart<D> {
  readonly draftOf: (space: Pick<CommuneSpace, 'profile' | 'structures'>) => D
  readonly draftIn: (form: FormData) => D
  readonly changeOf: (draft: D) => Partial<ProfileChange>
}

export interface OnlineDraft {
  readonly mailAddress: string
  readonly hasNoMail: boolean
  readonly siteUrl: string
  readonly hasNoSite: boolean
}

export const onlinePart: ProfilePart<OnlineDraft> = {
  draftOf: ({ profile }) => ({
    mailAddress: profile.mailAddress ?? '',
    hasNoMail: profile.hasNoMail,
    siteUrl: profile.siteUrl ?? '',
    hasNoSite: profile.hasNoSite,
  }),
  draftIn: (form) => ({
    mailAddress: formText(form, 'mailAddress').trim(),
    hasNoMail: form.has('hasNoMail'),
    siteUrl: formText(form, 'siteUrl').trim(),
    hasNoSite: form.has('hasNoSite'),
  }),
  changeOf: ({ mailAddress, hasNoMail, siteUrl, hasNoSite }) => ({
    mailAddress: hasNoMail ? null : mailAddress || null,
    hasNoMail,
    siteUrl: hasNoSite ? null : siteUrl || null,
    hasNoSite,
  }),
}

export interface SizeDraft {
  readonly staffCount: string
  readonly workstations: string
}

export const sizePart: ProfilePart<SizeDraft> = {
  draftOf: ({ profile }) => ({
    staffCount: profile.staffCount === null ? '' : String(profile.staffCount),
    workstations: profile.workstations === null ? '' : String(profile.workstations),
  }),
  draftIn: (form) => ({
    staffCount: formText(form, 'staffCount').trim(),
    workstations: formText(form, 'workstations').trim(),
  }),
  changeOf: ({ staffCount, workstations }) => ({
    staffCount: countIn(staffCount),
    workstations: countIn(workstations),
  }),
}

/** Empty is something not known yet; anything that is no number was stopped by the field. */
const countIn = (typed: string): number | null => (typed === '' ? null : Number(typed))

export interface ProviderDraft {
  readonly providerKind: Profile['providerKind']
}

export const providerKinds = ['company', 'shared', 'none', 'unknown'] as const

export const providerPart: ProfilePart<ProviderDraft> = {
  draftOf: ({ profile }) => ({ providerKind: profile.providerKind }),
  draftIn: (form) => ({
    providerKind: providerKinds.find((kind) => kind === formText(form, 'providerKind')) ?? 'unknown',
  }),
  changeOf: ({ providerKind }) => ({ providerKind }),
}

export interface StructuresDraft {
  /** Identifiers, sorted. */
  readonly structures: readonly string[]
}

export const structuresPart: ProfilePart<StructuresDraft> = {
  draftOf: ({ structures }) => ({ structures: [...structures].sort() }),
  draftIn: (form) => ({ structures: form.getAll('structures').map(String).sort() }),
  changeOf: ({ structures }) => ({ structures: [...structures] }),
}

export interface BoxDraft {
  readonly phoneThroughBox: Profile['phoneThroughBox']
}

export const boxAnswers = ['yes', 'no', 'unknown'] as const

export const boxPart: ProfilePart<BoxDraft> = {
  draftOf: ({ profile }) => ({ phoneThroughBox: profile.phoneThroughBox }),
  draftIn: (form) => ({
    phoneThroughBox: boxAnswers.find((answer) => answer === formText(form, 'phoneThroughBox')) ?? 'unknown',
  }),
  changeOf: ({ phoneThroughBox }) => ({ phoneThroughBox }),
}

/** In the order in which one calls: every town hall needs these. */
export const mainContactRoles = [
  'mayor',
  'provider',
  'relay',
  'insurer',
  'police',
  'prefecture',
  'dpo',
] as const
/** Those that help on the day, where they exist. */
export const otherContactRoles = [
  ...(['deputy', 'relay-on-call', 'second-number', 'accountant'] as const),
  ...(['mail-host', 'site-host', 'operator'] as const),
]
export const contactRoles = [...mainContactRoles, ...otherContactRoles]

export type ContactDraft = Readonly<Record<keyof ContactChange, string>>

export const contactDraftOf = (contact: Contact | undefined): ContactDraft => ({
  name: contact?.name ?? '',
  phone: contact?.phone ?? '',
  mail: contact?.mail ?? '',
  hours: contact?.hours ?? '',
  openHours: contact?.openHours ? JSON.stringify(contact.openHours) : '',
})

export const contactDraftIn = (form: FormData): ContactDraft => ({
  name: formText(form, 'name').trim(),
  phone: formText(form, 'phone').trim(),
  mail: formText(form, 'mail').trim(),
  hours: formText(form, 'hours').trim(),
  openHours: formText(form, 'openHours'),
})

export const contactChangeOf = (draft: ContactDraft): ContactChange => ({
  name: draft.name || null,
  phone: draft.phone || null,
  mail: draft.mail || null,
  hours: draft.hours || null,
  openHours: openHoursIn(draft.openHours),
})

/** The profile as it is, in the shape in which it is saved. */
export function wholeChange({ profile, structures }: CommuneSpace): ProfileChange {
  const { version: _version, updatedAt: _updatedAt, ...said } = profile
  return { ...said, structures }
}

/** Tells two drafts apart: every part writes its fields in one order. */
export const printOf = (draft: object): string => JSON.stringify(draft)
