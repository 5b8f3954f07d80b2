import { dots } from './evidence.ts'
import type { Citation, Confidence, IncidentKind } from './playbook.ts'

/** A file ready to send, never sent by us: what it asks, in the order of whoever receives it. */
export interface FileKind {
  readonly id: string
  readonly title: string
  readonly form: 'form' | 'letter' | 'message' | 'poster'
  readonly audience: 'public' | 'internal' | 'confidential'
  /** The playbooks to which it belongs; the others may still take it. */
  readonly kinds: 'all' | readonly IncidentKind[]
  readonly lead: string
  /** Where a person sends it; `web` without « https:// ». */
  readonly send: { readonly words: string; readonly web: string | null }
  /** What was written in that file stands here too, until it is changed. */
  readonly follows: string | null
  readonly sections: readonly FileSection[]
  readonly signatures: readonly { readonly who: string; readonly line: string }[]
  readonly sources: readonly Citation[]
}

export interface FileSection {
  readonly heading: string
  /** Filled on screen for the sake of the other fields; not printed. */
  readonly isAside: boolean
  readonly points: readonly string[]
  readonly fields: readonly FileField[]
}

export interface FileField {
  readonly id: string
  readonly label: string
  readonly as: 'text' | 'lines' | 'choice' | 'choices'
  readonly options: readonly string[]
  /** What stands there before anybody writes; `{{blanks}}` come from the case or from another field. */
  readonly value: string | null
  readonly isRequired: boolean
  /** In characters, for a message by phone. */
  readonly longest: number | null
  /** How sure we are that whoever receives it asks this; null where it is our own. */
  readonly confidence: Confidence | null
}

/** Texts by name: what the case gives to the blanks, or what people wrote in the fields. */
export type Texts = Readonly<Record<string, string>>

export interface FilledField extends FileField {
  readonly written: string
  /** What the case alone gives, shown beside what somebody changed. */
  readonly proposed: string
  readonly isChanged: boolean
  readonly isMissing: boolean
  readonly isTooLong: boolean
}

export interface FilledSection extends Omit<FileSection, 'fields'> {
  readonly fields: readonly FilledField[]
}

export interface FilledFile {
  readonly kind: FileKind
  readonly where: string
  readonly sections: readonly FilledSection[]
  /** « Ce qui manque encore »: labels, in order. */
  readonly missing: readonly string[]
}

/** The file as it stands: what people wrote, else what the case gives; what nobody knows is dots, never made up. */
export function fillFile(kind: FileKind, known: Texts, written: Texts): FilledFile {
  const asides = kind.sections.filter(({ isAside }) => isAside).flatMap(({ fields }) => fields)
  const named: Record<string, string> = { ...known }
  for (const field of asides) {
    const said = textOf(written, field.id) ?? fillBlanks(field.value ?? '', known).text
    if (said.trim() !== '') named[field.id] = said
  }
  const sections = kind.sections.map((section) => ({
    ...section,
    fields: section.fields.map((field) => fillField(field, section.isAside ? known : named, written)),
  }))
  const fields = sections.flatMap((section) => section.fields)
  return {
    kind,
    where: fillBlanks(kind.send.words, named).text,
    sections,
    missing: [...new Set(fields.filter(({ isMissing }) => isMissing).map(({ label }) => label))],
  }
}

function fillField(field: FileField, known: Texts, written: Texts): FilledField {
  const proposed = fillBlanks(field.value ?? '', known)
  const said = textOf(written, field.id)
  const text = (said ?? proposed.text).trim()
  return {
    ...field,
    written: text,
    proposed: proposed.text,
    isChanged: said !== null && said.trim() !== proposed.text.trim(),
    isMissing: field.isRequired && (text === '' || text.includes(dots)),
    isTooLong: field.longest !== null && text.length > field.longest,
  }
}

/** A text made only of blanks that nobody filled is empty; in the middle of a sentence they are dots. */
export function fillBlanks(text: string, known: Texts): { readonly text: string; readonly isWhole: boolean } {
  let filled = 0
  let empty = 0
  const put = text.replace(/\{\{([a-z0-9-]+)\}\}/g, (_, name: string) => {
    const value = (textOf(known, name) ?? '').trim()
    if (value === '') empty += 1
    else filled += 1
    return value === '' ? dots : value
  })
  const isOnlyBlanks = text.replace(/\{\{[a-z0-9-]+\}\}/g, '').trim().length < 10
  return { text: empty > 0 && filled === 0 && isOnlyBlanks ? '' : put, isWhole: empty === 0 }
}

const textOf = (texts: Texts, name: string): string | null =>
  Object.hasOwn(texts, name) ? (texts[name] ?? null) : null

/** Several choices in one text, one a line. */
export const choicesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** The blanks that a file names, and no case nor field of it can ever fill. */
export function unknownBlanks(kind: FileKind, known: readonly string[]): readonly string[] {
  const asides = kind.sections.filter(({ isAside }) => isAside).flatMap(({ fields }) => fields)
  const names = new Set([...known, ...asides.map(({ id }) => id)])
  const texts = [
    kind.send.words,
    ...kind.sections.flatMap(({ fields }) => fields.map(({ value }) => value ?? '')),
  ]
  return texts
    .flatMap((text) => [...text.matchAll(/\{\{([a-z0-9-]+)\}\}/g)].map((match) => match[1] ?? ''))
    .filter((name) => !names.has(name))
}
